package dev.solvent.shell;

import dev.solvent.dsl.Entry;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Tree;
import dev.solvent.script.Session;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.File;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// What may stand at the cursor: behind a dot the fields of a value, else names and words, and in a
/// call the names of its arguments; at the start of a line the shell's commands; files in a string
/// and behind commands that take one.
final class Completion implements Completer {
  private static final Seq<String> KEYWORDS =
      Array.of(
          "fun",
          "val",
          "var",
          "if",
          "else",
          "while",
          "for",
          "in",
          "return",
          "import",
          "as",
          "true",
          "false",
          "none",
          "tangent",
          "cotangent",
          "implicit");

  private final Workspace workspace;

  Completion(Workspace workspace) {
    this.workspace = workspace;
  }

  /// This gives where the name begins that ends at `cursor`; a command's colon and a file's slashes
  /// are part of it.
  static int wordStart(String line, int cursor) {
    int blank = line.indexOf(' ');
    if (Meta.isMeta(line) && (blank < 0 || cursor <= blank)) return 0;
    if (takesFile(line)) return blank + 1;
    Typed typed = Typed.of(line.substring(0, cursor));
    if (typed.string().isDefined()) return typed.string().get();
    int start = cursor;
    while (start > 0 && isOfName(line.charAt(start - 1))) start--;
    return start;
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '\'' || Character.isSurrogate(c);
  }

  private static boolean takesFile(String line) {
    return line.startsWith(Meta.LOAD + " ") || line.startsWith(Meta.SAVE + " ");
  }

  @Override
  public void complete(LineReader reader, ParsedLine at, List<Candidate> candidates) {
    String before = at.line().substring(0, at.cursor() - at.wordCursor());
    if (before.isEmpty() && Meta.isMeta(at.line())) metas(candidates);
    else if (takesFile(at.line())) files(at.word(), candidates);
    else if (Typed.of(before).string().isDefined()) files(at.word(), candidates);
    else if (before.endsWith(".")) members(before.substring(0, before.length() - 1), candidates);
    else {
      Typed.of(before).call().forEach(function -> arguments(function, candidates));
      names(candidates);
    }
  }

  private static void metas(List<Candidate> candidates) {
    for (Meta meta : Meta.values()) {
      String name = meta.toString();
      candidates.add(new Candidate(name, name, null, meta.doc(), null, null, true));
    }
  }

  private static void files(String begun, List<Candidate> candidates) {
    int slash = begun.lastIndexOf('/');
    String folder = begun.substring(0, slash + 1);
    File[] inside = new File(folder.isEmpty() ? "." : folder).listFiles();
    for (File file : inside == null ? new File[0] : inside) {
      String path = folder + file.getName() + (file.isDirectory() ? "/" : "");
      candidates.add(
          new Candidate(path, file.getName(), null, null, null, null, !file.isDirectory()));
    }
  }

  /// The names of a function's arguments; of a word's, those that may be left out.
  private void arguments(String function, List<Candidate> candidates) {
    Seq<String> names =
        workspace
            .get(function)
            .map(Completion::parameters)
            .orElse(() -> Session.vocabulary().find(function).map(Entry::options))
            .getOrElse(Array.empty());
    names.forEach(name -> candidates.add(name(name + " = ")));
  }

  private static Seq<String> parameters(Expr value) {
    return value.tree() instanceof Tree.Function(var fn) ? fn.parameters() : Array.empty();
  }

  private void names(List<Candidate> candidates) {
    workspace.words().appendAll(KEYWORDS).distinct().forEach(name -> candidates.add(name(name)));
  }

  /// The fields of a record, or else the words, any of which may be said behind a dot.
  private void members(String target, List<Candidate> candidates) {
    String path = target.substring(pathStart(target));
    Option<Expr> value = value(Array.of(path.split("\\.")));
    Seq<String> fields = value.map(Completion::fields).getOrElse(() -> under(path));
    (fields.isEmpty() ? Session.vocabulary().names() : fields)
        .forEach(name -> candidates.add(name(name)));
  }

  /// What the words are called whose names begin with a path: `normal` under `random`.
  private static Seq<String> under(String path) {
    return Session.vocabulary()
        .names()
        .filter(name -> name.startsWith(path + "."))
        .map(name -> name.substring(path.length() + 1));
  }

  private static int pathStart(String target) {
    int start = target.length();
    while (start > 0 && (isOfName(target.charAt(start - 1)) || target.charAt(start - 1) == '.')) {
      start--;
    }
    return start;
  }

  private Option<Expr> value(Seq<String> path) {
    Option<Expr> value = workspace.get(path.head());
    for (String name : path.tail()) value = value.flatMap(v -> field(v, name));
    return value;
  }

  private static Option<Expr> field(Expr value, String name) {
    return fields(value).contains(name)
        ? Option.of(value.parts().get(fields(value).indexOf(name)))
        : Option.none();
  }

  private static Seq<String> fields(Expr value) {
    return switch (value.tree()) {
      case Tree.Record(var fields) -> fields.keySet().toArray();
      case Tree.Tuple(var parts) -> Array.range(0, parts.size()).map(String::valueOf);
      case Tree.Leaf _, Tree.None _, Tree.Text _ -> Array.empty();
      case Tree.Function _, Tree.Range _, Tree.Sparse _ -> Array.empty();
    };
  }

  /// Nothing is set behind a name, since a bracket or a dot may follow.
  private static Candidate name(String name) {
    return new Candidate(name, name, null, null, null, null, false);
  }
}
