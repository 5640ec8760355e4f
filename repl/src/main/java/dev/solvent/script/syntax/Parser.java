package dev.solvent.script.syntax;

import dev.solvent.source.Diagnostic;
import dev.solvent.source.Kind;
import dev.solvent.source.Place;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import dev.solvent.source.Source;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// From tokens to a tree, by recursive descent; operators by their strength.
public final class Parser {
  private static final int PIPE = 10;
  private static final int NOT = 35;
  private static final int RANGE = 50;
  private static final int UNARY = 80;
  private static final int POWER = 90;

  /// Deeper nesting than this is refused, whatever the stack.
  private static final int DEEPEST = 100_000;

  private final Source source;
  private final Seq<Token> tokens;
  private final Returns returns = new Returns();

  /// For each open bracket, whether a newline ends a statement in it.
  private final ArrayDeque<Boolean> lines = new ArrayDeque<>(List.of(true));

  /// For each open lambda, whether it mentions `it`.
  private final ArrayDeque<boolean[]> mentions = new ArrayDeque<>(List.of(new boolean[1]));

  private int at;
  private int depth;
  private boolean failedAtEnd;

  private Parser(Source source, Seq<Token> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  /// This gives the statements of a script. Fails with `syntax` where it cannot be parsed.
  public static Seq<Ast.Statement> parse(Source source) {
    return guarded(source, () -> new Parser(source, new Lexer(source).tokens()).script());
  }

  /// Whether the text is the beginning of a script that could go on: a bracket, a string or an
  /// operator is left open.
  public static boolean isIncomplete(Source source) {
    Lexer lexer = new Lexer(source);
    Seq<Token> tokens;
    try {
      tokens = lexer.tokens();
    } catch (SolventError e) {
      return lexer.isCutShort();
    }
    Parser parser = new Parser(source, tokens);
    try {
      guarded(source, parser::script);
      return false;
    } catch (SolventError e) {
      return parser.failedAtEnd;
    }
  }

  private static <T> T guarded(Source source, Supplier<T> work) {
    try {
      return work.get();
    } catch (StackOverflowError e) {
      throw new SolventError(
          new Diagnostic(
              Kind.LIMIT, "the text nests too deeply", new Site(new Place.Span(source, 0, 1))));
    }
  }

  // tokens

  private Token peek() {
    return tokens.get(at);
  }

  private Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  private Token take() {
    Token token = peek();
    if (token.kind() != Token.Kind.END) at++;
    return token;
  }

  private boolean takeIf(String sign) {
    if (!peek().is(sign)) return false;
    at++;
    return true;
  }

  /// Whether the next token stands on a line of its own that ends what came before.
  private boolean newline() {
    return peek().newline() && lines.peek();
  }

  private Place.Span span(Token token) {
    return new Place.Span(source, token.start(), token.end());
  }

  private Place.Span from(int start) {
    int end = at == 0 ? start : tokens.get(at - 1).end();
    return new Place.Span(source, start, Math.max(end, start));
  }

  private SolventError error(Place.Span span, String headline, Object... parts) {
    failedAtEnd |= peek().kind() == Token.Kind.END;
    return new SolventError(new Diagnostic(Kind.SYNTAX, headline.formatted(parts), new Site(span)));
  }

  private SolventError due(String what) {
    Token token = peek();
    Place.Span place =
        token.kind() == Token.Kind.END && at > 0
            ? new Place.Span(source, tokens.get(at - 1).start(), tokens.get(at - 1).end())
            : new Place.Span(source, token.start(), Math.max(token.end(), token.start() + 1));
    return error(place, "%s is due here, but this is %s", what, token.describe());
  }

  private Token expect(String sign, String what) {
    if (!peek().is(sign)) throw due(what);
    return take();
  }

  private void close(Token open, String sign) {
    if (peek().is(sign)) {
      take();
      return;
    }
    throw error(
        span(open),
        "this `%s` is not closed: `%s` is due before %s",
        open.text(),
        sign,
        peek().describe());
  }

  private Token name(String what) {
    if (!peek().isName()) throw due(what);
    return take();
  }

  private <T> T inside(boolean newlinesCount, Supplier<T> work) {
    lines.push(newlinesCount);
    try {
      return work.get();
    } finally {
      lines.pop();
    }
  }

  // statements

  private Seq<Ast.Statement> script() {
    List<Ast.Statement> statements = statements("");
    if (peek().kind() != Token.Kind.END) throw due("a statement");
    Seq<Ast.Statement> script = returns.ended(statements);
    returns
        .left()
        .forEach(s -> {
          throw error(
              s, "a return stands at the end of a function's body, or of a branch that ends it");
        });
    return script;
  }

  private List<Ast.Statement> statements(String end) {
    List<Ast.Statement> out = new ArrayList<>();
    while (true) {
      while (takeIf(";")) {}
      Token token = peek();
      if (token.kind() == Token.Kind.END || token.is(end)) return out;
      if (token.is("}") || token.is(")") || token.is("]"))
        throw error(span(token), "nothing is open that this `%s` could close", token.text());
      out.add(statement());
      Token next = peek();
      boolean ended = next.kind() == Token.Kind.END || next.is(end) || next.is(";") || newline();
      if (!ended) throw due("the end of the statement");
    }
  }

  private Ast.Statement statement() {
    Token token = peek();
    if (token.is("val") || token.is("var")) return binding();
    if (token.is("fun") && peek(1).isName()) return function();
    if (token.is("while")) return whileLoop();
    if (token.is("for")) return forLoop();
    if (token.is("import")) return importing();
    if (token.is("return")) return returning();
    if (isRule()) return rule();
    if (token.isName() && peek(1).is("=")) return assignment();
    Ast.Expression value = expression();
    return new Ast.Evaluate(value, value.span());
  }

  private boolean isRule() {
    Token token = peek();
    boolean soft =
        token.isName() && List.of("tangent", "cotangent", "implicit").contains(token.text());
    return soft && peek(1).isName() && peek(2).is("(") && !peek(1).newline();
  }

  private Ast.Statement binding() {
    Token word = take();
    Ast.Pattern pattern = pattern();
    Option<Ast.Annotation> annotation = annotation();
    expect("=", "`=`");
    Ast.Expression value = expression();
    Place.Span span = from(word.start());
    return word.is("val")
        ? new Ast.Val(pattern, annotation, value, span)
        : new Ast.Var(pattern, annotation, value, span);
  }

  private Ast.Statement assignment() {
    Token name = take();
    take();
    Ast.Expression value = expression();
    return new Ast.Assign(name.text(), span(name), value, from(name.start()));
  }

  private Ast.Statement function() {
    Token word = take();
    Token name = name("the name of the function");
    Seq<Ast.Parameter> parameters = parameters();
    Option<Ast.Annotation> result = annotation();
    Ast.Block body = body();
    return new Ast.Fun(name.text(), span(name), parameters, result, body, from(word.start()));
  }

  private Ast.Statement rule() {
    Token word = take();
    Token name = take();
    Seq<Ast.Parameter> parameters = parameters();
    Place.Span header = from(word.start());
    Ast.Block body = body();
    Ast.RuleKind kind =
        switch (word.text().charAt(0)) {
          case 't' -> Ast.RuleKind.TANGENT;
          case 'c' -> Ast.RuleKind.COTANGENT;
          case char _ -> Ast.RuleKind.IMPLICIT;
        };
    return new Ast.RuleOf(
        kind, name.text(), span(name), parameters, body, header, from(word.start()));
  }

  /// `= expression`, or a block.
  private Ast.Block body() {
    if (takeIf("=")) {
      Ast.Expression value = expression();
      return new Ast.Block(Array.of(new Ast.Evaluate(value, value.span())), value.span());
    }
    if (!peek().is("{")) throw due("`=` or a block");
    Ast.Block block = block();
    return new Ast.Block(returns.ended(block.statements().toJavaList()), block.span());
  }

  private Seq<Ast.Parameter> parameters() {
    Token open = expect("(", "`(`");
    List<Ast.Parameter> out = new ArrayList<>();
    inside(
        false,
        () -> {
          while (!peek().is(")")) {
            out.add(parameter());
            if (!takeIf(",")) break;
          }
          close(open, ")");
          return out;
        });
    return Array.ofAll(out);
  }

  private Ast.Parameter parameter() {
    int start = peek().start();
    Ast.Pattern pattern = pattern();
    Option<Ast.Annotation> annotation = annotation();
    Option<Ast.Expression> fallback = takeIf("=") ? Option.of(expression()) : Option.none();
    return new Ast.Parameter(pattern, annotation, fallback, from(start));
  }

  private Ast.Pattern pattern() {
    Token token = peek();
    if (token.isName()) {
      take();
      return token.text().equals("_")
          ? new Ast.Ignore(span(token))
          : new Ast.Bind(token.text(), span(token));
    }
    if (!token.is("(")) throw due("a name or a pattern");
    take();
    List<Ast.Pattern> parts = new ArrayList<>();
    inside(
        false,
        () -> {
          while (!peek().is(")")) {
            parts.add(pattern());
            if (!takeIf(",")) break;
          }
          close(token, ")");
          return parts;
        });
    return parts.size() == 1
        ? parts.getFirst()
        : new Ast.Parts(Array.ofAll(parts), from(token.start()));
  }

  private Option<Ast.Annotation> annotation() {
    return takeIf(":") ? Option.of(type()) : Option.none();
  }

  private Ast.Annotation type() {
    Token token = take();
    if (token.is("[")) {
      List<Ast.Size> sizes = new ArrayList<>();
      while (!peek().is("]")) {
        sizes.add(size());
        if (!takeIf(",")) break;
      }
      close(token, "]");
      return new Ast.ShapeType(Array.ofAll(sizes), from(token.start()));
    }
    if (token.is("(")) return inside(false, () -> structure(token));
    if (token.isName()) {
      if (token.text().equals("num")) return new Ast.NumberType(span(token));
      if (token.text().equals("bool")) return new Ast.BoolType(span(token));
      if (token.text().equals("string")) return new Ast.StringType(span(token));
    }
    throw error(span(token), "there is no type %s", token.describe())
        .help("the types are num, bool, string, [n, m], (T, U) and (w: T)");
  }

  private Ast.Size size() {
    Token token = take();
    if (token.isName()) return new Ast.NamedSize(token.text());
    if (token.kind() == Token.Kind.NUMBER && token.text().matches("[0-9_]+")) {
      return new Ast.FixedSize((int) number(token));
    }
    throw error(span(token), "a size is a name or a whole number, not %s", token.describe());
  }

  private Ast.Annotation structure(Token open) {
    List<Ast.Annotation> parts = new ArrayList<>();
    List<Ast.FieldType> fields = new ArrayList<>();
    while (!peek().is(")")) {
      if (peek().isName() && peek(1).is(":")) {
        String name = take().text();
        take();
        fields.add(new Ast.FieldType(name, type()));
      } else {
        parts.add(type());
      }
      if (!takeIf(",")) break;
    }
    close(open, ")");
    Place.Span span = from(open.start());
    if (!fields.isEmpty() && !parts.isEmpty())
      throw error(span, "a type has named parts or unnamed ones, not both");
    if (!fields.isEmpty()) return new Ast.RecordType(Array.ofAll(fields), span);
    return parts.size() == 1 ? parts.getFirst() : new Ast.TupleType(Array.ofAll(parts), span);
  }

  private Ast.Statement whileLoop() {
    Token word = take();
    Ast.Expression condition = parenthesised();
    Ast.Block body = block();
    return new Ast.While(condition, body, from(word.start()));
  }

  private Ast.Statement forLoop() {
    Token word = take();
    Token open = expect("(", "`(`");
    Ast.Pattern[] pattern = new Ast.Pattern[1];
    Ast.Expression over =
        inside(
            false,
            () -> {
              pattern[0] = pattern();
              expect("in", "`in`");
              Ast.Expression value = expression();
              close(open, ")");
              return value;
            });
    Ast.Block body = block();
    return new Ast.For(pattern[0], over, body, from(word.start()));
  }

  private Ast.Statement importing() {
    Token word = take();
    Token path = take();
    if (path.kind() != Token.Kind.STRING || path.segments().size() != 1) {
      throw error(span(path), "an import names a file in quotes, not %s", path.describe());
    }
    Option<String> alias = takeIf("as") ? Option.of(name("a name").text()) : Option.none();
    return new Ast.Import(path.segments().head().text(), alias, from(word.start()));
  }

  private Ast.Statement returning() {
    Token word = take();
    boolean bare = newline() || peek().is("}") || peek().is(";") || peek().kind() == Token.Kind.END;
    Ast.Expression value = bare ? new Ast.None(span(word)) : expression();
    Ast.Statement statement = new Ast.Evaluate(value, from(word.start()));
    returns.note(statement);
    return statement;
  }

  private Ast.Expression parenthesised() {
    Token open = expect("(", "`(`");
    return inside(
        false,
        () -> {
          Ast.Expression value = expression();
          close(open, ")");
          return value;
        });
  }

  private Ast.Block block() {
    Token open = expect("{", "a block `{`");
    return inside(
        true,
        () -> {
          List<Ast.Statement> statements = statements("}");
          close(open, "}");
          return new Ast.Block(Array.ofAll(statements), from(open.start()));
        });
  }

  // expressions

  private Ast.Expression expression() {
    return expression(0);
  }

  private Ast.Expression expression(int weakest) {
    if (++depth > DEEPEST)
      throw new SolventError(
          new Diagnostic(Kind.LIMIT, "the text nests too deeply", new Site(span(peek()))));
    try {
      Ast.Expression left = prefix();
      while (true) {
        Token token = peek();
        if (newline() && !token.is("|>")) return left;
        Ast.Expression longer = infix(left, token, weakest);
        if (longer == left) return left;
        left = longer;
      }
    } finally {
      depth--;
    }
  }

  private Ast.Expression infix(Ast.Expression left, Token token, int weakest) {
    if (token.is("|>") && weakest <= PIPE) {
      take();
      Ast.Expression function = expression(PIPE + 1);
      return new Ast.Pipe(left, function, left.span().to(function.span()));
    }
    if ((token.is("..") || token.is("..<")) && weakest <= RANGE) {
      take();
      boolean open = peek().is("]") || peek().is(",");
      Option<Ast.Expression> to = open ? Option.none() : Option.of(expression(RANGE + 1));
      Place.Span span = from(left.span().start());
      return new Ast.Range(Option.of(left), to, token.is(".."), span);
    }
    for (Ast.BinaryOperator operator : Ast.BinaryOperator.values()) {
      if (!token.is(operator.sign()) || operator.strength() < weakest) continue;
      take();
      boolean rightFirst = operator == Ast.BinaryOperator.POWER;
      Ast.Expression right = expression(operator.strength() + (rightFirst ? 0 : 1));
      Ast.Expression both = new Ast.Binary(operator, left, right, left.span().to(right.span()));
      if (operator.isComparison() && isComparison(peek())) {
        throw error(span(peek()), "comparisons do not chain").help("join two of them with &&");
      }
      return both;
    }
    return left;
  }

  private static boolean isComparison(Token token) {
    return Array.of(Ast.BinaryOperator.values())
        .exists(o -> o.isComparison() && token.is(o.sign()));
  }

  private Ast.Expression prefix() {
    Token token = peek();
    if (token.is("-")) {
      take();
      Ast.Expression operand = expression(UNARY);
      return new Ast.Unary(Ast.UnaryOperator.MINUS, operand, span(token).to(operand.span()));
    }
    if (token.is("!")) {
      take();
      Ast.Expression operand = expression(NOT);
      return new Ast.Unary(Ast.UnaryOperator.NOT, operand, span(token).to(operand.span()));
    }
    return postfix(primary());
  }

  private Ast.Expression postfix(Ast.Expression start) {
    Ast.Expression value = start;
    while (true) {
      Token token = peek();
      if (token.is(".")) {
        value = member(value);
      } else if (newline()) {
        return value;
      } else if (token.is("(")) {
        value = call(value);
      } else if (token.is("[")) {
        value = index(value);
      } else if (token.is("{") && takesLambda(value)) {
        value = trailing(value);
      } else {
        return value;
      }
    }
  }

  private static boolean takesLambda(Ast.Expression value) {
    return value instanceof Ast.Name
        || value instanceof Ast.Field
        || value instanceof Ast.Call call && call.trailing().isEmpty();
  }

  private Ast.Expression member(Ast.Expression target) {
    take();
    Token token = peek();
    if (token.kind() == Token.Kind.NUMBER && token.text().matches("[0-9]+")) {
      take();
      return new Ast.Part(target, (int) number(token), from(target.span().start()));
    }
    if (token.kind() != Token.Kind.NAME && token.kind() != Token.Kind.KEYWORD) {
      throw due("a name or the number of a part");
    }
    take();
    return new Ast.Field(target, token.text(), span(token), from(target.span().start()));
  }

  private Ast.Expression call(Ast.Expression function) {
    Token open = take();
    List<Ast.Expression> positional = new ArrayList<>();
    List<Ast.Named> named = new ArrayList<>();
    inside(
        false,
        () -> {
          while (!peek().is(")")) {
            if (peek().isName() && peek(1).is("=")) {
              named.add(named());
            } else if (named.isEmpty()) {
              positional.add(expression());
            } else {
              throw error(span(peek()), "an argument without a name stands before those with one");
            }
            if (!takeIf(",")) break;
          }
          close(open, ")");
          return named;
        });
    Ast.Call call =
        new Ast.Call(
            function,
            Array.ofAll(positional),
            Array.ofAll(named),
            Option.none(),
            from(function.span().start()));
    return call;
  }

  private Ast.Named named() {
    Token name = take();
    take();
    Ast.Expression value = expression();
    return new Ast.Named(name.text(), value, from(name.start()));
  }

  private Ast.Expression trailing(Ast.Expression function) {
    Ast.Lambda lambda = lambda();
    Place.Span span = from(function.span().start());
    return function instanceof Ast.Call c
        ? new Ast.Call(c.function(), c.positional(), c.named(), Option.of(lambda), span)
        : new Ast.Call(function, Array.empty(), Array.empty(), Option.of(lambda), span);
  }

  private Ast.Expression index(Ast.Expression target) {
    Token open = take();
    List<Ast.Expression> subscripts = new ArrayList<>();
    inside(
        false,
        () -> {
          do subscripts.add(subscript());
          while (takeIf(",") && !peek().is("]"));
          close(open, "]");
          return subscripts;
        });
    return new Ast.Index(target, Array.ofAll(subscripts), from(target.span().start()));
  }

  private Ast.Expression subscript() {
    Token token = peek();
    if (token.isName() && token.text().equals("_") && (peek(1).is(",") || peek(1).is("]"))) {
      take();
      return new Ast.Whole(span(token));
    }
    if (token.is("..") || token.is("..<")) {
      take();
      boolean open = peek().is("]") || peek().is(",");
      Option<Ast.Expression> to = open ? Option.none() : Option.of(expression(RANGE + 1));
      return new Ast.Range(Option.none(), to, token.is(".."), from(token.start()));
    }
    return expression();
  }

  private Ast.Expression primary() {
    Token token = peek();
    return switch (token.kind()) {
      case NUMBER -> new Ast.Number(number(take()), span(token));
      case STRING -> template(take());
      case NAME -> {
        take();
        if (token.text().equals("it")) mentions.peek()[0] = true;
        yield new Ast.Name(token.text(), span(token));
      }
      case KEYWORD -> keyword(token);
      case SIGN -> bracket(token);
      case END -> throw due("an expression");
    };
  }

  private Ast.Expression keyword(Token token) {
    if (token.is("if")) return choice();
    if (token.is("true") || token.is("false")) {
      return new Ast.Bool(take().is("true"), span(token));
    }
    if (!token.is("none")) throw due("an expression");
    take();
    return new Ast.None(span(token));
  }

  private Ast.Expression bracket(Token token) {
    if (token.is("{")) return lambda();
    if (token.is("[")) return list();
    if (token.is("(")) return inside(false, this::group);
    throw due("an expression");
  }

  private static double number(Token token) {
    return Double.parseDouble(token.text().replace("_", ""));
  }

  private Ast.Expression template(Token token) {
    List<Ast.Piece> pieces = new ArrayList<>();
    for (Token.Segment segment : token.segments()) {
      if (segment.tokens().isEmpty()) {
        pieces.add(new Ast.Text(segment.text()));
        continue;
      }
      Parser inner = new Parser(source, segment.tokens());
      inner.mentions.push(mentions.peek());
      Ast.Expression value = inner.expression();
      if (inner.peek().kind() != Token.Kind.END) throw inner.due("`}`");
      pieces.add(new Ast.Hole(value));
    }
    return new Ast.Template(Array.ofAll(pieces), span(token));
  }

  private Ast.Expression choice() {
    Token word = take();
    Ast.Expression condition = parenthesised();
    Ast.Expression then = branch();
    Option<Ast.Expression> otherwise = Option.none();
    if (peek().is("else")) {
      take();
      otherwise = Option.of(branch());
    } else if (peek().is(";") && peek(1).is("else")) {
      take();
      take();
      otherwise = Option.of(branch());
    }
    return new Ast.If(condition, then, otherwise, from(word.start()));
  }

  private Ast.Expression branch() {
    if (peek().is("{")) return block();
    boolean statement = peek().is("return") || peek().isName() && peek(1).is("=");
    if (!statement) return expression(PIPE + 1);
    Ast.Statement only = statement();
    return new Ast.Block(Array.of(only), only.span());
  }

  private Ast.Expression list() {
    Token open = take();
    List<Ast.Expression> entries = new ArrayList<>();
    inside(
        false,
        () -> {
          while (!peek().is("]")) {
            entries.add(expression());
            if (!takeIf(",")) break;
          }
          close(open, "]");
          return entries;
        });
    return new Ast.ListOf(Array.ofAll(entries), from(open.start()));
  }

  /// What stands in parentheses: an expression, a tuple or a record.
  private Ast.Expression group() {
    Token open = take();
    List<Ast.Expression> parts = new ArrayList<>();
    List<Ast.Named> fields = new ArrayList<>();
    while (!peek().is(")")) {
      if (peek().isName() && peek(1).is("=")) fields.add(named());
      else parts.add(expression());
      if (!takeIf(",")) break;
    }
    close(open, ")");
    Place.Span span = from(open.start());
    if (!fields.isEmpty() && !parts.isEmpty()) {
      throw error(span, "the parts of a record all have names");
    }
    if (!fields.isEmpty()) return new Ast.RecordOf(Array.ofAll(fields), span);
    return parts.size() == 1 ? parts.getFirst() : new Ast.TupleOf(Array.ofAll(parts), span);
  }

  private Ast.Lambda lambda() {
    Token open = expect("{", "a lambda");
    return inside(
        true,
        () -> {
          Option<Seq<Ast.Parameter>> given = lambdaParameters();
          mentions.push(new boolean[1]);
          List<Ast.Statement> statements = statements("}");
          close(open, "}");
          boolean it = mentions.pop()[0];
          boolean own =
              given.exists(ps ->
                  ps.exists(p -> p.pattern() instanceof Ast.Bind(var n, _) && n.equals("it")));
          if (it && given.isDefined() && !own) mentions.peek()[0] = true;
          Place.Span span = from(open.start());
          Ast.Block body = new Ast.Block(returns.ended(statements), span);
          return new Ast.Lambda(given.getOrElse(() -> implied(it, open)), body, span);
        });
  }

  private Seq<Ast.Parameter> implied(boolean it, Token open) {
    if (!it) return Array.empty();
    Ast.Pattern pattern = new Ast.Bind("it", span(open));
    return Array.of(new Ast.Parameter(pattern, Option.none(), Option.none(), span(open)));
  }

  /// The parameters up to `->`, if there is one.
  private Option<Seq<Ast.Parameter>> lambdaParameters() {
    int start = at;
    int brackets = 0;
    for (int i = at; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("->") && brackets == 0) return Option.of(lambdaParametersFrom(start));
      if (token.is("(") || token.is("[")) brackets++;
      if (token.is(")") || token.is("]")) brackets--;
      if (token.is("{") || token.is("}") || brackets < 0) return Option.none();
      if (token.kind() == Token.Kind.KEYWORD || token.is(";")) return Option.none();
    }
    return Option.none();
  }

  private Seq<Ast.Parameter> lambdaParametersFrom(int start) {
    at = start;
    List<Ast.Parameter> out = new ArrayList<>();
    while (!peek().is("->")) {
      out.add(parameter());
      if (!takeIf(",")) break;
    }
    expect("->", "`->`");
    return Array.ofAll(out);
  }
}
