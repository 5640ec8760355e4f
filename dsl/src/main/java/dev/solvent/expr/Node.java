package dev.solvent.expr;

import dev.solvent.source.Site;
import dev.solvent.type.Type;
import io.vavr.Lazy;
import io.vavr.Tuple;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/// A node of an expression graph. Equality is identity; operands are older than what uses them, so
/// that the order of ids is a topological order.
public abstract sealed class Node {
  private static final AtomicLong BORN = new AtomicLong();

  private final long id = BORN.getAndIncrement();
  private final Type type;

  private Node(Type type) {
    this.type = type;
  }

  public final long id() {
    return id;
  }

  public final Type type() {
    return type;
  }

  /// This gives an id that is younger than every node so far.
  public static long horizon() {
    return BORN.getAndIncrement();
  }

  public final boolean isKnown() {
    return this instanceof Const;
  }

  /// A known value: `double[]` for a tensor, otherwise what the plan keeps trails and packs in.
  public static final class Const extends Node {
    /// Known tensors up to this size are told apart by their entries, larger ones by their node.
    private static final int BY_VALUE = 1 << 22;

    private final Object value;
    private final boolean zero;
    private final Lazy<Object> key;

    public Const(Type type, Object value) {
      this(type, value, false);
    }

    /// `zero` marks the zero of a transform: `x + 0` is `x` for it, and `x * 0` is 0 whatever `x`
    /// is.
    public Const(Type type, Object value, boolean zero) {
      super(type);
      this.value = value;
      this.zero = zero;
      this.key = Lazy.of(this::content);
    }

    /// `key` says what the value is.
    public Const(Type type, Object value, Tuple key) {
      super(type);
      this.value = value;
      this.zero = false;
      this.key = Lazy.of(() -> key);
    }

    private Object content() {
      return value instanceof double[] entries && entries.length <= BY_VALUE
          ? new Content(type(), zero, entries, Arrays.hashCode(entries))
          : (Object) id();
    }

    /// This gives what is equal for constants that may stand for each other.
    public Object key() {
      return key.get();
    }

    public Object value() {
      return value;
    }

    public double[] entries() {
      return (double[]) value;
    }

    public boolean isZero() {
      return zero;
    }
  }

  /// A tensor by its entries, bit by bit.
  private record Content(Type type, boolean zero, double[] entries, int hash) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Content c
          && c.hash == hash
          && c.zero == zero
          && c.type.equals(type)
          && Arrays.equals(c.entries, entries);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /// A parameter of a graph, or of the function that is being traced.
  public static final class Symbol extends Node {
    private final String name;
    private final String function;

    public Symbol(Type type, String name) {
      this(type, name, "");
    }

    public Symbol(Type type, String name, String function) {
      super(type);
      this.name = name;
      this.function = function;
    }

    /// This gives the name of the function whose parameter this is, if it is one that people wrote.
    public String function() {
      return function;
    }

    public String name() {
      return name;
    }
  }

  /// One of the results of a nested operation.
  public static final class Part extends Node {
    private final Apply of;
    private final int index;

    private Part(Apply of, int index, Type type) {
      super(type);
      this.of = of;
      this.index = index;
    }

    public Apply of() {
      return of;
    }

    public int index() {
      return index;
    }
  }

  /// An operation on operands. Its results are its `parts`: itself, or one node a result of a
  /// nested operation.
  public static final class Apply extends Node {
    private final Op op;
    private final Seq<Node> operands;
    private final Site site;
    private final Seq<Node> parts;

    public Apply(Op op, Seq<Node> operands, Seq<Type> types, Site site) {
      super(types.isEmpty() ? Type.TICK : types.get(0));
      this.op = op;
      this.operands = operands;
      this.site = site;
      this.parts =
          op instanceof Op.Nested
              ? Array.range(0, types.size()).map(k -> (Node) new Part(this, k, types.get(k)))
              : Array.of(this);
    }

    public Op op() {
      return op;
    }

    public Seq<Node> operands() {
      return operands;
    }

    public Site site() {
      return site;
    }

    public Seq<Node> parts() {
      return parts;
    }
  }
}
