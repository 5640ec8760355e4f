package dev.solvent.data;

import dev.solvent.dsl.Expr;
import dev.solvent.expr.Node;
import dev.solvent.type.Element;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// NumPy's arrays of floats, integers and booleans, in C or Fortran order. Written as 64-bit
/// floats, or booleans, in C order. Source: numpy.lib.format, versions 1 to 3.
final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final int CHUNK = 1 << 16;
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9L,\\s]*)\\)");

  private Npy() {}

  static Expr read(InputStream in) throws IOException {
    byte[] magic = in.readNBytes(MAGIC.length);
    if (!Arrays.equals(magic, MAGIC))
      throw new Malformed(0, "it does not begin as a .npy file does");
    byte[] version = exactly(in, 2);
    int length =
        version[0] == 1
            ? little(exactly(in, 2)).getShort() & 0xFFFF
            : little(exactly(in, 4)).getInt();
    if (length < 0) throw new Malformed(0, "its header is damaged");
    String header = new String(exactly(in, length), StandardCharsets.UTF_8);
    Dtype dtype = Dtype.of(field(DESCR, header));
    Shape shape = Shape.of(sizes(field(SHAPE, header)));
    double[] entries = entries(in, shape.count(), dtype);
    boolean fortran = field(FORTRAN, header).equals("True");
    Element element = dtype.code.equals("b1") ? Element.BOOLEAN : Element.NUMBER;
    return Expr.of(
        new Node.Const(
            new Type.Real(shape, element), fortran ? rowMajor(shape, entries) : entries));
  }

  private static double[] entries(InputStream in, int count, Dtype dtype) throws IOException {
    double[] entries = new double[count];
    for (int from = 0; from < count; from += CHUNK) {
      int to = Math.min(count, from + CHUNK);
      ByteBuffer bytes = ByteBuffer.wrap(exactly(in, (to - from) * dtype.size)).order(dtype.order);
      for (int i = from; i < to; i++) entries[i] = dtype.next(bytes);
    }
    return entries;
  }

  private static byte[] exactly(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) throw new Malformed(0, "it ends too early");
    return bytes;
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String field(Pattern pattern, String header) throws Malformed {
    Matcher found = pattern.matcher(header);
    if (!found.find()) {
      throw new Malformed(
          0, "it holds no plain array of numbers: its header is %s", header.strip());
    }
    return found.group(1);
  }

  private static Seq<Integer> sizes(String text) throws Malformed {
    try {
      return Array.of(text.split(","))
          .map(size -> size.replace("L", "").strip())
          .filter(size -> !size.isEmpty())
          .map(Integer::valueOf);
    } catch (NumberFormatException _) {
      throw new Malformed(0, "its shape (%s) is too large", text);
    }
  }

  /// Column-major entries, whose first index runs fastest, in row-major order.
  private static double[] rowMajor(Shape shape, double[] entries) {
    double[] out = new double[entries.length];
    int[] strides = shape.strides();
    int[] index = new int[shape.rank()];
    for (double entry : entries) {
      int at = 0;
      for (int k = 0; k < index.length; k++) at += index[k] * strides[k];
      out[at] = entry;
      for (int k = 0; k < index.length && ++index[k] == shape.size(k); k++) index[k] = 0;
    }
    return out;
  }

  /// The type of the entries: `<f8` is a little-endian float of 8 bytes.
  private record Dtype(String code, int size, ByteOrder order) {
    private static final Seq<String> KNOWN =
        Array.of("f8", "f4", "i8", "i4", "i2", "i1", "u4", "u2", "u1", "b1");

    static Dtype of(String descr) throws Malformed {
      String code = descr.isEmpty() ? "" : descr.substring(1);
      if (!KNOWN.contains(code) || "<>|=".indexOf(descr.charAt(0)) < 0) {
        throw new Malformed(0, "its entries are %s, which are not real numbers", descr);
      }
      ByteOrder order = descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
      return new Dtype(code, code.charAt(1) - '0', order);
    }

    double next(ByteBuffer bytes) {
      return switch (code.charAt(0)) {
        case 'f' -> size == 8 ? bytes.getDouble() : bytes.getFloat();
        case 'u' -> signed(bytes) & (1L << 8 * size) - 1;
        default -> signed(bytes);
      };
    }

    private long signed(ByteBuffer bytes) {
      return switch (size) {
        case 8 -> bytes.getLong();
        case 4 -> bytes.getInt();
        case 2 -> bytes.getShort();
        default -> bytes.get();
      };
    }
  }

  static byte[] write(Expr value) {
    if (!value.isTensor()) throw Format.unfit(".npy", "one tensor", value);
    boolean truths = value.type().isBoolean();
    Seq<Integer> sizes = value.shape().toSeq();
    String shape = sizes.size() == 1 ? "(" + sizes.head() + ",)" : sizes.mkString("(", ", ", ")");
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }"
            .formatted(truths ? "|b1" : "<f8", shape);
    int before = MAGIC.length + 4;
    int padding = Math.floorMod(-(before + header.length() + 1), ALIGNMENT);
    String padded = header + " ".repeat(padding) + "\n";
    double[] entries = value.tensor().entries();
    ByteBuffer out =
        ByteBuffer.allocate(before + padded.length() + entries.length * (truths ? 1 : 8))
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) padded.length());
    out.put(padded.getBytes(StandardCharsets.US_ASCII));
    for (double entry : entries) {
      if (truths) out.put((byte) (entry != 0 ? 1 : 0));
      else out.putDouble(entry);
    }
    return out.array();
  }
}
