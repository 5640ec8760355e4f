package dev.solvent;

import static com.google.common.truth.Truth.assertWithMessage;

import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.Stream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The packages are rooms; a room may use those that the table names after it, and all that they
/// lead to.
class DoorsTest {
  private static final Map<String, Set<String>> DOORS =
      table(
          """
          source         |
          type           | source
          value          | type
          expr           | value
          kernel         | expr org.ejml
          plan           | kernel
          build          | plan
          algebra        | build
          dsl            | algebra
          transform      | dsl
          linear         | transform
          solver         | linear
          implicit       | solver
          explain        | implicit
          transforms     | implicit explain
          data           | dsl com.google.gson de.siegmar org.jfree
          solvent        | transforms data
          render         | data
          script.syntax  | source
          script.resolve | script.syntax dsl
          script.run     | script.resolve solvent render
          script         | script.run
          script.engine  | script
          shell          | script org.jline
          command        | shell picocli
          """);

  private static final Pattern NAMED =
      Pattern.compile(
          "(dev/solvent|org/ejml|org/jfree|org/jline|com/google/gson|de/siegmar|picocli)((?:/[a-z]+)*)/");

  @ParameterizedTest
  @ValueSource(strings = {"../dsl", "../transforms", "."})
  void everyReferenceGoesThroughADoor(String module) throws IOException {
    Set<String> shut = HashSet.empty();
    for (Path file : classes(Path.of(module, "target", "classes"))) {
      shut = shut.union(shut(ClassFile.of().parse(file)));
    }
    assertWithMessage("references through no door").that(shut.toSortedSet()).isEmpty();
  }

  @Test
  void noRoomLeadsBackToItself() {
    for (String room : DOORS.keySet()) {
      assertWithMessage(room)
          .that(DOORS.get(room).get().flatMap(DoorsTest::reach))
          .doesNotContain(room);
    }
  }

  private static List<Path> classes(Path folder) throws IOException {
    if (!Files.exists(folder)) return List.empty();
    try (var files = Files.walk(folder)) {
      return List.ofAll(files).filter(file -> file.toString().endsWith(".class"));
    }
  }

  private static Set<String> shut(ClassModel model) {
    String here = model.thisClass().asInternalName();
    String room = named(here).head();
    Set<String> doors = DOORS.get(room).getOrElse(HashSet.empty());
    Set<String> open = doors.union(reach(room)).add(room);
    return HashSet.ofAll(model.constantPool())
        .flatMap(
            entry -> entry instanceof Utf8Entry text ? named(text.stringValue()) : List.empty())
        .removeAll(open)
        .map(used -> here + " uses " + used);
  }

  /// A room and all that it leads to, but for the libraries that only rooms on the way may use.
  private static Set<String> reach(String room) {
    return DOORS
        .get(room)
        .map(doors -> doors.flatMap(DoorsTest::reach).add(room))
        .getOrElse(HashSet.empty());
  }

  /// The rooms and libraries that a text of a class file names.
  private static List<String> named(String text) {
    return List.ofAll(NAMED.matcher(text).results().map(DoorsTest::room)::iterator);
  }

  private static String room(MatchResult name) {
    if (!name.group(1).equals("dev/solvent")) return name.group(1).replace('/', '.');
    return name.group(2).isEmpty() ? "solvent" : name.group(2).substring(1).replace('/', '.');
  }

  private static Map<String, Set<String>> table(String rows) {
    return Stream.ofAll(rows.lines())
        .map(row -> row.split("\\|", 2))
        .toMap(row -> row[0].strip(), row -> HashSet.of(row[1].strip().split(" +")).remove(""));
  }
}
