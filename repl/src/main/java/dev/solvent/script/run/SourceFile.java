package dev.solvent.script.run;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.source.Source;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Scripts on disk.
public final class SourceFile {
  private SourceFile() {}

  /// This reads a script, called `name` in messages. Fails with `io` where there is no such file or
  /// it is not UTF-8 text.
  public static Source read(Path file, String name) {
    try {
      if (Files.isDirectory(file)) throw io(name, "it is a folder");
      return new Source(name, Files.readString(file));
    } catch (NoSuchFileException e) {
      throw io(name, "there is no such file");
    } catch (CharacterCodingException e) {
      throw io(name, "it is not UTF-8 text");
    } catch (AccessDeniedException e) {
      throw io(name, "access is denied");
    } catch (IOException e) {
      throw io(name, e.getMessage() == null ? "it cannot be opened" : e.getMessage());
    }
  }

  private static SolventError io(String name, String why) {
    return SolventError.of(Kind.IO, "cannot read %s: %s", name, why);
  }
}
