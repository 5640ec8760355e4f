package dev.solvent.script.syntax;

import dev.solvent.script.syntax.Ast.Expression.Block;
import dev.solvent.script.syntax.Ast.Expression.If;
import dev.solvent.script.syntax.Ast.Statement;
import dev.solvent.script.syntax.Ast.Statement.Evaluate;
import dev.solvent.source.Diagnostic;
import dev.solvent.source.Kind;
import dev.solvent.source.Place.Span;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/// Takes the returns out of bodies.
///
/// A return at the end of a body is its last expression. After an `if` that holds a return, what
/// follows goes into those branches that do not return. Where several do not, all of them end in
/// the same block, so that a body grows no larger.
final class Returns {

  /// The returns of each open body, the innermost first, by where they begin.
  private final Deque<TreeMap<Integer, Statement>> bodies = new ArrayDeque<>();

  private int depth = 0;

  Returns() {
    open();
  }

  void open() {
    bodies.push(new TreeMap<>());
  }

  /// Keeps in mind that a statement was written as a return.
  Statement note(Statement value) {
    bodies.peek().put(value.span().start(), value);
    return value;
  }

  /// Ends a body and gives it without its returns. Fails with `syntax` if one does not end it.
  Block close(Block body) {
    Block without =
        bodies.peek().isEmpty()
            ? body
            : new Block(ended(body.statements(), Option.none()), body.span());
    if (!bodies.peek().isEmpty()) throw misplaced(bodies.peek().firstEntry().getValue().span());
    bodies.pop();
    return without;
  }

  /// Ends the script, outside of any body.
  void end() {
    if (bodies.peek().isEmpty()) return;
    Statement first = bodies.peek().firstEntry().getValue();
    throw Cursor.error(first.span(), "this return stands outside of a function");
  }

  static SolventError misplaced(Span span) {
    return Cursor.error(span, "this return does not end a body")
        .help(
            "a return ends a function's body, or a branch of an if that stands in it as a"
                + " statement");
  }

  /// This gives the statements with `rest` where they do not return.
  private Seq<Statement> ended(Seq<Statement> statements, Option<Block> rest) {
    List<Statement> out = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      Seq<Statement> following = statements.drop(i + 1);
      if (isReturn(statement)) {
        following.forEach(next -> checkReached(next, true));
        bodies.peek().remove(statement.span().start());
        out.add(statement);
        return Vector.ofAll(out);
      }
      if (statement instanceof Evaluate(If choice, Span span) && holdsReturn(choice.span())) {
        following.forEach(next -> checkReached(next, alwaysReturns(choice)));
        out.add(new Evaluate(ended(choice, continuation(following, rest)), span));
        return Vector.ofAll(out);
      }
      out.add(statement);
    }
    rest.forEach(block -> out.add(new Evaluate(block, block.span())));
    return Vector.ofAll(out);
  }

  private If ended(If choice, Option<Block> after) {
    if (++depth > Parser.DEPTH) {
      String headline = "returns follow each other more than " + Parser.DEPTH + " times";
      throw new SolventError(new Diagnostic(Kind.LIMIT, headline, new Site(choice.span())));
    }
    Block then = branch(choice.then(), after);
    Block otherwise =
        choice
            .otherwise()
            .map(block -> branch(block, after))
            .getOrElse(() -> after.getOrElse(() -> new Block(Vector.empty(), choice.span())));
    depth--;
    return new If(choice.condition(), then, Option.of(otherwise), choice.span());
  }

  private Block branch(Block branch, Option<Block> after) {
    if (holdsReturn(branch.span())) {
      return new Block(ended(branch.statements(), after), branch.span());
    }
    Statement whole = new Evaluate(branch, branch.span());
    return after
        .map(block -> new Block(Vector.of(whole, new Evaluate(block, block.span())), branch.span()))
        .getOrElse(branch);
  }

  private Option<Block> continuation(Seq<Statement> following, Option<Block> rest) {
    if (following.isEmpty()) return rest;
    Span span = following.head().span().to(following.last().span());
    return Option.of(new Block(ended(following, rest), span));
  }

  private boolean isReturn(Statement statement) {
    return bodies.peek().get(statement.span().start()) == statement;
  }

  private boolean holdsReturn(Span span) {
    Integer first = bodies.peek().ceilingKey(span.start());
    return first != null && first < span.end();
  }

  private boolean alwaysReturns(If choice) {
    return alwaysReturns(choice.then()) && choice.otherwise().exists(this::alwaysReturns);
  }

  private boolean alwaysReturns(Block block) {
    return block
        .statements()
        .lastOption()
        .exists(last ->
            isReturn(last) || last instanceof Evaluate(If choice, _) && alwaysReturns(choice));
  }

  private static void checkReached(Statement next, boolean afterReturn) {
    if (afterReturn)
      throw Cursor.error(next.span(), "this is never reached: a return stands before it");
  }
}
