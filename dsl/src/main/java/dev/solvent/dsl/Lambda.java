package dev.solvent.dsl;

import dev.solvent.source.Site;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Supplier;

/// A signature, a body, perhaps a rule.
final class Lambda implements Fn {
  private final Written written;
  private final Definitions definitions = new Definitions(this);
  private final Memo memo = new Memo();
  private final Option<Compiled> compiled;
  private final Option<Fn> report;
  private volatile Option<Ruling> ruling;

  Lambda(Written written) {
    this(written, Option.none(), Option.none());
  }

  private Lambda(Written written, Option<Ruling> ruling, Option<Fn> report) {
    this.written = written;
    this.compiled =
        Option.when(written.describes, () -> new Compiled(written.signature, written::apply));
    this.ruling = ruling;
    this.report = report;
  }

  /// A function as people wrote it. One that `describes` does nothing but describe what it gives.
  record Written(Signature signature, Body body, boolean describes, Site site) {
    private Expr apply(Seq<Expr> arguments) {
      return body.of(signature, arguments);
    }
  }

  /// What a function gives for one argument a parameter of the signature.
  @FunctionalInterface
  interface Body {
    Expr of(Signature signature, Seq<Expr> arguments);
  }

  @Override
  public Signature signature() {
    return written.signature;
  }

  @Override
  public Site site() {
    return written.site;
  }

  @Override
  public Expr call(Seq<Expr> positional, Map<String, Expr> named) {
    Seq<Expr> arguments = signature().bind(positional, named);
    if (compiled.isDefined() && Compiled.isDirect(arguments)) return compiled.get().call(arguments);
    Option<Ruling> rule = ruling;
    return rule.isEmpty()
        ? written.apply(arguments)
        : definitions.call(rule.get(), written::apply, arguments);
  }

  @Override
  public Fn named(String name, String... parameters) {
    Seq<Parameter> renamed =
        signature()
            .parameters()
            .zipWithIndex((p, i) -> i < parameters.length ? p.named(parameters[i]) : p);
    Signature other = new Signature(name, renamed);
    return new Lambda(
        new Written(other, written.body, written.describes, written.site), ruling, report);
  }

  @Override
  public Fn ruled(Ruling rule) {
    return new Lambda(written, Option.of(rule), report);
  }

  @Override
  public Option<Ruling> ruling() {
    return ruling;
  }

  @Override
  public Fn reported(Fn how) {
    return new Lambda(written, ruling, Option.of(how));
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

  @Override
  public String toString() {
    return signature().describe();
  }
}
