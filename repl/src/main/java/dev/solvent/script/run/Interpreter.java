package dev.solvent.script.run;

import dev.solvent.Solvent;
import dev.solvent.dsl.Entry;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Index;
import dev.solvent.dsl.Indexing;
import dev.solvent.dsl.Tree;
import dev.solvent.dsl.Vocabulary;
import dev.solvent.render.ValueText;
import dev.solvent.script.syntax.Ast;
import dev.solvent.script.syntax.Ast.Expression;
import dev.solvent.script.syntax.Ast.Piece;
import dev.solvent.script.syntax.Ast.Subscript;
import dev.solvent.source.Kind;
import dev.solvent.source.Place;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/// What expressions are worth: every form says the word that a host would say. While it does, the
/// current site is the form's place.
final class Interpreter {
  /// A longer expression is not repeated in a message.
  private static final int LONGEST = 40;

  private final Vocabulary words;
  private final Functions functions = new Functions(this);
  private final Calls calls = new Calls(this);
  private final Flow flow = new Flow(this);
  private final Statements statements;

  Interpreter(Vocabulary words, Importer importer) {
    this.words = words;
    this.statements = new Statements(this, importer);
  }

  Vocabulary words() {
    return words;
  }

  Functions functions() {
    return functions;
  }

  Flow flow() {
    return flow;
  }

  Statements statements() {
    return statements;
  }

  /// This makes the place of a form the current one, within the calls that are under way.
  static void enter(Place place) {
    Site.enter(Site.current().at(place));
  }

  /// This gives the value of an expression. Long chains to the left are walked in a loop.
  Expr value(Expression e, Scope scope) {
    if (e.left().isEmpty()) return first(e, scope);
    Seq<Expression> rest = Ast.spine(e);
    Option<Entry> dotted = dotted(rest, scope);
    Expr value = Expr.NONE;
    if (dotted.isDefined()) {
      rest = rest.drop(2);
      boolean called = !rest.isEmpty() && rest.head() instanceof Expression.Call;
      value =
          called
              ? calls.word((Expression.Call) rest.head(), dotted.get(), Option.none(), scope)
              : Expr.of(dotted.get().fn());
      if (called) rest = rest.tail();
    }
    boolean begun = dotted.isDefined();
    while (!rest.isEmpty()) {
      Expression form = rest.head();
      rest = rest.tail();
      if (isCallee(form) && !rest.isEmpty() && rest.head() instanceof Expression.Call call) {
        value = calls.named(call, form, value, scope);
        rest = rest.tail();
      } else {
        value = begun ? next(form, value, scope) : first(form, scope);
      }
      begun = true;
    }
    return value;
  }

  /// The word that a name and its field are together: `random.normal`.
  private Option<Entry> dotted(Seq<Expression> spine, Scope scope) {
    return spine.head() instanceof Expression.Name n
            && spine.get(1) instanceof Expression.Field f
            && scope.get(n.name()).isEmpty()
        ? words.find(n.name() + "." + f.name().name())
        : Option.none();
  }

  /// Names and fields are looked up in another way where they are called.
  private static boolean isCallee(Expression form) {
    return form instanceof Expression.Name || form instanceof Expression.Field;
  }

  /// A form that begins with itself.
  private Expr first(Expression e, Scope scope) {
    return switch (e) {
      case Expression.Number n -> Expr.of(n.value());
      case Expression.Bool b -> Expr.of(b.value());
      case Expression.None _ -> Expr.NONE;
      case Expression.Text t -> text(t, scope);
      case Expression.Name n -> name(n, scope);
      case Expression.Tuple t -> new Expr(new Tree.Tuple(values(t.parts(), scope)));
      case Expression.Record r -> record(r.fields(), scope);
      case Expression.ListOf l -> list(l, scope);
      case Expression.Lambda l -> Expr.of(functions.lambda(l, scope));
      case Expression.If i -> flow.choice(i, scope, true);
      case Expression.Block b -> statements.block(b, scope.inner(), true);
      case Expression.Unary u -> unary(u, scope);
      case Expression.Range r -> range(r, scope);
      case Expression.Binary _, Expression.Logical _, Expression.Pipe _ -> value(e, scope);
      case Expression.Call _, Expression.Index _, Expression.Field _, Expression.Part _ ->
          value(e, scope);
    };
  }

