package dev.solvent.dsl;

import dev.solvent.source.SolventError;
import io.vavr.Lazy;
import io.vavr.collection.Array;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/// A word of the vocabulary: how it is called, what it says of itself.
public final class Entry {
  private final String name;
  private final Seq<Variant> variants;
  private final Lazy<Fn> fn = Lazy.of(() -> new Spoken(this));

  Entry(String name, Seq<Variant> variants) {
    this.name = name;
    this.variants = variants;
  }

  public String name() {
    return name;
  }

  /// This gives the signature, `sum(x, axis = none, keep = false)`; of a word that is said in
  /// several ways, one a line.
  public String signature() {
    return variants.map(v -> v.word().value()).mkString("\n");
  }

  /// This gives what the word gives, in a sentence.
  public String doc() {
    return variants.map(v -> v.word().doc()).distinct().mkString("\n");
  }

  /// This gives expressions and, behind `//`, what they give; one a line.
  public Seq<String> examples() {
    return variants.map(v -> v.word().example()).reject(String::isBlank);
  }

  /// This gives the names of all parameters, for completion.
  public Seq<String> parameters() {
    return variants.flatMap(v -> v.wording().names()).distinct();
  }

  /// The parameters of one way to say the word; those in `options` may be left out.
  public record Way(Seq<String> names, Seq<String> options) {
    private static Way of(Wording wording) {
      return new Way(
          wording.names(),
          wording.parts().filter(p -> p.fallback().isDefined()).map(Wording.Part::name));
    }
  }

  public Seq<Way> ways() {
    return variants.map(v -> Way.of(v.wording()));
  }

  /// This gives the names of all parameters that may be left out.
  public Seq<String> options() {
    return ways().flatMap(Way::options).distinct();
  }

  /// This gives the word as a function of its operands, such as `x` and perhaps `y` of `max`; a
  /// call of it may name the others.
  public Fn fn() {
    return fn.get();
  }

  public Expr call(Seq<Expr> positional, Map<String, Expr> named) {
    return call(positional, named, Option.none());
  }

  /// This gives the value of a call; `trailing` is the lambda behind it. A call that lacks no more
  /// than a function, its first parameter or the only required one, gives a function that waits for
  /// it. Fails with `type` on arguments that do not fit the signature.
  public Expr call(Seq<Expr> positional, Map<String, Expr> named, Option<Fn> trailing) {
    Seq<Either<SolventError, Variant.Call>> calls =
        variants.toStream().map(v -> v.bind(positional, named, trailing));
    Option<Variant.Call> whole = calls.find(c -> c.isRight() && !c.get().waits()).map(Either::get);
    if (whole.isDefined()) return whole.get().value();
    Option<Variant.Call> waiting = calls.find(Either::isRight).map(Either::get);
    if (waiting.isEmpty()) throw calls.head().getLeft();
    String missing = waiting.get().missing().get();
    return Expr.of(
        Fn.of(name, 1, f -> call(positional, named.put(missing, f.head()), trailing))
            .named(name, missing));
  }

  /// The parameters of the way to say the word that asks for the fewest arguments, but for any.
  Signature operands() {
    Seq<Variant> asking = variants.reject(v -> v.wording().required().isEmpty());
    return new Signature(
        name,
        asking
            .minBy(v -> v.wording().required().size())
            .map(Variant::operands)
            .getOrElse(Array.empty()));
  }
}
