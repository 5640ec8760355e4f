package dev.solvent.dsl;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// How hosts take an expression apart: indices, parts, calls of what is a function.
public sealed interface Compound permits Expr {

  // indices

  /// This gives an entry, a slice or a row of a tensor, a part of a tuple, a field of a record.
  default Expr get(Object i) {
    return at(i);
  }

  default Expr get(Object i, Object j) {
    return at(i, j);
  }

  default Expr get(Object i, Object j, Object k) {
    return at(i, j, k);
  }

  private Expr at(Object... indices) {
    Expr self = (Expr) this;
    Seq<Index> list =
        Array.of(indices).map(i -> i instanceof Index index ? index : Index.of(Expr.of(i)));
    boolean whole = self.isTuple() || self.isRecord();
    return whole && list.size() == 1 && list.head() instanceof Index.At(var i)
        ? part(self, i)
        : Indexing.get(self, list);
  }

  private static Expr part(Expr self, Expr i) {
    if (i.tree() instanceof Tree.Text(var name)) return self.field(name);
    int n = self.parts().size();
    int at = i.whole("the index of a part");
    if (at >= -n && at < n) return self.parts().get(at < 0 ? at + n : at);
    throw SolventError.of(
        Kind.INDEX, "part %d is taken of %s, which has %d", at, self.describe(), n);
  }

  // parts

  default Expr component1() {
    return ((Expr) this).part(0);
  }

  default Expr component2() {
    return ((Expr) this).part(1);
  }

  default Expr component3() {
    return ((Expr) this).part(2);
  }

  default Expr component4() {
    return ((Expr) this).part(3);
  }

  default Expr component5() {
    return ((Expr) this).part(4);
  }

  default Expr component6() {
    return ((Expr) this).part(5);
  }

  default Expr component7() {
    return ((Expr) this).part(6);
  }

  default Expr component8() {
    return ((Expr) this).part(7);
  }

  /// This gives what `body` makes of the parts of a tuple or a record of two.
  default Expr split(F2 body) {
    Seq<Expr> p = ((Expr) this).parts(2);
    return Expr.of(body.of(p.get(0), p.get(1)));
  }

  default Expr split(F3 body) {
    Seq<Expr> p = ((Expr) this).parts(3);
    return Expr.of(body.of(p.get(0), p.get(1), p.get(2)));
  }

  default Expr split(F4 body) {
    Seq<Expr> p = ((Expr) this).parts(4);
    return Expr.of(body.of(p.get(0), p.get(1), p.get(2), p.get(3)));
  }

  default Expr split(F5 body) {
    Seq<Expr> p = ((Expr) this).parts(5);
    return Expr.of(body.of(p.get(0), p.get(1), p.get(2), p.get(3), p.get(4)));
  }

  default Expr split(F6 body) {
    Seq<Expr> p = ((Expr) this).parts(6);
    return Expr.of(body.of(p.get(0), p.get(1), p.get(2), p.get(3), p.get(4), p.get(5)));
  }

  default Expr split(F7 body) {
    Seq<Expr> p = ((Expr) this).parts(7);
    return Expr.of(body.of(p.get(0), p.get(1), p.get(2), p.get(3), p.get(4), p.get(5), p.get(6)));
  }

  default Expr split(F8 body) {
    Seq<Expr> p = ((Expr) this).parts(8);
    return Expr.of(
        body.of(p.get(0), p.get(1), p.get(2), p.get(3), p.get(4), p.get(5), p.get(6), p.get(7)));
  }

  // calls

  /// This calls an expression that is a function, as `linearize` and `pullback` give one.
  default Expr invoke() {
    return ((Expr) this).function().invoke();
  }

  default Expr invoke(Object a) {
    return ((Expr) this).function().invoke(a);
  }

  default Expr invoke(Object a, Object b) {
    return ((Expr) this).function().invoke(a, b);
  }

  default Expr invoke(Object a, Object b, Object c) {
    return ((Expr) this).function().invoke(a, b, c);
  }

  default Expr invoke(Object a, Object b, Object c, Object d) {
    return ((Expr) this).function().invoke(a, b, c, d);
  }

  default Expr invoke(Object a, Object b, Object c, Object d, Object e) {
    return ((Expr) this).function().invoke(a, b, c, d, e);
  }

  default Expr invoke(Object a, Object b, Object c, Object d, Object e, Object f) {
    return ((Expr) this).function().invoke(a, b, c, d, e, f);
  }

  default Expr invoke(Object a, Object b, Object c, Object d, Object e, Object f, Object g) {
    return ((Expr) this).function().invoke(a, b, c, d, e, f, g);
  }

  default Expr invoke(
      Object a, Object b, Object c, Object d, Object e, Object f, Object g, Object h) {
    return ((Expr) this).function().invoke(a, b, c, d, e, f, g, h);
  }
}
