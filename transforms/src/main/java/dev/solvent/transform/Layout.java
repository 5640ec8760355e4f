package dev.solvent.transform;

import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.ArrayList;
import java.util.List;

/// A list in groups, each followed by the chosen of a second list: states and their tangents, rows
/// and their tangents, captures and theirs.
record Layout(Mask chosen, int... groups) {

  <T> Seq<T> beside(Seq<? extends T> xs, Seq<? extends T> ds) {
    List<T> out = new ArrayList<>();
    int at = 0;
    for (int group : groups) {
      for (int i = at; i < at + group; i++) out.add(xs.get(i));
      for (int i = at; i < at + group; i++) if (chosen.get(i)) out.add(ds.get(i));
      at += group;
    }
    return Array.ofAll(out);
  }

  /// This gives the first list of what `beside` laid out.
  <T> Seq<T> first(Seq<? extends T> all) {
    return apart(all, true);
  }

  /// This gives the chosen of the second list.
  <T> Seq<T> second(Seq<? extends T> all) {
    return apart(all, false);
  }

  private <T> Seq<T> apart(Seq<? extends T> all, boolean first) {
    List<T> out = new ArrayList<>();
    int at = 0;
    int from = 0;
    for (int group : groups) {
      int own = chosen.count(at, at + group);
      int start = first ? from : from + group;
      int size = first ? group : own;
      for (int i = start; i < start + size; i++) out.add(all.get(i));
      from += group + own;
      at += group;
    }
    return Array.ofAll(out);
  }
}
