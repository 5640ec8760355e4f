package dev.solvent.source;

import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Where an operation was written and the calls that led there.
///
/// Each thread has a current site, which the front end sets before it says a word and a transform
/// sets to the site of the node that it derives from; what is built or fails meanwhile carries it.
///
/// @param operands where the operands of an operator were written, for messages
/// @param block the innermost side of a branch in which it was written
public record Site(
    Place place, Option<Frame> frame, Seq<Place.Span> operands, Option<Block> block) {
  public static final Site NOWHERE =
      new Site(new Place.Nowhere(), Option.none(), Array.empty(), Option.none());
  private static final ThreadLocal<Site> CURRENT = ThreadLocal.withInitial(() -> NOWHERE);

  /// Operands that read well within a message: `x`, `p.w`, `A[0]`, `zeros(2)`, `1.5`, `"a"`.
  private static final Pattern PLAIN =
      Pattern.compile(
          "[\\p{L}_][\\p{L}\\p{N}_'.]*(\\([^()\\n]*\\)|\\[[^\\[\\]\\n]*\\])?|[0-9.]+|\"[^\"\n]*\"");

  private static final int LONGEST = 24;

  public Site(Place place) {
    this(place, Option.none());
  }

  public Site(Place place, Option<Frame> frame) {
    this(place, frame, Array.empty(), CURRENT.get().block);
  }

  public static Site current() {
    return CURRENT.get();
  }

  /// This gives the current site, or where a host called the library if there is none.
  public static Site here() {
    Site current = current();
    return current.isNowhere() ? current.at(HostPlace.here()) : current;
  }

  /// This gives the same as `here`, but of a host's function that a script calls only the call: the
  /// solvers are such functions, and a look at the stack for each of their nodes would cost more
  /// than the nodes.
  public static Site ofNode() {
    Site current = current();
    return current.isNowhere() && current.isCalledByScript() ? current : here();
  }

  private boolean isCalledByScript() {
    Option<Frame> f = frame;
    while (f.isDefined() && f.get().at() instanceof Place.Nowhere) f = f.get().outer();
    return f.exists(known -> known.at() instanceof Place.Span);
  }

  /// This gives the same as `here` with the calls of a host that led there, as the stack tells
  /// them.
  public static Site withCalls() {
    Site current = current();
    if (current.frame.isDefined()) return here();
    return switch (current.place) {
      case Place.Nowhere _ -> HostPlace.site();
      case Place.HostLine line -> HostPlace.behind(line);
      case Place.Span _ -> current;
    };
  }

  public boolean isNowhere() {
    return place instanceof Place.Nowhere;
  }

  /// This makes `site` the thread's current one and gives the one before, which the caller puts
  /// back.
  public static Site enter(Site site) {
    Site before = CURRENT.get();
    CURRENT.set(site);
    return before;
  }

  /// This gives what `work` gives with this as the current site.
  public <T> T during(Supplier<T> work) {
    Site before = enter(this);
    try {
      return work.get();
    } finally {
      CURRENT.set(before);
    }
  }

  public Site at(Place other) {
    return new Site(other, frame, Array.empty(), block);
  }

  /// This gives the same site in a block.
  public Site in(Option<Block> other) {
    return new Site(place, frame, operands, other);
  }

  /// This gives the places of the operation and of the calls that led there, the innermost first.
  public Seq<Place> places() {
    List<Place> places = new ArrayList<>(List.of(place));
    for (Option<Frame> f = frame; f.isDefined(); f = f.get().outer()) places.add(f.get().at());
    return Array.ofAll(places);
  }

  /// This gives what the operands are called where they were written; the given names, where that
  /// is not known or does not read well within a message.
  public Seq<String> operands(String... otherwise) {
    Seq<String> written = operands.map(Place.Span::text);
    boolean plain =
        written.size() == otherwise.length
            && written.forAll(w -> w.length() <= LONGEST && PLAIN.matcher(w).matches());
    return plain ? written : Array.of(otherwise);
  }

  /// This gives the site of an operator with these operands.
  public Site at(Place other, Seq<Place.Span> others) {
    return new Site(other, frame, others, block);
  }

  /// This gives the outermost call in the script that led here: where a failure to converge is
  /// reported.
  public Site outermost() {
    Option<Frame> last = Option.none();
    for (Option<Frame> f = frame; f.isDefined(); f = f.get().outer()) last = f;
    return last.map(f -> new Site(f.at())).getOrElse(this);
  }
}
