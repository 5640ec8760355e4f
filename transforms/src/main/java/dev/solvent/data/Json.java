package dev.solvent.data;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Tree;
import dev.solvent.expr.Pattern;
import dev.solvent.type.Element;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;

/// JSON (RFC 8259), with the strings `"NaN"`, `"Infinity"` and `"-Infinity"` for the numbers that
/// it lacks, both ways.
public final class Json {
  private static final int MOST_DEEP = 200;
  private static final String LENIENCE =
      "Use JsonReader.setStrictness(Strictness.LENIENT) to accept malformed JSON";
  private static final java.util.regex.Pattern GSON_PLACE =
      java.util.regex.Pattern.compile(" at line (\\d+) column (\\d+)");

  private Json() {}

  // reading

  static Expr read(Reader text) throws IOException {
    JsonReader reader = new JsonReader(text);
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(MOST_DEEP);
    try {
      Expr value = value(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT)
        throw new Malformed(0, "it holds more than one value");
      return value;
    } catch (MalformedJsonException e) {
      throw malformed(e);
    } catch (EOFException e) {
      throw new Malformed(0, "it ends too early");
    }
  }

  private static Malformed malformed(MalformedJsonException e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    Matcher place = GSON_PLACE.matcher(message);
    if (!place.find()) return new Malformed(0, "%s", message);
    String what = message.substring(0, place.start()).replace(LENIENCE, "this is not JSON");
    return new Malformed(Long.parseLong(place.group(1)), "%s (column %s)", what, place.group(2));
  }

  private static Expr value(JsonReader in) throws IOException {
    return switch (in.peek()) {
      case NUMBER -> Expr.of(in.nextDouble());
      case BOOLEAN -> Expr.of(in.nextBoolean());
      case STRING -> text(in.nextString());
      case NULL -> {
        in.nextNull();
        yield Expr.NONE;
      }
      case BEGIN_ARRAY -> array(in);
      case BEGIN_OBJECT -> object(in);
      case END_ARRAY, END_OBJECT, NAME, END_DOCUMENT ->
          throw new MalformedJsonException("a value is due");
    };
  }

  private static Expr text(String text) {
    return switch (text) {
      case "NaN" -> Expr.of(Double.NaN);
      case "Infinity" -> Expr.of(Double.POSITIVE_INFINITY);
      case "-Infinity" -> Expr.of(Double.NEGATIVE_INFINITY);
      default -> Expr.text(text);
    };
  }

  private static Expr object(JsonReader in) throws IOException {
    LinkedHashMap<String, Expr> fields = LinkedHashMap.empty();
    in.beginObject();
    while (in.hasNext()) fields = fields.put(in.nextName(), value(in));
    in.endObject();
    return Expr.record(fields);
  }

  private static Expr array(JsonReader in) throws IOException {
    Stacking parts = new Stacking();
    in.beginArray();
    while (in.hasNext()) {
      if (in.peek() == JsonToken.NUMBER) parts.add(in.nextDouble());
      else parts.add(value(in));
    }
    in.endArray();
    return parts.value();
  }

  // writing

  /// This gives the JSON of a value that is data, on one line. A tensor or tuple is an array, a
  /// record an object, a range the array of its numbers; a sparse matrix is an object of `row`,
  /// `col`, `values` and `shape`.
  public static String write(Expr value) {
    StringWriter text = new StringWriter();
    JsonWriter out = new JsonWriter(text);
    out.setStrictness(Strictness.LEGACY_STRICT);
    out.setHtmlSafe(false);
    try {
      write(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /// Whether a value can be written: it is known and holds no function.
  public static boolean isData(Expr value) {
    return switch (value.tree()) {
      case Tree.Leaf(var node) -> node.isKnown();
      case Tree.Tuple(var parts) -> parts.forAll(Json::isData);
      case Tree.Record(var fields) -> fields.values().forAll(Json::isData);
      case Tree.Sparse(_, var values) -> values.isKnown();
      case Tree.None _, Tree.Text _, Tree.Range _ -> true;
      case Tree.Function _ -> false;
    };
  }

  private static void write(Expr value, JsonWriter out) throws IOException {
    switch (value.tree()) {
      case Tree.Leaf _ -> tensor(value.type(), value.tensor().entries(), 0, 0, out);
      case Tree.Tuple(var parts) -> tuple(parts, out);
      case Tree.Record(var fields) -> record(fields, out);
      case Tree.None _ -> out.nullValue();
      case Tree.Text(var text) -> out.value(text);
      case Tree.Function(var fn) -> throw Format.unfit(".json", "data", Expr.of(fn));
      case Tree.Range(int from, int to) -> {
        out.beginArray();
        for (int i = from; i < to; i++) out.value(i);
        out.endArray();
      }
      case Tree.Sparse(var pattern, var values) -> sparse(pattern, values, out);
    }
  }

  private static void tensor(Type.Real type, double[] entries, int axis, int from, JsonWriter out)
      throws IOException {
    Shape shape = type.shape();
    if (axis == shape.rank()) {
      if (type.element() == Element.BOOLEAN) out.value(entries[from] != 0);
      else number(entries[from], out);
      return;
    }
    int below = shape.count(axis + 1, shape.rank());
    out.beginArray();
    for (int i = 0; i < shape.size(axis); i++)
      tensor(type, entries, axis + 1, from + i * below, out);
    out.endArray();
  }

  private static void number(double x, JsonWriter out) throws IOException {
    if (Double.isNaN(x) || Double.isInfinite(x)) out.value(Double.toString(x));
    else out.jsonValue(Cells.text(x));
  }

  private static void tuple(Seq<Expr> parts, JsonWriter out) throws IOException {
    out.beginArray();
    for (Expr part : parts) write(part, out);
    out.endArray();
  }

  private static void record(LinkedHashMap<String, Expr> fields, JsonWriter out)
      throws IOException {
    out.beginObject();
    for (var field : fields) {
      out.name(field._1);
      write(field._2, out);
    }
    out.endObject();
  }

  private static void sparse(Pattern pattern, Expr values, JsonWriter out) throws IOException {
    out.beginObject();
    out.name("row").beginArray();
    for (int k = 0; k < pattern.entries(); k++) out.value(pattern.row(k));
    out.endArray();
    out.name("col").beginArray();
    for (int k = 0; k < pattern.entries(); k++) out.value(pattern.column(k));
    out.endArray();
    out.name("values");
    write(values, out);
    out.name("shape").beginArray().value(pattern.height()).value(pattern.width()).endArray();
    out.endObject();
  }
}
