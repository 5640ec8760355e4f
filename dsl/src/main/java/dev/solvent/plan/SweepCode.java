package dev.solvent.plan;

import dev.solvent.plan.Statement.Lane;
import dev.solvent.plan.Statement.Sweep;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;

/// The method of a sweep: a loop over entries, each of whose values is a local variable.
final class SweepCode {
  private final Assembler assembler;
  private final CodeBuilder c;
  private final Sweep sweep;
  private final int[] arrays;
  private final int[] kept;
  private final int[] sums;
  private final int[] values;

  SweepCode(Assembler assembler, CodeBuilder c, Sweep sweep) {
    this.assembler = assembler;
    this.c = c;
    this.sweep = sweep;
    this.arrays = Assembler.arrays(c, sweep.arrays());
    this.kept = Assembler.arrays(c, sweep.keptTo());
    this.sums = numbers(sweep.sums().length);
    this.values = numbers(arrays.length + sweep.uniforms().length + sweep.lanes().size());
  }

  private int[] numbers(int n) {
    int[] locals = new int[n];
    for (int k = 0; k < n; k++) locals[k] = c.allocateLocal(TypeKind.DOUBLE);
    return locals;
  }

  void write() {
    int i = c.allocateLocal(TypeKind.INT);
    Label next = c.newLabel();
    Label end = c.newLabel();
    for (int k = 0; k < sweep.uniforms().length; k++) {
      c.aload(0).loadConstant(sweep.uniforms()[k]).daload().dstore(values[arrays.length + k]);
    }
    for (int sum : sums) c.dconst_0().dstore(sum);
    c.iconst_0().istore(i);
    c.labelBinding(next).iload(i).loadConstant(sweep.count()).if_icmpge(end);
    entry(i);
    c.iinc(i, 1).goto_(next).labelBinding(end);
    for (int k = 0; k < sums.length; k++) {
      c.aload(0).loadConstant(sweep.sums()[k]).dload(sums[k]).dastore();
    }
    c.return_();
  }

  private void entry(int i) {
    for (int k = 0; k < arrays.length; k++) c.aload(arrays[k]).iload(i).daload().dstore(values[k]);
    int lane = arrays.length + sweep.uniforms().length;
    for (Lane l : sweep.lanes()) {
      assembler.value(c, l.op(), l.from().length, k -> c.dload(values[l.from()[k]]));
      c.dstore(values[lane++]);
    }
    for (int k = 0; k < kept.length; k++) {
      c.aload(kept[k]).iload(i).dload(values[sweep.kept()[k]]).dastore();
    }
    for (int k = 0; k < sums.length; k++) {
      c.dload(sums[k]).dload(values[sweep.summed()[k]]).dadd().dstore(sums[k]);
    }
  }
}
