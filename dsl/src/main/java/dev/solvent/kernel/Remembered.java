package dev.solvent.kernel;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What was computed from arrays, each known by its identity: no value is ever written to. It lasts
/// as long as its array, and no longer than the memory does. For small arrays, for which that costs
/// more than computing again, each thread remembers its last few.
final class Remembered<V> {
  private static final int SMALL = 64;
  private static final int FEW = 4;

  /// So many arrays are known at most; then all are forgotten.
  private static final int MOST = 4096;

  private final ConcurrentHashMap<Key, SoftReference<V>> known = new ConcurrentHashMap<>();
  private final ReferenceQueue<double[]> gone = new ReferenceQueue<>();
  private final ThreadLocal<ArrayDeque<Recent<V>>> recent =
      ThreadLocal.withInitial(ArrayDeque::new);

  private record Recent<V>(double[] array, V value) {}

  private static final class Key extends WeakReference<double[]> {
    private final int hash;

    Key(double[] array, @Nullable ReferenceQueue<double[]> gone) {
      super(array, gone);
      this.hash = System.identityHashCode(array);
    }

    @Override
    public boolean equals(Object other) {
      return this == other || other instanceof Key k && get() != null && get() == k.get();
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /// This gives what was computed from the array before, or what `compute` gives.
  V of(double[] array, Supplier<V> compute) {
    return array.length < SMALL ? recent(array, compute) : known(array, compute);
  }

  private V recent(double[] array, Supplier<V> compute) {
    ArrayDeque<Recent<V>> last = recent.get();
    for (Recent<V> r : last) if (r.array == array) return r.value;
    V value = compute.get();
    if (last.size() == FEW) last.removeLast();
    last.addFirst(new Recent<>(array, value));
    return value;
  }

  private V known(double[] array, Supplier<V> compute) {
    SoftReference<V> old = known.get(new Key(array, null));
    V value = old == null ? null : old.get();
    if (value != null) return value;
    V made = compute.get();
    for (var key = gone.poll(); key != null; key = gone.poll()) known.remove(key);
    if (known.size() >= MOST) known.clear();
    known.put(new Key(array, gone), new SoftReference<>(made));
    return made;
  }
}
