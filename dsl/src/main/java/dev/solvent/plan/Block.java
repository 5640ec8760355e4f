package dev.solvent.plan;

import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.plan.Statement.Branch;
import dev.solvent.plan.Statement.Compute;
import dev.solvent.plan.Statement.Forget;
import dev.solvent.plan.Statement.Pack;
import dev.solvent.plan.Statement.Run;
import dev.solvent.plan.Statement.Total;
import dev.solvent.plan.Statement.Unpack;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Seq;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The nodes of one graph as statements, and where their values are. Small tensors are taken apart
/// into numbers, so that what only moves entries costs nothing; elementwise operations on large
/// ones run in one loop; every other operation runs as it does in a plan.
final class Block {
  /// Tensors of up to so many entries are taken apart.
  private static final int SMALL = 16;

  /// The products of the largest contraction that is written out.
  private static final int PRODUCTS = 128;

  private final Graph graph;
  private final Frames frames;
  private final List<Statement> out;
  private final int depth;
  private final Lifetimes lifetimes;
  private final Map<Node, int[]> small = new IdentityHashMap<>();
  private final Map<Node, Integer> whole = new IdentityHashMap<>();
  private final Map<Node, Elsewhere> elsewhere = new IdentityHashMap<>();

  private final Sweeps sweeps;

  /// Numbers that are to be spread over a large tensor, once one asks for it.
  private final Map<Node, Node.Apply> spread = new IdentityHashMap<>();

  /// The large values that this block has made and not yet dropped.
  private final Set<Node> own = new LinkedHashSet<>();

  /// A value that another block, or another node of this one, has.
  private record Elsewhere(Block block, Node node) {}

  private Block(Graph graph, Frames frames, List<Statement> out, int depth) {
    this.graph = graph;
    this.frames = frames;
    this.out = out;
    this.depth = depth;
    this.lifetimes = new Lifetimes(graph);
    this.sweeps = new Sweeps(this);
  }

  static Block outermost(Graph graph, Frames frames) {
    return new Block(graph, frames, new ArrayList<>(), 0);
  }

  /// This gives a block for a graph that runs within this one, in a list of its own.
  Block within(Graph inner) {
    return new Block(inner, frames, new ArrayList<>(), depth + 1);
  }

  /// This gives a block for a graph whose statements become part of this one's.
  Block inlined(Graph inner) {
    return new Block(inner, frames, out, depth + 1);
  }

  Graph graph() {
    return graph;
  }

  Lifetimes lifetimes() {
    return lifetimes;
  }

  Frames frames() {
    return frames;
  }

  int depth() {
    return depth;
  }

  List<Statement> statements() {
    return out;
  }

  void emit(Statement statement) {
    frames.count();
    out.add(statement);
  }

