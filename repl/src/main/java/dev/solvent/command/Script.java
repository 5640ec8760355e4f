package dev.solvent.command;

import dev.solvent.source.Diagnostic;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.source.Source;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The text of a script, and the folders in which it looks files up.
record Script(Source source, Seq<Path> folders) {
  private static final Path HERE = Path.of("");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /// This reads a file, or all of standard input for `-`. Fails with `io`.
  static Either<Diagnostic, Script> of(String name, Console console) {
    return name.equals("-") ? ofInput(console) : ofFile(name);
  }

  static Either<Diagnostic, Script> ofInput(Console console) {
    try {
      return text("<stdin>", console.in()).map(s -> new Script(s, Vector.of(HERE)));
    } catch (IOException e) {
      return failure("standard input", String.valueOf(e.getMessage()));
    }
  }

  private static Either<Diagnostic, Script> ofFile(String name) {
    try {
      Path file = Path.of(name);
      if (Files.isDirectory(file)) return failure(name, "it is a folder");
      Path folder = file.resolveSibling("");
      Seq<Path> folders = Vector.of(folder, HERE).distinct();
      try (InputStream in = Files.newInputStream(file)) {
        return text(name, in).map(s -> new Script(s, folders));
      }
    } catch (InvalidPathException e) {
      return failure(name.replace('\0', '?'), "this is not the name of a file");
    } catch (NoSuchFileException e) {
      return failure(name, "there is no such file");
    } catch (AccessDeniedException e) {
      return failure(name, "access is denied");
    } catch (IOException e) {
      return failure(name, String.valueOf(e.getMessage()));
    }
  }

  private static Either<Diagnostic, Source> text(String name, InputStream in) throws IOException {
    byte[] bytes = in.readAllBytes();
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length);
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    CoderResult result = decoder.decode(rest, text, true);
    if (result.isError()) return failure(name, notUtf8(bytes, rest.position()));
    String all = text.flip().toString();
    return Either.right(new Source(name, all.startsWith(BYTE_ORDER_MARK) ? all.substring(1) : all));
  }

  private static String notUtf8(byte[] bytes, int at) {
    int line = 1;
    for (int i = 0; i < at; i++) if (bytes[i] == '\n') line++;
    return "it is not UTF-8 text: line %d holds the byte 0x%02x".formatted(line, bytes[at]);
  }

  private static <T> Either<Diagnostic, T> failure(String name, String why) {
    String headline = "cannot read " + name + ": " + why;
    return Either.left(new Diagnostic(Kind.IO, headline, Site.NOWHERE));
  }
}
