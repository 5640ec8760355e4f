package dev.solvent.transform;

import io.vavr.collection.Array;
import io.vavr.collection.Iterator;
import io.vavr.collection.Seq;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/// An immutable row of bits: which of a list are meant.
final class Mask {
  private final boolean[] bits;

  private Mask(boolean[] bits) {
    this.bits = bits;
  }

  static Mask of(int size, IntPredicate chosen) {
    boolean[] bits = new boolean[size];
    for (int i = 0; i < size; i++) bits[i] = chosen.test(i);
    return new Mask(bits);
  }

  static Mask none(int size) {
    return of(size, _ -> false);
  }

  static Mask all(int size) {
    return of(size, _ -> true);
  }

  static Mask span(int size, int from, int to) {
    return of(size, i -> i >= from && i < to);
  }

  static Mask of(Seq<Boolean> bits) {
    return of(bits.size(), bits::get);
  }

  boolean get(int i) {
    return bits[i];
  }

  int size() {
    return bits.length;
  }

  boolean any() {
    return count() > 0;
  }

  int count() {
    return count(0, bits.length);
  }

  int count(int from, int to) {
    int n = 0;
    for (int i = from; i < to; i++) if (bits[i]) n++;
    return n;
  }

  Mask or(Mask other) {
    return of(bits.length, i -> bits[i] || other.bits[i]);
  }

  Mask not() {
    return of(bits.length, i -> !bits[i]);
  }

  Mask slice(int from, int to) {
    return new Mask(Arrays.copyOfRange(bits, from, to));
  }

  Mask concat(Mask other) {
    return of(
        bits.length + other.bits.length,
        i -> i < bits.length ? bits[i] : other.bits[i - bits.length]);
  }

  /// This gives the mask with its first `n` bits replaced by those of `other`.
  Mask withFirst(int n, Mask other) {
    return of(bits.length, i -> i < n ? other.bits[i] : bits[i]);
  }

  <T> Seq<T> pick(Seq<? extends T> xs) {
    return Array.<T>ofAll(xs.zipWithIndex().filter(p -> bits[p._2]).map(p -> p._1));
  }

  <T> Seq<T> reject(Seq<? extends T> xs) {
    return not().pick(xs);
  }

  /// This puts `chosen` at the places of the mask and `others` elsewhere.
  <T> Seq<T> weave(Seq<? extends T> chosen, Seq<? extends T> others) {
    Iterator<? extends T> first = chosen.iterator();
    Iterator<? extends T> second = others.iterator();
    List<T> out = new ArrayList<>();
    for (boolean bit : bits) out.add(bit ? first.next() : second.next());
    return Array.ofAll(out);
  }

  Seq<Boolean> toSeq() {
    return Array.ofAll(bits);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mask m && Arrays.equals(bits, m.bits);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bits);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (boolean bit : bits) text.append(bit ? '1' : '0');
    return text.toString();
  }
}
