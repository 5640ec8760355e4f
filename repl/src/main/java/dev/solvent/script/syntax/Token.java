package dev.solvent.script.syntax;

import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// A word of the text: its kind, its characters, and whether a newline stands before it.
record Token(Kind kind, String text, int start, int end, boolean newline, Seq<Segment> segments) {
  enum Kind {
    NUMBER,
    STRING,
    NAME,
    KEYWORD,
    SIGN,
    END
  }

  /// A part of a string: a text, or the tokens of an expression.
  record Segment(String text, Seq<Token> tokens) {}

  Token(Kind kind, String text, int start, int end, boolean newline) {
    this(kind, text, start, end, newline, Array.empty());
  }

  boolean is(String sign) {
    return (kind == Kind.SIGN || kind == Kind.KEYWORD) && text.equals(sign);
  }

  boolean isName() {
    return kind == Kind.NAME;
  }

  String describe() {
    return switch (kind) {
      case END -> "the end of the text";
      case STRING -> "a string";
      case NUMBER, NAME, KEYWORD, SIGN -> "`" + text + "`";
    };
  }
}
