package dev.solvent.dsl;

import dev.solvent.source.Site;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.Supplier;

/// A function that is another one where a call gives parameters that have defaults by name.
final class ByName implements Fn {
  private final Fn fn;
  private final Function<Seq<String>, Fn> other;

  ByName(Fn fn, Function<Seq<String>, Fn> other) {
    this.fn = fn;
    this.other = other;
  }

  @Override
  public Signature signature() {
    return fn.signature();
  }

  @Override
  public Expr call(Seq<Expr> positional, Map<String, Expr> named) {
    Seq<String> optional =
        signature()
            .parameters()
            .filter(p -> p.fallback().isDefined() && named.containsKey(p.name()))
            .map(Parameter::name);
    return optional.isEmpty()
        ? fn.call(positional, named)
        : fn.memo(optional, () -> other.apply(optional)).call(positional, named);
  }

  @Override
  public Fn calledBy(Seq<String> names) {
    Seq<String> all = parameters();
    int first = all.indexWhere(names::contains);
    return memo(
        Array.of("called by", names),
        () ->
            Fn.of(
                signature(),
                a ->
                    call(
                        a.take(first),
                        LinkedHashMap.ofEntries(
                            all.zip(a)
                                .drop(first)
                                .filter(
                                    p -> names.contains(p._1) || !Parameter.isLeftOut(p._2))))));
  }

  @Override
  public Fn named(String name, String... parameters) {
    return fn.named(name, parameters);
  }

  @Override
  public Fn ruled(Ruling ruling) {
    return fn.ruled(ruling);
  }

  @Override
  public void attach(Ruling ruling) {
    fn.attach(ruling);
  }

  @Override
  public Option<Ruling> ruling() {
    return fn.ruling();
  }

  @Override
  public Fn reported(Fn report) {
    return fn.reported(report);
  }

  @Override
  public Option<Fn> report() {
    return fn.report();
  }

  @Override
  public <T> T memo(Object key, Supplier<T> make) {
    return fn.memo(key, make);
  }

  @Override
  public Site site() {
    return fn.site();
  }

  @Override
  public String toString() {
    return signature().describe();
  }
}