  void translate() {
    List<Node> nodes = graph.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof Node.Apply a) translate(a);
      forget(i);
    }
  }

  /// This drops what no node after the `i`th reads, nor a loop that is still open.
  private void forget(int i) {
    for (Iterator<Node> it = own.iterator(); it.hasNext(); ) {
      Node node = it.next();
      int place = whole.get(node);
      if (!lifetimes.isOver(node, i)) continue;
      if (sweeps.read(place)) continue;
      emit(new Forget(place));
      it.remove();
    }
  }

  // --- where values are

  static boolean isSmall(Type type) {
    return type instanceof Type.Real real && real.shape().count() <= SMALL;
  }

  static boolean areSmall(Seq<Node> nodes) {
    return nodes.forAll(node -> isSmall(node.type()));
  }

  void isAt(Node node, int[] places) {
    small.put(node, places);
  }

  void isAt(Node node, int place) {
    whole.put(node, place);
  }

  void isAt(Node node, Block block, Node other) {
    elsewhere.put(node, new Elsewhere(block, other));
  }

  /// This says where a value is that this block has made.
  void made(Node node, int place) {
    whole.put(node, place);
    if (!isSmall(node.type())) own.add(node);
  }

  /// This makes the parameters from the `from`th on the values of these nodes of another block.
  void captures(int from, Seq<Node> nodes, Block outer) {
    for (int i = 0; i < nodes.size(); i++) isAt(graph.params().get(from + i), outer, nodes.get(i));
  }

  /// This gives the places of a tensor's entries.
  int[] small(Node node) {
    if (node instanceof Node.Const known) return frames.entries(known);
    Elsewhere e = elsewhere.get(node);
    if (e != null) return e.block.small(e.node);
    sweeps.closeFor(node);
    int @Nullable [] places = small.get(node);
    return places == null ? unpacked(node) : places;
  }

  private int[] unpacked(Node node) {
    int from = whole(node);
    int[] places = frames.numbers(node.type());
    emit(new Unpack(from, places));
    small.put(node, places);
    return places;
  }

  /// This gives the place of a value as an object.
  int whole(Node node) {
    Elsewhere e = elsewhere.get(node);
    if (e != null) return e.block.whole(e.node);
    sweeps.closeFor(node);
    @Nullable Integer place = whole.get(node);
    if (place != null) return place;
    int made = wrapped(node);
    whole.put(node, made);
    return made;
  }

  private int wrapped(Node node) {
    if (node instanceof Node.Const known) return frames.object(known.value());
    if (!spread.containsKey(node)) return packed(out, small.get(node));
    int made = frames.object();
    run(spread.get(node), new int[] {made});
    return made;
  }

  private int packed(List<Statement> list, int[] places) {
    int made = frames.object();
    list.add(new Pack(made, places));
    return made;
  }

  /// This gives the node of this block that a node is another name of.
  Node source(Node node) {
    Elsewhere e = elsewhere.get(node);
    return e != null && e.block == this ? source(e.node) : node;
  }

  /// This gives the place of the number that all entries of a large tensor are, or -1.
  int uniform(Node node) {
    if (spread.containsKey(node)) return small(spread.get(node).operands().head())[0];
    return node instanceof Node.Const known ? frames.uniform(known) : -1;
  }

  int[] wholes(Seq<Node> nodes) {
    return nodes.toJavaStream().mapToInt(this::whole).toArray();
  }

  int[][] smalls(Seq<Node> nodes) {
    return nodes.toJavaStream().map(this::small).toArray(int[][]::new);
  }

  // --- one node

  private void translate(Node.Apply a) {
    if (isEntrywise(a)) entrywise(a);
    else if (!translated(a)) {
      int[] to = new int[a.parts().size()];
      Arrays.setAll(to, _ -> frames.object());
      run(a, to);
      for (int k = 0; k < to.length; k++) made(a.parts().get(k), to[k]);
    }
  }

  private void run(Node.Apply a, int[] to) {
    emit(run(a, wholes(a.operands()), to));
  }

  /// This gives what runs a node on objects, as a plan does.
  static Run run(Node.Apply a, int[] from, int[] to) {
    Execution.Running running =
        Execution.of(a.op(), a.operands().map(Node::type), a.parts().map(Node::type));
    return new Run(running, a.site(), from, to);
  }

  private static boolean isEntrywise(Node.Apply a) {
    return a.type() instanceof Type.Real
        && (a.op() instanceof Op.Select || Entrywise.function(a.op()).isDefined());
  }

  private void entrywise(Node.Apply a) {
    if (!isSmall(a.type())) {
      sweeps.join(a);
      return;
    }
    int[] to = frames.numbers(a.type());
    int[][] from = smalls(a.operands());
    for (int i = 0; i < to.length; i++) {
      int entry = i;
      emit(new Compute(a.op(), to[i], Arrays.stream(from).mapToInt(x -> x[entry]).toArray()));
    }
    isAt(a, to);
  }

  /// Whether there is code for a node that is not entrywise.
  private boolean translated(Node.Apply a) {
    return switch (a.op()) {
      case Op.ToNumber _, Op.Stop _, Op.Reshape _ -> same(a);
      case Op.Sum(var axes) -> sum(a, axes);
      case Op.Broadcast _ when !isSmall(a.type()) -> spread(a);
      case Op.Gather(int k) -> a.operands().take(k).forAll(Node::isKnown) && moved(a, k);
      case Op.Broadcast _, Op.Permute _, Op.Slice _, Op.Pad _, Op.Flip _, Op.Concat _ ->
          moved(a, 0);
      case Op.Contract how -> contract(a, how);
      case Op.Ensure _ -> ensure(a);
      case Op.Nested op -> new Nesting(this, a).translated(op);
      case Op _ -> false;
    };
  }

  private boolean same(Node.Apply a) {
    isAt(a, this, a.operands().last());
    return true;
  }

  private boolean moved(Node.Apply a, int fixed) {
    if (!isSmall(a.type()) || !areSmall(a.operands().drop(fixed))) return false;
    int[] from = Moves.entries(a, fixed, this::small);
    isAt(a, Arrays.stream(from).map(place -> place < 0 ? frames.number(0) : place).toArray());
    return true;
  }

  private boolean spread(Node.Apply a) {
    if (Values.size(a.operands().head().type()) != 1) return false;
    spread.put(a, a);
    return true;
  }

  private boolean sum(Node.Apply a, Seq<Integer> axes) {
    Node x = a.operands().head();
    Shape shape = Values.shape(x.type());
    if (!isSmall(x.type())) {
      if (axes.size() != shape.rank()) return false;
      sweeps.join(a);
      return true;
    }
    int[][] terms = Moves.terms(small(x), shape, axes);
    int[] to = frames.numbers(a.type());
    for (int i = 0; i < to.length; i++) emit(new Total(to[i], terms[i], new int[0]));
    isAt(a, to);
    return true;
  }

  private boolean contract(Node.Apply a, Op.Contract how) {
    if (!areSmall(a.operands()) || !isSmall(a.type())) return false;
    Node left = a.operands().get(0);
    Node right = a.operands().get(1);
    Shape shape = Values.shape(left.type());
    int products = Values.size(a.type()) * shape.permute(how.left()).count();
    if (products == 0 || products > PRODUCTS) return false;
    int[][] x = Moves.factors(small(left), shape, how.leftBatch(), how.left());
    int[][] y =
        Moves.factors(small(right), Values.shape(right.type()), how.rightBatch(), how.right());
    int batch = shape.permute(how.leftBatch()).count();
    int height = x.length / batch;
    int width = y.length / batch;
    int[] to = frames.numbers(a.type());
    for (int i = 0; i < to.length; i++) {
      int element = i / (height * width);
      int row = element * height + i % (height * width) / width;
      emit(new Total(to[i], x[row], y[element * width + i % width]));
    }
    isAt(a, to);
    return true;
  }

  /// What holds costs a comparison; what does not is told by the operation.
  private boolean ensure(Node.Apply a) {
    int figures = a.operands().size() - 1;
    Seq<Node> told = a.operands().take(figures);
    if (!areSmall(told) || Values.size(told.head().type()) != 1) return false;
    List<Statement> failing = new ArrayList<>();
    int[] from = new int[figures + 1];
    for (int k = 0; k < figures; k++) from[k] = packed(failing, small(told.get(k)));
    from[figures] = packed(failing, new int[0]);
    failing.add(run(a, from, new int[] {frames.object()}));
    emit(new Branch(small(told.head())[0], List.of(), failing));
    return same(a);
  }
}
