package dev.solvent.script.run;

import dev.solvent.source.Kind;
import dev.solvent.source.NumberText;
import dev.solvent.source.SolventError;
import dev.solvent.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Scripts on disk and from elsewhere. All failures are of kind `io`.
public final class SourceFile {
  private SourceFile() {}

  /// This gives the path that a name means.
  public static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw io(name.replace('\0', '?'), "this is not the name of a file");
    }
  }

  /// This reads a script, called `name` in messages. Fails where there is no such file or it is not
  /// UTF-8 text.
  public static Source read(Path file, String name) {
    if (Files.isDirectory(file)) throw io(name, "it is a folder");
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, name);
    } catch (NoSuchFileException e) {
      throw io(name, "there is no such file");
    } catch (AccessDeniedException e) {
      throw io(name, "access is denied");
    } catch (IOException e) {
      throw io(name, e.getMessage() == null ? "it cannot be opened" : e.getMessage());
    }
  }

  /// This reads all that comes, as UTF-8.
  public static Source read(InputStream in, String name) {
    try {
      byte[] bytes = in.readAllBytes();
      CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
      CharBuffer text = CharBuffer.allocate(bytes.length);
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      if (decoder.decode(rest, text, true).isError()) throw notText(name, bytes, rest.position());
      return new Source(name, text.flip().toString());
    } catch (IOException e) {
      throw io(name, String.valueOf(e.getMessage()));
    }
  }

  private static SolventError notText(String name, byte[] bytes, int at) {
    int line = 1;
    for (int i = 0; i < at; i++) if (bytes[i] == '\n') line++;
    return io(
        name,
        NumberText.format("it is not UTF-8 text: line %d holds the byte 0x%02x", line, bytes[at]));
  }

  private static SolventError io(String name, String why) {
    return SolventError.of(Kind.IO, "cannot read %s: %s", name, why);
  }
}
