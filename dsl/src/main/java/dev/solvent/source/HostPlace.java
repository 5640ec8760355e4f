package dev.solvent.source;

import java.util.Set;

/// Where a Java, Kotlin or Clojure program called the library.
public final class HostPlace {
  /// Packages whose frames are not the host's own program.
  private static final Set<String> LIBRARIES =
      Set.of(
          "java", "javax", "jdk", "sun", "kotlin", "clojure", "io.vavr", "dev.solvent", "solvent");

  private HostPlace() {}

  /// This gives the file and line of the innermost frame outside the library, or nowhere.
  public static Place here() {
    return StackWalker.getInstance()
        .walk(frames -> frames.filter(HostPlace::isHost).findFirst())
        .<Place>map(f -> new Place.HostLine(String.valueOf(f.getFileName()), f.getLineNumber()))
        .orElse(new Place.Nowhere());
  }

  private static boolean isHost(StackWalker.StackFrame frame) {
    String name = frame.getClassName();
    if (name.startsWith("dev.solvent.examples.") || isTest(name)) return true;
    for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
      if (LIBRARIES.contains(name.substring(0, dot))) return false;
    }
    return frame.getLineNumber() > 0;
  }

  private static boolean isTest(String name) {
    int nested = name.indexOf('$');
    return (nested < 0 ? name : name.substring(0, nested)).endsWith("Test");
  }
}
