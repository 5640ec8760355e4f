package dev.solvent.data;

import dev.solvent.dsl.Expr;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/// The door to files of data: what `load` and `save` do.
///
/// | ending | holds |
/// | --- | --- |
/// | `.csv` | a record of columns: vectors of numbers or booleans, tuples of strings |
/// | `.json` | numbers, strings, booleans, `none`; rectangular arrays as tensors, other arrays as tuples, objects as records |
/// | `.npy` | one tensor |
/// | `.mtx` | one matrix, sparse where the file is |
///
/// Each may end in `.gz` besides. All failures are of kind `io` and name the file.
public final class Data {
  private static final ScopedValue<Seq<Path>> FOLDERS = ScopedValue.newInstance();

  private Data() {}

  /// This gives what `work` gives while files are looked up in these folders.
  public static <T> T within(Seq<Path> folders, Supplier<T> work) {
    return ScopedValue.where(FOLDERS, folders).call(work::get);
  }

  /// This gives the folders in which files are looked up: the working folder, unless a script says
  /// more.
  public static Seq<Path> folders() {
    return FOLDERS.orElse(Array.of(Path.of("")));
  }

  /// This gives what a file holds. A relative path is looked up in each of the folders, in their
  /// order.
  public static Expr load(String path, Seq<Path> folders) {
    Format format = Format.of(path, "read");
    Path file = find(path, folders);
    try (InputStream in = open(file, path)) {
      return format.read(in);
    } catch (Malformed e) {
      throw io("cannot read %s%s: %s", path, e.where(), e.getMessage());
    } catch (IOException e) {
      throw io("cannot read %s: %s", path, reason(e));
    }
  }

  /// This writes a value to a file, which it replaces; a relative path is under the working folder.
  /// Fails with `type` where the format cannot hold the value.
  public static void save(String path, Expr value) {
    byte[] content = Format.of(path, "write").write(value);
    try (OutputStream out = create(path)) {
      out.write(content);
    } catch (IOException e) {
      throw io("cannot write %s: %s", path, reason(e));
    }
  }

  static SolventError io(String headline, Object... parts) {
    return SolventError.of(Kind.IO, headline, parts);
  }

  static Path path(String path) {
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw io("%s is not the name of a file", path);
    }
  }

  private static Path find(String path, Seq<Path> folders) {
    Path named = path(path);
    if (named.isAbsolute()) {
      if (Files.exists(named)) return named;
      throw io("cannot read %s: there is no such file", path);
    }
    return folders
        .map(folder -> folder.resolve(named))
        .find(Files::exists)
        .getOrElseThrow(() -> missing(path, folders));
  }

  private static SolventError missing(String path, Seq<Path> folders) {
    String looked =
        folders.map(f -> f.toAbsolutePath().normalize().toString()).distinct().mkString(" or ");
    return io("cannot read %s: there is no such file in %s", path, looked)
        .help("a relative path is looked up beside the script, then in the working folder");
  }

  private static InputStream open(Path file, String path) throws IOException {
    if (Files.isDirectory(file)) throw new IOException("it is a folder");
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    if (!Format.isPacked(path)) return in;
    try {
      return new BufferedInputStream(new GZIPInputStream(in));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static OutputStream create(String path) throws IOException {
    Path file = path(path);
    if (Files.isDirectory(file)) throw new IOException("it is a folder");
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
    return Format.isPacked(path) ? new GZIPOutputStream(out) : out;
  }

  /// This gives why a file cannot be read or written.
  public static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "access is denied";
      case NoSuchFileException missing -> "there is no folder " + folder(missing.getFile());
      case CharacterCodingException _ -> "it is not UTF-8 text";
      case ZipException _ -> "it is not a gzip file";
      case java.io.EOFException _ -> "it ends too early";
      default -> e.getMessage() == null ? "it cannot be opened" : e.getMessage();
    };
  }

  private static String folder(String file) {
    Path parent = Path.of(file).toAbsolutePath().normalize().getParent();
    return parent == null ? file : parent.toString();
  }
}
