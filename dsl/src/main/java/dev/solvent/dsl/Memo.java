package dev.solvent.dsl;

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

  @SuppressWarnings("unchecked")
  <T> T get(Object key, Supplier<T> make) {
    synchronized (made) {
      if (rules != RULES.get() || made.size() > MOST) made.clear();
      rules = RULES.get();
      Object old = made.get(key);
      if (old != null) return (T) old;
    }
    T value = make.get();
    synchronized (made) {
      made.put(key, value);
    }
    return value;
  }
}
