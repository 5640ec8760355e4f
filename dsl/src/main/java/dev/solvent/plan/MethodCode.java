package dev.solvent.plan;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.solvent.plan.Statement.Attempted;
import dev.solvent.plan.Statement.Branch;
import dev.solvent.plan.Statement.Compute;
import dev.solvent.plan.Statement.Copy;
import dev.solvent.plan.Statement.Count;
import dev.solvent.plan.Statement.Each;
import dev.solvent.plan.Statement.Forget;
import dev.solvent.plan.Statement.Pack;
import dev.solvent.plan.Statement.Run;
import dev.solvent.plan.Statement.Sweep;
import dev.solvent.plan.Statement.Total;
import dev.solvent.plan.Statement.Unpack;
import dev.solvent.plan.Statement.While;
import dev.solvent.source.SolventError;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The code of one method, `static void body(double[] numbers, Object[] objects)`. A number that
/// was read or computed stays in a local variable as far as control runs straight on; every one
/// computed is in the frame too. Long bodies become methods of their own, since the JVM compiles
/// none of more than 8,000 bytes.
final class MethodCode {
  private static final ClassDesc BYTECODE = Bytecode.class.describeConstable().get();
  private static final ClassDesc ATTEMPT = Attempt.class.describeConstable().get();
  private static final ClassDesc RUN = Run.class.describeConstable().get();
  private static final ClassDesc ERROR = SolventError.class.describeConstable().get();

  private final Assembler assembler;
  private final CodeBuilder c;

  /// The local variables that hold what is at a place of the frame.
  private Map<Integer, Integer> held = new HashMap<>();

  MethodCode(Assembler assembler, CodeBuilder c) {
    this.assembler = assembler;
    this.c = c;
  }

  /// This writes the whole method.
  void of(List<Statement> body) {
    all(body);
    c.return_();
  }

  private void all(List<Statement> list) {
    if (Weight.fits(list) || list.size() == 1) {
      for (Statement statement : list) one(statement);
      return;
    }
    List<Statement> part = new ArrayList<>();
    int size = 0;
    for (Statement statement : list) {
      if (!part.isEmpty() && size + Weight.of(statement) > Weight.LONG) {
        call(part);
        part = new ArrayList<>();
        size = 0;
      }
      part.add(statement);
      size += Weight.of(statement);
    }
    call(part);
  }

  private void nested(List<Statement> body) {
    if (Weight.isInline(body)) all(body);
    else call(body);
  }

  private void call(List<Statement> body) {
    c.aload(0).aload(1).invokestatic(Assembler.SELF, assembler.method(body), Assembler.BODY);
    held.clear();
  }

  private void one(Statement statement) {
    switch (statement) {
      case Compute compute -> {
        int[] from = compute.from();
        for (int place : from) hold(place);
        assembler.value(c, compute.op(), from.length, k -> load(from[k]));
        store(compute.to());
      }
      case Total total -> total(total);
      case Copy copy -> copy(copy);
      case Pack pack -> pack(pack);
      case Unpack unpack -> unpack(unpack);
      case Run run -> run(run);
      case Forget(int object) -> c.aload(1).loadConstant(object).aconst_null().aastore();
      case Branch branch -> branch(branch);
      case Attempted attempted -> attempt(attempted);
      case While loop -> repeat(loop);
      case Count loop -> count(loop);
      case Each each -> each(each);
      case Sweep sweep -> sweep(sweep);
    }
  }

  private void load(int place) {
    c.dload(hold(place));
  }

  /// This gives the local variable that holds the number at a place from here on.
  private int hold(int place) {
    return held.computeIfAbsent(
        place,
        _ -> {
          int fresh = c.allocateLocal(TypeKind.DOUBLE);
          c.aload(0).loadConstant(place).daload().dstore(fresh);
          return fresh;
        });
  }

  /// This takes what is on the stack to a place.
  private void store(int place) {
    int fresh = c.allocateLocal(TypeKind.DOUBLE);
    c.dstore(fresh);
    c.aload(0).loadConstant(place).dload(fresh).dastore();
    held.put(place, fresh);
  }

