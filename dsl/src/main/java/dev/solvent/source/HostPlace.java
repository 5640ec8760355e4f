package dev.solvent.source;

import io.vavr.Lazy;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/// Where a Java, Kotlin or Clojure program called the library.
public final class HostPlace {
  /// Packages whose frames are not the host's own program.
  private static final Set<String> LIBRARIES =
      Set.of("java", "javax", "jdk", "sun", "kotlin", "clojure", "io.vavr");

  private static final Set<String> OURS = Set.of("dev.solvent", "solvent.core");

  private HostPlace() {}

  /// This gives the file and line of the innermost frame outside the library, or nowhere.
  public static Place here() {
    return StackWalker.getInstance()
        .walk(frames -> frames.filter(HostPlace::isHost).findFirst())
        .<Place>map(HostPlace::line)
        .orElse(new Place.Nowhere());
  }

  /// This gives the same with the calls that led there: each frame of the host that called the
  /// library.
  static Site site() {
    Seq<Place.HostLine> callers =
        StackWalker.getInstance().walk(frames -> callers(frames.iterator())).map(HostPlace::line);
    return callers.isEmpty() ? Site.NOWHERE : site(callers);
  }

  private static Seq<StackFrame> callers(Iterator<StackFrame> frames) {
    List<StackFrame> callers = new ArrayList<>();
    boolean called = true;
    while (frames.hasNext()) {
      StackFrame frame = frames.next();
      if (isHost(frame)) {
        if (called) callers.add(frame);
        called = false;
      } else {
        called |= isOurs(frame.getClassName());
      }
    }
    return Array.ofAll(callers);
  }

  private static Site site(Seq<Place.HostLine> callers) {
    Option<Frame> outer = Option.none();
    for (int i = callers.size() - 2; i >= 0; i--) {
      outer = Option.of(frame(callers.get(i), new Site(callers.get(i + 1), outer)));
    }
    return new Site(callers.head(), outer);
  }

  /// This puts what the stack tells behind a place that was met while something else ran.
  static Site behind(Place.HostLine place) {
    Site caller = site();
    return caller.isNowhere() || caller.place().equals(place)
        ? new Site(place, caller.frame())
        : new Site(place, Option.of(frame(place, caller)));
  }

  private static Frame frame(Place.HostLine place, Site caller) {
    return new Frame(Lazy.of(place::in), caller);
  }

  private static Place.HostLine line(StackFrame frame) {
    return new Place.HostLine(
        String.valueOf(frame.getFileName()), frame.getLineNumber(), called(frame));
  }

  /// The host's function as its author knows it: `Tour.main`, of a lambda in it too.
  private static String called(StackFrame frame) {
    String type = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
    String method = frame.getMethodName().replaceFirst("^lambda\\$", "").replaceFirst("\\$.*", "");
    boolean plain =
        !Set.of("invoke", "doInvoke", "static", "new", "<init>", "<clinit>").contains(method);
    String owner = type.replace('$', '.').replaceFirst("\\.(fn__)?\\d+$", "").replace('_', '-');
    return plain && !method.isEmpty() ? owner + "." + method : owner;
  }

  private static boolean isHost(StackFrame frame) {
    String name = frame.getClassName();
    if (name.startsWith("dev.solvent.examples.") || isTest(name)) return true;
    return !isIn(LIBRARIES, name) && !isOurs(name) && frame.getLineNumber() > 0;
  }

  private static boolean isOurs(String name) {
    return name.startsWith("solvent.core$") || isIn(OURS, name);
  }

  private static boolean isIn(Set<String> packages, String name) {
    for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
      if (packages.contains(name.substring(0, dot))) return true;
    }
    return false;
  }

  private static boolean isTest(String name) {
    int nested = name.indexOf('$');
    String outer = nested < 0 ? name : name.substring(0, nested);
    return outer.endsWith("Test") || outer.endsWith("TestKt");
  }
}
