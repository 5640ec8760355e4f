package dev.solvent.transform;

import dev.solvent.expr.Definition;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Pattern;
import dev.solvent.expr.Rule;
import dev.solvent.kernel.Strided;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.Tuple;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Which entries of a graph's results may depend on which entries of its first parameters, as the
/// tree shows: what moves entries is followed entry by entry, what mixes them in ways that only
/// values decide counts as all on all.
///
/// Each entry has the sorted list of the entries that it depends on. Of operations that only move
/// entries, the kernel itself, run on the entries' numbers, tells which goes where.
final class Dependence {
  private static final int[] NOTHING = {};

  /// Beyond so many dependences an unknown the matrix counts as dense.
  private static final int MOST = 64;

  /// A graph whose dependences grow past what a sparse matrix would hold.
  private static final class Dense extends RuntimeException {
    Dense() {
      super(null, null, false, false);
    }
  }

  private final long budget;

  private Dependence(int unknowns) {
    this.budget = 4096L + (long) MOST * unknowns;
  }

  /// This gives the places of the derivatives of all results, flat, in the first `leaves`
  /// parameters, flat; nothing where they are too many.
  static Option<Pattern> of(Graph graph, int leaves) {
    return graph.memo(Tuple.of("dependence", leaves), () -> pattern(graph, leaves));
  }

  private static Option<Pattern> pattern(Graph graph, int leaves) {
    Seq<Type> types = graph.paramTypes();
    int unknowns = types.take(leaves).map(Dependence::count).sum().intValue();
    int[][][] params = new int[types.size()][][];
    int next = 0;
    for (int i = 0; i < params.length; i++) {
      params[i] = new int[count(types.get(i))][];
      for (int k = 0; k < params[i].length; k++) {
        params[i][k] = i < leaves ? new int[] {next++} : NOTHING;
      }
    }
    try {
      return Option.of(pattern(new Dependence(unknowns).results(graph, params), unknowns));
    } catch (Dense tooMany) {
      return Option.none();
    }
  }

