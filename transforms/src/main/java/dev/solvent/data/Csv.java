package dev.solvent.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.solvent.build.Nodes;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Tree;
import dev.solvent.expr.Node;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Element;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import dev.solvent.value.Tensor;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Stream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Tables with commas between their columns (RFC 4180), as records of columns.
///
/// The first line names the columns; where it holds only numbers it is data, and the columns are
/// called `c0`, `c1`, ... A column of numbers is a vector, in which an empty cell, `NA` and `nan`
/// are nan; a column of `true` and `false` is a vector of booleans; any other column is a tuple of
/// strings.
final class Csv {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Csv() {}

  static Expr read(Reader text) throws IOException {
    List<CsvRecord> lines = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = reader(text)) {
      for (Iterator<CsvRecord> i = reader.iterator(); i.hasNext(); ) {
        CsvRecord line = i.next();
        if (!isBlank(line)) lines.add(line);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new Malformed(0, "%s", String.valueOf(cause.getMessage()));
    }
    if (lines.isEmpty())
      throw new Malformed(0, "it is empty: a first line that names columns is due");
    return table(lines);
  }

  /// Rows of another length than the first are told from here, by their line.
  private static CsvReader<CsvRecord> reader(Reader text) {
    return CsvReader.builder().allowExtraFields(true).allowMissingFields(true).ofCsvRecord(text);
  }

  private static boolean isBlank(CsvRecord line) {
    return line.getFieldCount() == 1 && line.getField(0).replace(BYTE_ORDER_MARK, "").isBlank();
  }

  private static Expr table(List<CsvRecord> lines) throws Malformed {
    CsvRecord first = lines.getFirst();
    Seq<String> cells =
        Array.ofAll(first.getFields()).map(c -> c.replace(BYTE_ORDER_MARK, "").strip());
    boolean headed = !cells.forAll(Cells::isNumber);
    Seq<String> names = headed ? cells : Stream.range(0, cells.size()).map(j -> "c" + j).toArray();
    List<CsvRecord> rows = headed ? lines.subList(1, lines.size()) : lines;
    for (CsvRecord row : rows) {
      if (row.getFieldCount() != names.size()) {
        throw new Malformed(
            row.getStartingLineNumber(),
            "the first line has %d columns, this one %d",
            names.size(),
            row.getFieldCount());
      }
    }
    LinkedHashMap<String, Expr> columns = LinkedHashMap.empty();
    for (int j = 0; j < names.size(); j++) {
      if (columns.containsKey(names.get(j))) {
        throw new Malformed(
            first.getStartingLineNumber(), "two columns are called %s", names.get(j));
      }
      columns = columns.put(names.get(j), column(rows, j));
    }
    return Expr.record(columns);
  }

  private static Expr column(List<CsvRecord> rows, int j) {
    String[] cells = new String[rows.size()];
    for (int i = 0; i < cells.length; i++) cells[i] = rows.get(i).getField(j);
    return Cells.column(cells);
  }

  /// This gives the text of a record of columns, a matrix, or a vector.
  static String write(Expr value) {
    LinkedHashMap<String, Expr> columns = columns(value);
    Seq<Seq<String>> cells = columns.map(c -> cells(c._1, c._2)).toArray();
    int rows = cells.isEmpty() ? 0 : cells.head().size();
    columns
        .zip(cells)
        .find(c -> c._2.size() != rows)
        .forEach(c -> {
          throw SolventError.of(
              Kind.SHAPE,
              "the columns of a .csv file are of one length, but %s has %d entries and %s has %d",
              columns.head()._1,
              rows,
              c._1._1,
              c._2.size());
        });
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      writer.writeRecord(columns.keySet());
      for (int i = 0; i < rows; i++) {
        int row = i;
        writer.writeRecord(cells.map(column -> column.get(row)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static LinkedHashMap<String, Expr> columns(Expr value) {
    if (value.tree() instanceof Tree.Record(var fields)) return fields;
    if (value.isTensor() && value.shape().rank() == 1) return LinkedHashMap.of("c0", value);
    if (!value.isTensor() || value.shape().rank() != 2) throw unfit(value);
    Tensor matrix = value.tensor();
    Type.Real type = value.type();
    int rows = matrix.shape().size(0);
    int width = matrix.shape().size(1);
    LinkedHashMap<String, Expr> columns = LinkedHashMap.empty();
    for (int j = 0; j < width; j++) {
      double[] column = new double[rows];
      for (int i = 0; i < rows; i++) column[i] = matrix.get(i * width + j);
      columns = columns.put("c" + j, Expr.of(new Node.Const(type.shaped(Shape.of(rows)), column)));
    }
    return columns;
  }

  private static Seq<String> cells(String name, Expr column) {
    if (column.tree() instanceof Tree.Tuple(var parts)) {
      return parts.map(p -> cell(name, p)).toArray();
    }
    if (!column.isTensor() || column.shape().rank() != 1) throw unfit(column);
    boolean truths = column.type().element() == Element.BOOLEAN;
    return Array.ofAll(column.array()).map(x -> truths ? "" + (x != 0) : Cells.text(x));
  }

  private static String cell(String name, Expr part) {
    return switch (part.tree()) {
      case Tree.Text(var text) -> text;
      case Tree.Leaf(var node) when Nodes.shape(node).isScalar() ->
          part.type().isBoolean() ? "" + part.truth() : Cells.text(part.number());
      case Tree.None _ -> "";
      case Tree.Leaf _, Tree.Tuple _, Tree.Record _, Tree.Function _, Tree.Range _, Tree.Sparse _ ->
          throw unfit(part).note("it is in the column %s", name);
    };
  }

  private static SolventError unfit(Expr value) {
    return Format.unfit(".csv", "columns of numbers, booleans or strings", value);
  }
}
