package dev.solvent.dsl;

import dev.solvent.source.Frame;
import dev.solvent.source.Place;
import dev.solvent.source.Site;
import io.vavr.Lazy;
import io.vavr.control.Option;
import java.util.function.Supplier;

/// The way into a lambda of the host: what is built or fails in it has its place in the host.
public final class Host {
  private Host() {}

  /// This gives what a lambda gives; `call` is how messages tell its call.
  public static <T> T enter(Lazy<String> call, Supplier<T> lambda) {
    Frame frame = new Frame(call, Site.withCalls());
    return new Site(new Place.Nowhere(), Option.of(frame)).during(lambda);
  }
}