  private static Pattern pattern(int[][][] results, int unknowns) {
    int[][] rows = flat(results);
    int[] row = new int[Arrays.stream(rows).mapToInt(r -> r.length).sum()];
    int[] column = new int[row.length];
    int at = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int j : rows[i]) {
        row[at] = i;
        column[at++] = j;
      }
    }
    return new Pattern(row, column, rows.length, unknowns);
  }

  private static int[][] flat(int[][][] parts) {
    return Arrays.stream(parts).flatMap(Arrays::stream).toArray(int[][]::new);
  }

  /// The number of entries; a trail or a pack counts as one.
  private static int count(Type type) {
    return type instanceof Type.Real(var shape, _) ? shape.count() : 1;
  }

  private static Shape shape(Node node) {
    return ((Type.Real) node.type()).shape();
  }

  private int[][][] results(Graph graph, int[][][] params) {
    Map<Node, int[][]> known = new IdentityHashMap<>();
    for (int i = 0; i < params.length; i++) known.put(graph.params().get(i), params[i]);
    for (Node node : graph.nodes()) {
      if (!(node instanceof Node.Apply a)) continue;
      int[][][] x = new int[a.operands().size()][][];
      for (int i = 0; i < x.length; i++) x[i] = of(a.operands().get(i), known);
      int[][][] out = node(a, x);
      for (int k = 0; k < out.length; k++) known.put(a.parts().get(k), affordable(out[k]));
    }
    int[][][] results = new int[graph.results().size()][][];
    for (int k = 0; k < results.length; k++) results[k] = of(graph.results().get(k), known);
    return results;
  }

  private int[][] affordable(int[][] entries) {
    long sum = 0;
    for (int[] entry : entries) sum += entry.length;
    if (sum > budget) throw new Dense();
    return entries;
  }

  private static int[][] of(Node node, Map<Node, int[][]> known) {
    int[][] entries = known.get(node);
    return entries == null ? nothing(count(node.type())) : entries;
  }

  private static int[][] nothing(int n) {
    int[][] entries = new int[n][];
    Arrays.fill(entries, NOTHING);
    return entries;
  }

  private int[][][] node(Node.Apply a, int[][][] x) {
    if (isNothing(x)) return all(a, NOTHING);
    return switch (a.op()) {
      case Op.Linear linear -> reals(a) ? one(linear(linear, a, x)) : mixed(a, x);
      case Op.Multiply _, Op.Scale _ -> one(product(a, x));
      case Op.Contract how -> one(contract(how, a, x));
      case Op.Divide _, Op.Ratio _ -> one(union(x));
      case Op.Solve _, Op.SolveSparse _, Op.SolveBy _ -> mixed(a, x);
      case Op.Pointwise _ -> one(union(x));
      case Op.Discrete _ -> all(a, NOTHING);
      case Op.Call(Definition.Composed d) when d.rule() instanceof Rule.Inline ->
          results(d.body(), x);
      case Op.Branch(var then, var otherwise) -> {
        int[][][] rest = Arrays.copyOfRange(x, 1, x.length);
        int[][][] first = results(then, rest);
        int[][][] second = results(otherwise, rest);
        for (int k = 0; k < first.length; k++) first[k] = union(first[k], second[k]);
        yield first;
      }
      case Op.Each e when !e.summed().exists(s -> s) && reals(a) -> each(e, x);
      case Op.Each _, Op.Call _, Op.Loop _, Op.Dual _ -> mixed(a, x);
    };
  }

  private static boolean reals(Node.Apply a) {
    return a.operands().appendAll(a.parts()).forAll(n -> n.type() instanceof Type.Real);
  }

  private static int[][][] one(int[][] entries) {
    return new int[][][] {entries};
  }

  private static boolean isNothing(int[][][] x) {
    return Arrays.stream(x).flatMap(Arrays::stream).allMatch(entry -> entry.length == 0);
  }

  /// Everything depends on everything.
  private int[][][] mixed(Node.Apply a, int[][][] x) {
    return all(a, union(Arrays.asList(flat(x))));
  }

  private int[][][] all(Node.Apply a, int[] each) {
    int[][][] out = new int[a.parts().size()][][];
    for (int k = 0; k < out.length; k++) {
      int n = count(a.parts().get(k).type());
      if ((long) n * each.length > budget) throw new Dense();
      out[k] = new int[n][];
      Arrays.fill(out[k], each);
    }
    return out;
  }

  // what moves entries

  private int[][] linear(Op.Linear op, Node.Apply a, int[][][] x) {
    Seq<Node> in = a.operands();
    Shape first = shape(in.last());
    double[] own = numbers(first.count());
    return switch (op) {
      case Op.Add _ -> union(x);
      case Op.Negate _, Op.Reshape _ -> x[0];
      case Op.Ensure _ -> x[x.length - 1];
      case Op.Select _ -> union(x[1], x[2]);
      case Op.Sum(var axes) -> {
        Seq<Integer> rest = Array.range(0, first.rank()).removeAll(axes);
        double[] to = numbers(shape(a).count());
        yield gathered(Strided.broadcast(to, shape(a), first, rest), x[0], to.length);
      }
      case Op.CumulativeSum(int axis, _) -> {
        Seq<Integer> rest = Array.range(0, first.rank()).remove(axis);
        Shape reduced = first.without(axis);
        double[] to = Strided.broadcast(numbers(reduced.count()), reduced, first, rest);
        yield taken(to, gathered(to, x[0], reduced.count()));
      }
      case Op.Broadcast(var to, var axes) -> taken(Strided.broadcast(own, first, to, axes), x[0]);
      case Op.Permute(var order) -> taken(Strided.permute(own, first, order), x[0]);
      case Op.Slice(var start, var size) -> taken(Strided.slice(own, first, start, size), x[0]);
      case Op.Flip(var axes) -> taken(Strided.flip(own, first, axes), x[0]);
      case Op.Pad(var before, var after) -> {
        double[] numbered = Arrays.stream(own).map(k -> k + 1).toArray();
        int[][] shifted = new int[x[0].length + 1][];
        shifted[0] = NOTHING;
        System.arraycopy(x[0], 0, shifted, 1, x[0].length);
        yield taken(Strided.pad(numbered, first, before, after), shifted);
      }
      case Op.Concat(int axis) -> concat(axis, in, x);
      case Op.Gather(int k) ->
          isKnown(in.take(k))
              ? taken(Strided.gather(values(in.take(k)), shape(in.head()), own, first), x[k])
              : mixed(a, x)[0];
      case Op.Scatter(var to) -> {
        Seq<Node> indices = in.init();
        if (!isKnown(indices) || indices.isEmpty()) yield mixed(a, x)[0];
        double[] places = numbers(shape(a).count());
        double[] target = Strided.gather(values(indices), shape(in.head()), places, shape(a));
        yield gathered(target, x[x.length - 1], places.length);
      }
      case Op.Roll _, Op.Unroll _ -> mixed(a, x)[0];
    };
  }

  private static double[] numbers(int n) {
    double[] numbers = new double[n];
    for (int i = 0; i < n; i++) numbers[i] = i;
    return numbers;
  }

  private static boolean isKnown(Seq<Node> nodes) {
    return nodes.forAll(Node::isKnown);
  }

  private static double[][] values(Seq<Node> nodes) {
    return nodes.map(n -> ((Node.Const) n).entries()).toJavaArray(double[][]::new);
  }

  /// Entry `i` is the one with the number `from[i]`.
  private static int[][] taken(double[] from, int[][] entries) {
    int[][] out = new int[from.length][];
    for (int i = 0; i < out.length; i++) out[i] = entries[(int) from[i]];
    return out;
  }

  /// Entry `to[i]` is made of entry `i`, among others.
  private static int[][] gathered(double[] to, int[][] entries, int n) {
    int[] sizes = new int[n];
    for (int i = 0; i < to.length; i++) sizes[(int) to[i]] += entries[i].length;
    int[][] out = new int[n][];
    for (int k = 0; k < n; k++) out[k] = new int[sizes[k]];
    for (int i = 0; i < to.length; i++) {
      int k = (int) to[i];
      for (int j : entries[i]) out[k][--sizes[k]] = j;
    }
    for (int k = 0; k < n; k++) out[k] = distinct(out[k]);
    return out;
  }

  private static int[][] concat(int axis, Seq<Node> in, int[][][] x) {
    double[][] numbered = new double[x.length][];
    int next = 0;
    for (int i = 0; i < x.length; i++) {
      numbered[i] = new double[x[i].length];
      for (int k = 0; k < x[i].length; k++) numbered[i][k] = next++;
    }
    Shape[] shapes = in.map(Dependence::shape).toJavaArray(Shape[]::new);
    return taken(Strided.concat(numbered, shapes, axis), flat(x));
  }

  // what mixes entries

  /// A factor that is known to be zero leaves nothing.
  private static int[][] product(Node.Apply a, int[][][] x) {
    int[][] out = union(x);
    for (Node operand : a.operands()) {
      if (!(operand instanceof Node.Const c)) continue;
      for (int k = 0; k < out.length; k++) if (c.entries()[k] == 0) out[k] = NOTHING;
    }
    return out;
  }

  private int[][] contract(Op.Contract how, Node.Apply a, int[][][] x) {
    Side left = Side.of(a.operands().get(0), x[0], how.leftBatch(), how.left());
    Side right = Side.of(a.operands().get(1), x[1], how.rightBatch(), how.right());
    int[][] out = new int[shape(a).count()][];
    int at = 0;
    for (int b = 0; b < left.batch; b++) {
      for (int i = 0; i < left.free; i++) {
        for (int j = 0; j < right.free; j++) out[at++] = sum(left, b, i, right, j);
      }
    }
    return out;
  }

  private static int[] sum(Side left, int b, int i, Side right, int j) {
    List<int[]> parts = new ArrayList<>();
    for (int c = 0; c < left.contracted; c++) {
      int l = left.number(b, i, c);
      int r = right.number(b, j, c);
      if (left.isZero(l) || right.isZero(r)) continue;
      if (left.entries[l].length > 0) parts.add(left.entries[l]);
      if (right.entries[r].length > 0) parts.add(right.entries[r]);
    }
    return union(parts);
  }

  /// An operand of a contraction, sorted into batch, free and contracted entries.
  private record Side(
      int[][] entries,
      double[] order,
      Option<double[]> known,
      int batch,
      int free,
      int contracted) {

    static Side of(Node node, int[][] entries, Seq<Integer> batch, Seq<Integer> contracted) {
      Shape s = shape(node);
      Seq<Integer> free = Array.range(0, s.rank()).removeAll(batch).removeAll(contracted);
      Seq<Integer> order = Array.ofAll(batch).appendAll(free).appendAll(contracted);
      return new Side(
          entries,
          Strided.permute(numbers(s.count()), s, order),
          node instanceof Node.Const c ? Option.of(c.entries()) : Option.none(),
          s.permute(batch).count(),
          s.permute(free).count(),
          s.permute(contracted).count());
    }

    int number(int b, int i, int c) {
      return (int) order[(b * free + i) * contracted + c];
    }

    boolean isZero(int k) {
      return known.isDefined() && known.get()[k] == 0;
    }
  }

  private int[][][] each(Op.Each e, int[][][] x) {
    int[][][] out = new int[e.summed().size()][][];
    for (int i = 0; i < e.n(); i++) {
      int[][][] own = new int[x.length][][];
      for (int j = 0; j < x.length; j++) {
        int size = x[j].length / Math.max(1, e.n());
        own[j] = e.mapped().get(j) ? Arrays.copyOfRange(x[j], i * size, (i + 1) * size) : x[j];
      }
      int[][][] element = results(e.body(), own);
      for (int k = 0; k < out.length; k++) {
        if (i == 0) out[k] = new int[e.n() * element[k].length][];
        System.arraycopy(element[k], 0, out[k], i * element[k].length, element[k].length);
      }
    }
    for (int k = 0; k < out.length; k++) if (out[k] == null) out[k] = nothing(0);
    return out;
  }

  private static int[][] union(int[][]... operands) {
    int[][] out = operands[0].clone();
    for (int i = 1; i < operands.length; i++) {
      for (int k = 0; k < out.length; k++) out[k] = union(out[k], operands[i][k]);
    }
    return out;
  }

  private static int[] union(int[] a, int[] b) {
    if (a.length == 0 || a == b) return b;
    if (b.length == 0) return a;
    int[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return distinct(both);
  }

  private static int[] union(List<int[]> parts) {
    if (parts.isEmpty()) return NOTHING;
    if (parts.size() == 1) return parts.getFirst();
    return distinct(parts.stream().flatMapToInt(Arrays::stream).toArray());
  }

  private static int[] distinct(int[] entries) {
    Arrays.sort(entries);
    int n = 0;
    for (int i = 0; i < entries.length; i++) {
      if (n == 0 || entries[i] != entries[n - 1]) entries[n++] = entries[i];
    }
    return n == entries.length ? entries : Arrays.copyOf(entries, n);
  }
}
