package dev.solvent.data;

import dev.solvent.dsl.Expr;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Array;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A format of files, told by their ending.
enum Format {
  CSV {
    @Override
    Expr read(InputStream in) throws IOException {
      return Csv.read(text(in));
    }

    @Override
    byte[] write(Expr value) {
      return bytes(Csv.write(value));
    }
  },
  JSON {
    @Override
    Expr read(InputStream in) throws IOException {
      return Json.read(text(in));
    }

    @Override
    byte[] write(Expr value) {
      return bytes(Json.write(value) + "\n");
    }
  },
  NPY {
    @Override
    Expr read(InputStream in) throws IOException {
      return Npy.read(in);
    }

    @Override
    byte[] write(Expr value) {
      return Npy.write(value);
    }
  },
  MTX {
    @Override
    Expr read(InputStream in) throws IOException {
      return MatrixMarket.read(text(in));
    }

    @Override
    byte[] write(Expr value) {
      return bytes(MatrixMarket.write(value));
    }
  };

  private static final String PACKED = ".gz";

  abstract Expr read(InputStream in) throws IOException;

  abstract byte[] write(Expr value);

  String ending() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  static boolean isPacked(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(PACKED);
  }

  /// This gives the format that a path's ending names; `doing` is what fails if none does.
  static Format of(String path, String doing) {
    String lower = path.toLowerCase(Locale.ROOT);
    String plain = isPacked(path) ? lower.substring(0, lower.length() - PACKED.length()) : lower;
    return Array.of(values())
        .find(format -> plain.endsWith(format.ending()))
        .getOrElseThrow(() ->
            SolventError.of(Kind.IO, "cannot %s %s: its ending names no format", doing, path)
                .help("the endings are .csv, .json, .npy and .mtx, each also with .gz"));
  }

  /// This gives the complaint about a value that the format cannot hold.
  static SolventError unfit(String ending, String holds, Expr value) {
    return SolventError.of(
        Kind.TYPE, "a %s file holds %s, but this is %s", ending, holds, value.describe());
  }

  /// Text in UTF-8; bytes that are none are an error rather than question marks.
  private static Reader text(InputStream in) {
    return new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