  private void loadObject(int place) {
    c.aload(1).loadConstant(place).aaload();
  }

  private void total(Total total) {
    c.dconst_0();
    for (int k = 0; k < total.left().length; k++) {
      load(total.left()[k]);
      if (total.right().length > 0) {
        load(total.right()[k]);
        c.dmul();
      }
      c.dadd();
    }
    store(total.to());
  }

  private void copy(Copy copy) {
    int[] numbers = new int[copy.to().length];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = c.allocateLocal(TypeKind.DOUBLE);
      load(copy.from()[k]);
      c.dstore(numbers[k]);
    }
    int[] objects = new int[copy.objectsTo().length];
    for (int k = 0; k < objects.length; k++) {
      objects[k] = c.allocateLocal(TypeKind.REFERENCE);
      loadObject(copy.objectsFrom()[k]);
      c.astore(objects[k]);
    }
    for (int k = 0; k < numbers.length; k++) {
      c.aload(0).loadConstant(copy.to()[k]).dload(numbers[k]).dastore();
      held.put(copy.to()[k], numbers[k]);
    }
    for (int k = 0; k < objects.length; k++) {
      c.aload(1).loadConstant(copy.objectsTo()[k]).aload(objects[k]).aastore();
    }
  }

  private void pack(Pack pack) {
    c.aload(1).loadConstant(pack.to()).loadConstant(pack.from().length);
    c.newarray(TypeKind.DOUBLE);
    for (int k = 0; k < pack.from().length; k++) {
      c.dup().loadConstant(k);
      load(pack.from()[k]);
      c.dastore();
    }
    c.aastore();
  }

  private void unpack(Unpack unpack) {
    int array = array(unpack.from());
    for (int k = 0; k < unpack.to().length; k++) {
      c.aload(array).loadConstant(k).daload();
      store(unpack.to()[k]);
    }
  }

  private int array(int object) {
    return Assembler.arrays(c, object)[0];
  }

  private void run(Run run) {
    c.loadConstant(assembler.constant(run, RUN)).aload(1);
    c.invokevirtual(RUN, "on", MethodTypeDesc.of(CD_void, Assembler.OBJECTS));
  }

  private void branch(Branch branch) {
    Label otherwise = c.newLabel();
    Label end = c.newLabel();
    load(branch.condition());
    c.dconst_0().dcmpl().ifeq(otherwise);
    Map<Integer, Integer> before = held;
    held = new HashMap<>(before);
    nested(branch.then());
    c.goto_(end).labelBinding(otherwise);
    held = new HashMap<>(before);
    nested(branch.otherwise());
    c.labelBinding(end);
    held = branch.then().isEmpty() ? before : new HashMap<>();
  }

  private void attempt(Attempted attempted) {
    Label start = c.newLabel();
    Label done = c.newLabel();
    Label failed = c.newLabel();
    Label end = c.newLabel();
    c.labelBinding(start);
    nested(attempted.body());
    c.labelBinding(done).goto_(end).labelBinding(failed);
    c.invokestatic(ATTEMPT, "check", MethodTypeDesc.of(CD_void, ERROR));
    held.clear();
    for (int place : attempted.results()) {
      c.loadConstant(Double.NaN);
      store(place);
    }
    c.labelBinding(end).exceptionCatch(start, done, failed, ERROR);
    held.clear();
  }

  private void poll() {
    c.invokestatic(BYTECODE, "poll", MethodTypeDesc.of(CD_void));
  }

  private void repeat(While loop) {
    Label next = c.newLabel();
    Label end = c.newLabel();
    held.clear();
    c.labelBinding(next);
    nested(loop.proceed());
    load(loop.condition());
    c.dconst_0().dcmpl().ifeq(end);
    poll();
    nested(loop.pass());
    c.goto_(next).labelBinding(end);
    held.clear();
  }

  private void count(Count loop) {
    int n = c.allocateLocal(TypeKind.INT);
    int pass = c.allocateLocal(TypeKind.INT);
    Label next = c.newLabel();
    Label end = c.newLabel();
    loadObject(loop.clock());
    c.invokestatic(BYTECODE, "passes", MethodTypeDesc.of(CD_int, CD_Object)).istore(n);
    c.iconst_0().istore(pass);
    held.clear();
    c.labelBinding(next).iload(pass).iload(n).if_icmpge(end);
    poll();
    for (int k = 0; k < loop.trails().length; k++) {
      c.aload(1).loadConstant(loop.rows()[k]);
      loadObject(loop.trails()[k]);
      if (loop.backward()) c.iload(n).iconst_1().isub().iload(pass).isub();
      else c.iload(pass);
      c.invokestatic(BYTECODE, "row", MethodTypeDesc.of(CD_Object, CD_Object, CD_int)).aastore();
    }
    nested(loop.pass());
    c.iinc(pass, 1).goto_(next).labelBinding(end);
    held.clear();
  }

  private void each(Each each) {
    int i = c.allocateLocal(TypeKind.INT);
    int[] outs = new int[each.outs().length];
    for (int k = 0; k < outs.length; k++) {
      int size = each.results()[k].length * (each.summed()[k] ? 1 : each.n());
      allocate(each.outs()[k], size);
      outs[k] = array(each.outs()[k]);
    }
    int[] stacks = Assembler.arrays(c, each.stacks());
    Label start = c.newLabel();
    Label next = c.newLabel();
    Label done = c.newLabel();
    Label failed = c.newLabel();
    Label end = c.newLabel();
    c.iconst_0().istore(i).labelBinding(start);
    held.clear();
    c.labelBinding(next).iload(i).loadConstant(each.n()).if_icmpge(done);
    poll();
    for (int k = 0; k < stacks.length; k++) takeApart(stacks[k], i, each.elements()[k]);
    nested(each.body());
    for (int k = 0; k < outs.length; k++) {
      if (each.summed()[k]) addUp(outs[k], i, each.results()[k]);
      else putTogether(outs[k], i, each.results()[k]);
    }
    c.iinc(i, 1).goto_(next).labelBinding(done).goto_(end);
    c.labelBinding(failed).invokestatic(BYTECODE, "again", MethodTypeDesc.of(CD_void, ERROR));
    run(each.whole());
    c.labelBinding(end);
    c.exceptionCatch(start, done, failed, ERROR);
    held.clear();
  }

  private void allocate(int object, int size) {
    c.aload(1).loadConstant(object).loadConstant(size).newarray(TypeKind.DOUBLE).aastore();
  }

  /// This puts the index of entry `k` of element `i` on the stack.
  private void index(int i, int size, int k) {
    c.iload(i).loadConstant(size).imul().loadConstant(k).iadd();
  }

  private void takeApart(int stack, int i, int[] places) {
    for (int k = 0; k < places.length; k++) {
      c.aload(stack);
      index(i, places.length, k);
      c.daload();
      store(places[k]);
    }
  }

  private void putTogether(int out, int i, int[] places) {
    for (int k = 0; k < places.length; k++) {
      c.aload(out);
      index(i, places.length, k);
      load(places[k]);
      c.dastore();
    }
  }

  private void addUp(int out, int i, int[] places) {
    Label first = c.newLabel();
    Label end = c.newLabel();
    Map<Integer, Integer> before = held;
    held = new HashMap<>(before);
    c.iload(i).ifeq(first);
    for (int k = 0; k < places.length; k++) {
      c.aload(out).loadConstant(k).dup2().daload();
      load(places[k]);
      c.dadd().dastore();
    }
    c.goto_(end).labelBinding(first);
    held = new HashMap<>(before);
    for (int k = 0; k < places.length; k++) {
      c.aload(out).loadConstant(k);
      load(places[k]);
      c.dastore();
    }
    c.labelBinding(end);
    held = before;
  }

  private void sweep(Sweep sweep) {
    for (int object : sweep.keptTo()) allocate(object, sweep.count());
    String loop = assembler.method(code -> new SweepCode(assembler, code, sweep).write());
    c.aload(0).aload(1).invokestatic(Assembler.SELF, loop, Assembler.BODY);
    for (int place : sweep.sums()) held.remove(place);
  }
}
