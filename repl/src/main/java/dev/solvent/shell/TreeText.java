package dev.solvent.shell;

import dev.solvent.script.syntax.Ast;
import dev.solvent.script.syntax.Ast.Expression;
import dev.solvent.script.syntax.Ast.Named;
import dev.solvent.script.syntax.Ast.Piece;
import dev.solvent.script.syntax.Ast.Statement;
import dev.solvent.script.syntax.Ast.Subscript;
import dev.solvent.script.syntax.Parser;
import dev.solvent.source.Diagnostic;
import dev.solvent.source.SolventError;
import dev.solvent.source.Source;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Locale;

/// How a text is read, as a tree: what is an operand of what.
///
///     +
///     ├─ -
///     │  └─ ^
///     │     ├─ x
///     │     └─ 2
///     └─ 1
record TreeText(String label, Seq<TreeText> parts) {

  /// This gives the tree of `text`, or why it cannot be read.
  static Either<Diagnostic, String> of(String text) {
    try {
      Seq<Statement> statements = Parser.parse(new Source(Workspace.NAME, text)).statements();
      return Either.right(statements.map(s -> of(s).shown("")).mkString("\n"));
    } catch (SolventError e) {
      return Either.left(e.diagnostic());
    }
  }

  private String shown(String margin) {
    StringBuilder text = new StringBuilder(label);
    for (int i = 0; i < parts.size(); i++) {
      boolean isLast = i + 1 == parts.size();
      text.append('\n').append(margin).append(isLast ? "└─ " : "├─ ");
      text.append(parts.get(i).shown(margin + (isLast ? "   " : "│  ")));
    }
    return text.toString();
  }

  private static TreeText node(String label, TreeText... parts) {
    return new TreeText(label, Array.of(parts));
  }

  private static TreeText of(Statement s) {
    return switch (s) {
      case Statement.Val v -> node("val " + v.pattern().span().text() + " =", of(v.value()));
      case Statement.Var v -> node("var " + v.pattern().span().text() + " =", of(v.value()));
      case Statement.Assign a -> node(a.name() + " =", of(a.value()));
      case Statement.Fun f -> node("fun " + f.name() + parameters(f.parameters()), of(f.body()));
      case Statement.RuleOf r ->
          node(
              r.kind().name().toLowerCase(Locale.ROOT)
                  + " "
                  + r.name()
                  + parameters(r.parameters()),
              of(r.body()));
      case Statement.While w -> node("while", of(w.condition()), of(w.body()));
      case Statement.For f ->
          node("for " + f.pattern().span().text() + " in", of(f.over()), of(f.body()));
      case Statement.Import i -> node(i.span().text());
      case Statement.Evaluate e -> of(e.expression());
    };
  }

  private static TreeText of(Expression e) {
    return switch (e) {
      case Expression.Number _, Expression.Bool _, Expression.None _, Expression.Name _ ->
          node(e.span().text());
      case Expression.Text t -> new TreeText("string", t.pieces().map(TreeText::of));
      case Expression.Tuple t -> new TreeText("tuple", t.parts().map(TreeText::of));
      case Expression.Record r -> new TreeText("record", r.fields().map(TreeText::of));
      case Expression.ListOf l -> new TreeText("list", l.elements().map(TreeText::of));
      case Expression.Lambda f -> node("lambda " + parameters(f.parameters()), of(f.body()));
      case Expression.If i ->
          new TreeText(
              "if",
              Array.of(of(i.condition()), of(i.then())).appendAll(i.otherwise().map(TreeText::of)));
      case Expression.Block b -> block(b);
      case Expression.Unary u -> node(u.operator().toString(), of(u.operand()));
      case Expression.Binary b -> node(b.operator().toString(), of(b.first()), of(b.second()));
      case Expression.Logical l -> node(l.operator().toString(), of(l.first()), of(l.second()));
      case Expression.Range r -> node(r.inclusive() ? ".." : "..<", of(r.from()), of(r.to()));
      case Expression.Pipe p -> node("|>", of(p.value()), of(p.function()));
      case Expression.Call c ->
          new TreeText(
              "call",
              Array.of(of(c.function()))
                  .appendAll(c.positional().map(TreeText::of))
                  .appendAll(c.named().map(TreeText::of))
                  .appendAll(c.trailing().map(TreeText::of)));
      case Expression.Index i ->
          new TreeText(
              "index", Array.of(of(i.target())).appendAll(i.subscripts().map(TreeText::of)));
      case Expression.Field f -> node("." + f.name(), of(f.target()));
      case Expression.Part p -> node("." + p.index(), of(p.target()));
    };
  }

  private static TreeText block(Expression.Block b) {
    Seq<TreeText> parts = b.statements().map(TreeText::of);
    return parts.size() == 1 ? parts.head() : new TreeText("block", parts);
  }

  private static TreeText of(Named named) {
    return node(named.name() + " =", of(named.value()));
  }

  private static TreeText of(Piece piece) {
    return switch (piece) {
      case Piece.Literal(var text) -> node("\"" + text + "\"");
      case Piece.Hole(var value) -> of(value);
    };
  }

  private static TreeText of(Subscript subscript) {
    return switch (subscript) {
      case Subscript.At at -> of(at.index());
      case Subscript.Slice s ->
          new TreeText(s.inclusive() ? ".." : "..<", ends(s.from()).appendAll(ends(s.to())));
      case Subscript.Whole _ -> node("_");
    };
  }

  private static Seq<TreeText> ends(Option<Expression> end) {
    return Array.of(end.map(TreeText::of).getOrElse(() -> node("end")));
  }

  private static String parameters(Seq<Ast.Parameter> parameters) {
    return parameters.map(TreeText::parameter).mkString("(", ", ", ")");
  }

  /// `it` is written nowhere.
  private static String parameter(Ast.Parameter p) {
    boolean isIt = p.pattern() instanceof Ast.Pattern.Bind(var name, _) && name.equals("it");
    return isIt ? "it" : p.span().text();
  }
}
