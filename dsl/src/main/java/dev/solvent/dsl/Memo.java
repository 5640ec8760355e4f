package dev.solvent.dsl;

import io.vavr.control.Option;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// What has been made of a function, until a rule is attached to any: the function may call that
/// one.
final class Memo {
  /// A function of more situations than this starts anew.
  private static final int MOST = 256;

  private static final AtomicLong RULES = new AtomicLong();

  private final Map<Object, Object> made = new HashMap<>();
  private long rules = RULES.get();

  static void forget() {
    RULES.incrementAndGet();
  }

  /// This counts the rules that were attached.
  static long rules() {
    return RULES.get();
  }

  @SuppressWarnings("unchecked")
  <T> Option<T> find(Object key) {
    synchronized (made) {
      if (rules != RULES.get() || made.size() > MOST) made.clear();
      rules = RULES.get();
      return Option.of((T) made.get(key));
    }
  }

  <T> T get(Object key, Supplier<T> make) {
    Option<T> old = find(key);
    if (old.isDefined()) return old.get();
    T value = make.get();
    synchronized (made) {
      made.put(key, value);
    }
    return value;
  }
}
