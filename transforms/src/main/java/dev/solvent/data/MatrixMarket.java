package dev.solvent.data;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Tree;
import dev.solvent.expr.Pattern;
import dev.solvent.type.Shape;
import dev.solvent.value.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.Locale;
import java.util.StringTokenizer;

/// Matrices in NIST's Matrix Market format: `coordinate` as sparse, `array` as dense; general,
/// symmetric or skew-symmetric; of real or whole numbers, or a bare pattern, whose entries are 1.
/// Source: Boisvert, Pozo, Remington, *The Matrix Market Exchange Formats*, NISTIR 5935.
final class MatrixMarket {
  private final BufferedReader text;
  private long line;
  private String symmetry = "general";
  private boolean pattern;

  private MatrixMarket(Reader text) {
    this.text = new BufferedReader(text);
  }

  static Expr read(Reader text) throws IOException {
    return new MatrixMarket(text).matrix();
  }

  private Expr matrix() throws IOException {
    StringTokenizer banner = new StringTokenizer(next().toLowerCase(Locale.ROOT));
    if (banner.countTokens() != 5
        || !banner.nextToken().equals("%%matrixmarket")
        || !banner.nextToken().equals("matrix")) {
      throw wrong("the first line is not `%%MatrixMarket matrix ...`");
    }
    String layout = among(banner, "coordinate", "array");
    pattern = among(banner, "real", "integer", "double", "pattern").equals("pattern");
    symmetry = among(banner, "general", "symmetric", "skew-symmetric");
    return layout.equals("coordinate") ? sparse() : dense();
  }

  private String among(StringTokenizer banner, String... known) throws IOException {
    String word = banner.nextToken();
    if (Arrays.asList(known).contains(word)) return word;
    throw wrong("%s is none of %s", word, String.join(", ", known));
  }

  private Expr sparse() throws IOException {
    StringTokenizer sizes = numbers(3, "rows, columns and entries");
    int height = whole(sizes.nextToken());
    int width = whole(sizes.nextToken());
    int entries = whole(sizes.nextToken());
    int most = Shape.of(symmetry.equals("general") ? 1 : 2, entries).count();
    int[] rows = new int[most];
    int[] columns = new int[most];
    double[] values = new double[most];
    int n = 0;
    for (int k = 0; k < entries; k++) {
      StringTokenizer entry = numbers(pattern ? 2 : 3, "row, column and value");
      int i = index(entry.nextToken(), height, "row");
      int j = index(entry.nextToken(), width, "column");
      double value = pattern ? 1 : number(entry.nextToken());
      rows[n] = i;
      columns[n] = j;
      values[n++] = value;
      if (i != j && most > entries) {
        rows[n] = j;
        columns[n] = i;
        values[n++] = mirrored(value);
      }
    }
    Pattern places = new Pattern(Arrays.copyOf(rows, n), Arrays.copyOf(columns, n), height, width);
    Tensor stored = Tensor.wrap(Shape.of(n), Arrays.copyOf(values, n));
    return new Expr(new Tree.Sparse(places, Expr.of(stored)));
  }

  private Expr dense() throws IOException {
    StringTokenizer sizes = numbers(2, "rows and columns");
    int height = whole(sizes.nextToken());
    int width = whole(sizes.nextToken());
    Shape shape = Shape.of(height, width);
    double[] entries = new double[shape.count()];
    for (int j = 0; j < width; j++) {
      for (int i = first(j); i < height; i++) {
        double value = number(numbers(1, "one entry").nextToken());
        entries[i * width + j] = value;
        if (!symmetry.equals("general") && i != j) entries[j * width + i] = mirrored(value);
      }
    }
    return Expr.of(Tensor.wrap(shape, entries));
  }

  /// The first row that is stored of a column.
  private int first(int column) {
    return switch (symmetry) {
      case "symmetric" -> column;
      case "skew-symmetric" -> column + 1;
      default -> 0;
    };
  }

  private double mirrored(double value) {
    return symmetry.equals("symmetric") ? value : -value;
  }

  /// This gives the next line that is neither a comment nor blank.
  private StringTokenizer numbers(int count, String what) throws IOException {
    String found = next();
    while (found.startsWith("%") || found.isBlank()) found = next();
    StringTokenizer words = new StringTokenizer(found);
    if (words.countTokens() != count) throw wrong("%s are due, but this is `%s`", what, found);
    return words;
  }

  private String next() throws IOException {
    String found = text.readLine();
    line++;
    if (found == null) throw wrong("the file ends too early");
    return found;
  }

  private int index(String word, int size, String what) throws IOException {
    int index = whole(word);
    if (index < 1 || index > size) throw wrong("%s %d of a matrix that has %d", what, index, size);
    return index - 1;
  }

  private int whole(String word) throws IOException {
    try {
      return Integer.parseUnsignedInt(word);
    } catch (NumberFormatException _) {
      throw wrong("%s is not a whole number", word);
    }
  }

  private double number(String word) throws IOException {
    if (Cells.isNumber(word) || word.equalsIgnoreCase("nan")) return Cells.number(word);
    throw wrong("%s is not a number", word);
  }

  private Malformed wrong(String what, Object... parts) {
    return new Malformed(line, what, parts);
  }

  static String write(Expr value) {
    if (value.tree() instanceof Tree.Sparse(var pattern, var values)) {
      return coordinates(pattern, values.array());
    }
    if (!value.isTensor() || value.shape().rank() == 0 || value.shape().rank() > 2) {
      throw Format.unfit(".mtx", "one matrix", value);
    }
    int height = value.shape().size(0);
    int width = value.shape().rank() == 1 ? 1 : value.shape().size(1);
    double[] entries = value.tensor().entries();
    StringBuilder out = new StringBuilder("%%MatrixMarket matrix array real general\n");
    out.append(height).append(' ').append(width).append('\n');
    for (int j = 0; j < width; j++) {
      for (int i = 0; i < height; i++) out.append(Cells.text(entries[i * width + j])).append('\n');
    }
    return out.toString();
  }

  private static String coordinates(Pattern pattern, double[] values) {
    StringBuilder out = new StringBuilder("%%MatrixMarket matrix coordinate real general\n");
    out.append(pattern.height()).append(' ').append(pattern.width()).append(' ');
    out.append(values.length).append('\n');
    for (int k = 0; k < values.length; k++) {
      out.append(pattern.row(k) + 1).append(' ').append(pattern.column(k) + 1).append(' ');
      out.append(Cells.text(values[k])).append('\n');
    }
    return out.toString();
  }
}
