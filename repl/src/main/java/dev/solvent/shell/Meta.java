package dev.solvent.shell;

import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.util.Locale;

/// What can be asked of the shell itself: `:type A @ x`.
enum Meta {
  HELP("", "shows this list"),
  TYPE("e", "the structure and shapes of a value"),
  TREE("e", "how an expression is read: what is an operand of what"),
  EXPLAIN("f", "the operations of a function, and its formula"),
  TIME("e", "the value of an expression, and how long it takes"),
  LOAD("file", "runs a script in this session"),
  SAVE("file", "writes what was entered, as a script"),
  ENV("", "lists the names of this session"),
  DOC("name", "how a word is called, and what it gives"),
  RESET("", "forgets every name"),
  QUIT("", "leaves, as Ctrl-D does");

  private static final String MARK = ":";

  private final String operand;
  private final String doc;

  Meta(String operand, String doc) {
    this.operand = operand;
    this.doc = doc;
  }

  /// A command with what stands behind it.
  record Call(Meta meta, String operand) {}

  static boolean isMeta(String line) {
    return line.stripLeading().startsWith(MARK);
  }

  /// This gives what a line asks for, or what is wrong with it. The first letters of a command are
  /// enough where only one begins with them.
  static Either<String, Call> parse(String line) {
    String[] words = line.strip().split("\\s+", 2);
    String operand = words.length > 1 ? words[1].strip() : "";
    return named(words[0]).flatMap(meta -> meta.with(operand));
  }

  private static Either<String, Meta> named(String word) {
    Seq<Meta> exact = Array.of(values()).filter(meta -> meta.toString().equals(word));
    Seq<Meta> begun = Array.of(values()).filter(meta -> meta.toString().startsWith(word));
    if (!exact.isEmpty()) return Either.right(exact.head());
    if (begun.size() == 1) return Either.right(begun.head());
    return Either.left(
        begun.isEmpty()
            ? "there is no " + word + "; :help lists the commands"
            : word + " is one of " + begun.mkString(", "));
  }

  /// `:help name` is what `:doc name` is.
  private Either<String, Call> with(String given) {
    if (this == HELP && !given.isEmpty()) return Either.right(new Call(DOC, given));
    if (given.isEmpty() == operand.isEmpty()) return Either.right(new Call(this, given));
    return Either.left(
        given.isEmpty() ? usage() + " lacks its " + operand : this + " takes nothing");
  }

  String usage() {
    return operand.isEmpty() ? toString() : this + " " + operand;
  }

  String doc() {
    return doc;
  }

  @Override
  public String toString() {
    return MARK + name().toLowerCase(Locale.ROOT);
  }
}