  /// A form that goes on from the value on its left.
  private Expr next(Expression e, Expr left, Scope scope) {
    return switch (e) {
      case Expression.Binary b -> explained(b, left, value(b.second(), scope), scope);
      case Expression.Logical l -> logical(l, left, scope);
      case Expression.Pipe p -> calls.pipe(p, left, scope);
      case Expression.Call c -> calls.of(c, left, scope);
      case Expression.Index i -> index(i, left, scope);
      case Expression.Field f -> field(f, left);
      case Expression.Part p -> part(p, left);
      case Expression.Number _, Expression.Bool _, Expression.None _, Expression.Text _ -> left;
      case Expression.Name _, Expression.Tuple _, Expression.Record _, Expression.ListOf _ -> left;
      case Expression.Lambda _, Expression.If _, Expression.Block _, Expression.Unary _ -> left;
      case Expression.Range _ -> left;
    };
  }

  Seq<Expr> values(Seq<Expression> es, Scope scope) {
    return Array.ofAll(es.toJavaList().stream().map(e -> value(e, scope)).toList());
  }

  LinkedHashMap<String, Expr> named(Seq<Ast.Named> fields, Scope scope) {
    LinkedHashMap<String, Expr> out = LinkedHashMap.empty();
    for (Ast.Named field : fields) out = out.put(field.name().name(), value(field.value(), scope));
    return out;
  }

  private Expr record(Seq<Ast.Named> fields, Scope scope) {
    return Expr.record(named(fields, scope));
  }

  private Expr name(Expression.Name n, Scope scope) {
    Option<Expr> found = scope.get(n.name()).orElse(() -> word(n.name()));
    if (found.isDefined()) return found.get();
    enter(n.span());
    throw SolventError.of(Kind.NAME, "there is no %s", n.name());
  }

  private Option<Expr> word(String name) {
    return words.constant(name).orElse(() -> words.find(name).map(entry -> Expr.of(entry.fn())));
  }

