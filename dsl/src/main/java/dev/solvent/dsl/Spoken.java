package dev.solvent.dsl;

import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Supplier;

/// A word as a function.
final class Spoken implements Fn {
  private final Entry entry;
  private final Signature signature;
  private final Memo memo = new Memo();

  Spoken(Entry entry) {
    this.entry = entry;
    this.signature = entry.operands();
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public Expr call(Seq<Expr> positional, Map<String, Expr> named) {
    return entry.call(positional, named);
  }

  @Override
  public Fn named(String name, String... parameters) {
    return lambda().named(name, parameters);
  }

  @Override
  public Fn ruled(Ruling ruling) {
    return lambda().ruled(ruling);
  }

  @Override
  public <T> T memo(Object key, Supplier<T> make) {
    return memo.get(key, make);
  }

  @Override
  public Option<Ruling> ruling() {
    return Option.none();
  }

  @Override
  public Fn reported(Fn report) {
    return lambda().reported(report);
  }

  @Override
  public Option<Fn> report() {
    return Option.none();
  }

  @Override
  public void attach(Ruling ruling) {
    throw SolventError.of(Kind.NAME, "%s is a word, to which no rule is attached", name())
        .help(
            "define a function of your own: fun my(%s) = %s(%s)",
            parameters().mkString(", "), name(), parameters().mkString(", "));
  }

  @Override
  public Site site() {
    return Site.NOWHERE;
  }

  private Fn lambda() {
    return new Lambda(new Lambda.Written(signature, (_, a) -> apply(a), false, site()));
  }

  @Override
  public String toString() {
    return signature().describe();
  }
}
