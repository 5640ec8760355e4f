package dev.solvent.script.syntax;

import dev.solvent.source.Place;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Takes early returns out of a body: what follows an `if` one of whose branches returns becomes
/// part of the other branch.
final class Returns {
  private final Set<Ast.Statement> noted = Collections.newSetFromMap(new IdentityHashMap<>());

  void note(Ast.Statement statement) {
    noted.add(statement);
  }

  /// This gives the places of the returns that no body has taken out.
  Seq<Place.Span> left() {
    return Array.ofAll(noted).map(Ast.Statement::span);
  }

  /// This gives a body without returns.
  Seq<Ast.Statement> ended(List<Ast.Statement> statements) {
    if (noted.isEmpty()) return Array.ofAll(statements);
    Set<Ast.Statement> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Ast.Statement> out = ended(statements, List.of(), taken);
    noted.removeAll(taken);
    return Array.ofAll(out);
  }

  private List<Ast.Statement> ended(
      List<Ast.Statement> statements, List<Ast.Statement> rest, Set<Ast.Statement> taken) {
    List<Ast.Statement> out = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      Ast.Statement statement = statements.get(i);
      if (noted.contains(statement)) {
        taken.add(statement);
        out.add(statement);
        return out;
      }
      if (statement instanceof Ast.Evaluate(Ast.If choice, var span) && returns(choice)) {
        List<Ast.Statement> after = new ArrayList<>(statements.subList(i + 1, statements.size()));
        after.addAll(rest);
        Ast.Block then =
            new Ast.Block(
                Array.ofAll(ended(inside(choice.then()), after, taken)), choice.then().span());
        List<Ast.Statement> other = choice.otherwise().map(Returns::inside).getOrElse(List.of());
        Ast.Block otherwise =
            new Ast.Block(
                Array.ofAll(ended(other, after, taken)),
                choice.otherwise().map(Ast.Expression::span).getOrElse(choice.span()));
        out.add(
            new Ast.Evaluate(
                new Ast.If(choice.condition(), then, Option.of(otherwise), choice.span()), span));
        return out;
      }
      out.add(statement);
    }
    out.addAll(rest);
    return out;
  }

  private static List<Ast.Statement> inside(Ast.Expression branch) {
    return branch instanceof Ast.Block(var statements, _)
        ? statements.toJavaList()
        : List.of(new Ast.Evaluate(branch, branch.span()));
  }

  private boolean returns(Ast.If choice) {
    return returns(choice.then()) || choice.otherwise().exists(this::returns);
  }

  private boolean returns(Ast.Expression branch) {
    if (branch instanceof Ast.If choice) return returns(choice);
    return branch instanceof Ast.Block(var statements, _)
        && statements.exists(
            s -> noted.contains(s) || s instanceof Ast.Evaluate(Ast.If c, _) && returns(c));
  }
}
