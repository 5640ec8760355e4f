package dev.solvent.dsl;

import dev.solvent.source.Site;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.Supplier;

/// The one kind of function: a signature, a body, perhaps a rule.
final class Lambda implements Fn {
  private final Signature signature;
  private final Function<Seq<Expr>, Expr> body;
  private final Site site;
  private final Definitions definitions = new Definitions(this);
  private final Memo memo = new Memo();
  private final Option<Fn> report;
  private volatile Option<Ruling> ruling;

  Lambda(Signature signature, Function<Seq<Expr>, Expr> body, Site site) {
    this(signature, body, site, Option.none(), Option.none());
  }

  private Lambda(
      Signature signature,
      Function<Seq<Expr>, Expr> body,
      Site site,
      Option<Ruling> ruling,
      Option<Fn> report) {
    this.signature = signature;
    this.body = body;
    this.site = site;
    this.ruling = ruling;
    this.report = report;
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public Site site() {
    return site;
  }

  @Override
  public Expr call(Seq<Expr> positional, Map<String, Expr> named) {
    Seq<Expr> arguments = signature.bind(positional, named);
    Option<Ruling> rule = ruling;
    return rule.isEmpty() ? body.apply(arguments) : definitions.call(rule.get(), body, arguments);
  }

  @Override
  public Fn named(String name, String... parameters) {
    Seq<Parameter> renamed =
        signature
            .parameters()
            .zipWithIndex(
                (p, i) -> i < parameters.length ? new Parameter(parameters[i], p.fallback()) : p);
    return new Lambda(new Signature(name, renamed), body, site, ruling, report);
  }

  @Override
  public Fn ruled(Ruling rule) {
    return new Lambda(signature, body, site, Option.of(rule), report);
  }

  @Override
  public Option<Ruling> ruling() {
    return ruling;
  }

  @Override
  public Fn reported(Fn how) {
    return new Lambda(signature, body, site, ruling, Option.of(how));
  }

  @Override
  public Option<Fn> report() {
    return report;
  }

  @Override
  public <T> T memo(Object key, Supplier<T> make) {
    return memo.get(key, make);
  }

  @Override
  public void attach(Ruling rule) {
    ruling = Option.of(rule);
    definitions.forget();
    Memo.forget();
  }
}