  private Expr text(Expression.Text t, Scope scope) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : t.pieces()) {
      switch (piece) {
        case Piece.Literal(var literal) -> text.append(literal);
        case Piece.Hole(var hole) -> {
          Expr value = value(hole, scope);
          enter(hole.span());
          text.append(shown(value));
        }
      }
    }
    return Expr.text(text.toString());
  }

  /// A text with a `%s` for each number in it that is not known before running; without one, as it
  /// is.
  record Told(String text, Seq<Expr> figures) {}

  /// This gives what a check is to say where it fails.
  Told told(Expression.Text t, Scope scope) {
    List<String> texts = new ArrayList<>();
    List<Expr> figures = new ArrayList<>();
    String before = "";
    for (Piece piece : t.pieces()) {
      switch (piece) {
        case Piece.Literal(var literal) -> before += literal;
        case Piece.Hole(var hole) -> {
          Expr value = value(hole, scope);
          enter(hole.span());
          if (value.isTensor() && value.shape().isScalar() && !value.isKnown()) {
            texts.add(before);
            figures.add(value);
            before = "";
          } else {
            before += shown(value);
          }
        }
      }
    }
    texts.add(before);
    Seq<String> all = Array.ofAll(texts);
    return figures.isEmpty()
        ? new Told(before, Array.empty())
        : new Told(all.map(text -> text.replace("%", "%%")).mkString("%s"), Array.ofAll(figures));
  }

  /// This gives a value as text. Fails with `type` where it is not known.
  private static String shown(Expr value) {
    checkShown(value);
    return ValueText.of(value);
  }

  static void checkShown(Expr value) {
    if (value.isKnown()) return;
    throw SolventError.of(Kind.TYPE, "%s has no text here: it is not known", value.describe())
        .help("it is made of an argument; let the function return it, and print the result");
  }

  private Expr list(Expression.ListOf l, Scope scope) {
    Seq<Expr> elements = values(l.elements(), scope);
    enter(l.span());
    return Solvent.vec(elements.toJavaArray());
  }

  private Expr unary(Expression.Unary u, Scope scope) {
    Expr operand = value(u.operand(), scope);
    enter(u.span());
    return switch (u.operator()) {
      case NEGATE -> Solvent.unaryMinus(operand);
      case NOT -> Solvent.not(operand);
    };
  }

  private Expr range(Expression.Range r, Scope scope) {
    Expr from = value(r.from(), scope);
    Expr to = value(r.to(), scope);
    enter(r.span());
    int last = end(to, "the end of a range");
    return Expr.range(end(from, "the start of a range"), r.inclusive() ? last + 1 : last);
  }

  private static int end(Expr e, String what) {
    if (e.isTensor() && e.isKnown()) return e.whole(what);
    if (!e.isTensor())
      throw SolventError.of(Kind.TYPE, "%s is a number, not %s", what, e.describe());
    throw SolventError.of(Kind.SHAPE, "%s is known before running, but this is data", what)
        .help("for (i in a..b) may go over data; a size may not");
  }

  /// An operation, whose failure over shapes tells where its operands come from.
  private static Expr explained(Expression.Binary b, Expr x, Expr y, Scope scope) {
    try {
      return binary(b, x, y);
    } catch (SolventError e) {
      if (e.kind() != Kind.SHAPE || e.diagnostic().help().isDefined()) throw e;
      Seq<String> origins =
          Array.of(b.first(), b.second()).flatMap(operand -> origin(operand, scope));
      throw origins.isEmpty() ? e : e.help("%s", origins.mkString(", "));
    }
  }

  /// `x comes from zeros(2) at ridge.solv:9:11`.
  private static Option<String> origin(Expression operand, Scope scope) {
    return operand instanceof Expression.Name n
        ? scope
            .find(n.name())
            .flatMap(Variable::origin)
            .filter(o -> o.text().length() <= LONGEST && o.text().indexOf('\n') < 0)
            .map(o -> "%s comes from %s at %s".formatted(n.name(), o.text(), o.describe()))
        : Option.none();
  }

  private static Expr binary(Expression.Binary b, Expr x, Expr y) {
    Site.enter(Site.current().at(b.place(), Array.of(b.first().span(), b.second().span())));
    return switch (b.operator()) {
      case EQUAL -> Solvent.eq(x, y);
      case NOT_EQUAL -> Solvent.ne(x, y);
      case LESS -> Solvent.lt(x, y);
      case LESS_EQUAL -> Solvent.le(x, y);
      case GREATER -> Solvent.gt(x, y);
      case GREATER_EQUAL -> Solvent.ge(x, y);
      case ADD -> Solvent.plus(x, y);
      case SUBTRACT -> Solvent.minus(x, y);
      case MULTIPLY -> Solvent.times(x, y);
      case DIVIDE -> Solvent.div(x, y);
      case REMAINDER -> Solvent.rem(x, y);
      case MATMUL -> Solvent.matmul(x, y);
      case POWER -> Solvent.pow(x, y);
    };
  }

  private Expr logical(Expression.Logical l, Expr left, Scope scope) {
    boolean decided = left.isTensor() && left.isKnown() && left.shape().isScalar();
    boolean isAnd = l.operator() == Ast.Connective.AND;
    enter(l.place());
    // the word tells what is no boolean
    if (decided && left.type().isBoolean() && left.truth() != isAnd) return left;
    return Solvent.connected(
        left,
        isAnd,
        () -> {
          Expr right = value(l.second(), scope);
          enter(l.place());
          return right;
        });
  }

  private Expr index(Expression.Index i, Expr target, Scope scope) {
    Seq<Index> indices =
        Array.ofAll(i.subscripts().toJavaList().stream().map(s -> subscript(s, scope)).toList());
    enter(i.span());
    return Indexing.get(target, indices);
  }

  private Index subscript(Subscript s, Scope scope) {
    return switch (s) {
      case Subscript.Whole _ -> new Index.Whole();
      case Subscript.At(var index, _) -> Index.of(value(index, scope));
      case Subscript.Slice(var from, var to, boolean inclusive, _) ->
          new Index.Span(from.map(e -> value(e, scope)), to.map(e -> value(e, scope)), inclusive);
    };
  }

  private Expr field(Expression.Field f, Expr target) {
    enter(f.place());
    String name = f.name().name();
    boolean transposes = name.equals("T") && !(target.tree() instanceof Tree.Record);
    if (transposes) return Solvent.transpose(target);
    if (target.fields().containsKey(name) || words.find(name).isEmpty()) return target.field(name);
    throw SolventError.of(Kind.NAME, "%s has no field %s", target.describe(), name)
        .help("x.%s() is %s(x)", name, name);
  }

  private static Expr part(Expression.Part p, Expr target) {
    enter(p.span());
    if (!(target.tree() instanceof Tree.Tuple(var parts))) {
      SolventError error =
          SolventError.of(
              Kind.TYPE, ".%d is a part of a tuple, but this is %s", p.index(), target.describe());
      throw target.isTensor() ? error.help("x[%d] is an entry of a tensor", p.index()) : error;
    }
    if (p.index() < parts.size()) return parts.get(p.index());
    throw SolventError.of(
        Kind.INDEX,
        "there is no part %d: the tuple %s has %d",
        p.index(),
        target.describe(),
        parts.size());
  }
}
