package dev.solvent.plan;

import dev.solvent.expr.Op;
import dev.solvent.kernel.Interruption;
import dev.solvent.source.SolventError;
import dev.solvent.type.Type;
import io.vavr.collection.Seq;
import org.jspecify.annotations.Nullable;

/// Running what repeats.
final class Loops {
  private Loops() {}

  static Object[] loop(Op.Loop l, Object[] x) {
    Plan step = Plan.of(l.step());
    Object[] args = x.clone();
    int rowsOut = l.step().results().size() - l.states();
    Tape tape = rowsOut > 0 ? new Tape(l, x) : null;
    int n =
        l.proceed().isDefined() ? whileLoop(l, step, args, tape) : counted(l, step, args, x, tape);
    Object[] out = new Object[l.states() + rowsOut];
    System.arraycopy(args, 0, out, 0, l.states());
    if (tape != null) {
      tape.close(n);
      for (int k = 0; k < rowsOut; k++) {
        boolean clock = l.step().results().get(l.states() + k).type().equals(Type.TICK);
        out[l.states() + k] = clock ? new Rows.Clock(n) : new Rows.Column(tape, k);
      }
    }
    return out;
  }

  private static int whileLoop(Op.Loop l, Plan step, Object[] args, @Nullable Tape tape) {
    Plan proceed = Plan.of(l.proceed().get());
    int n = 0;
    while (((double[]) proceed.run(args)[0])[0] != 0) {
      pass(l, step, args, tape, n++, -1);
    }
    return n;
  }

  private static int counted(Op.Loop l, Plan step, Object[] args, Object[] x, @Nullable Tape tape) {
    int n = ((Rows) x[l.states()]).length();
    for (int pass = 0; pass < n; pass++) {
      int i = l.backward() ? n - 1 - pass : pass;
      for (int k = l.states(); k < l.states() + l.rows(); k++) args[k] = ((Rows) x[k]).row(i);
      pass(l, step, args, tape, pass, n);
    }
    return n;
  }

  private static void pass(
      Op.Loop l, Plan step, Object[] args, @Nullable Tape tape, int pass, int passes) {
    Interruption.poll();
    if (tape != null) tape.entering(pass, passes, args);
    Object[] out = step.run(args);
    System.arraycopy(out, 0, args, 0, l.states());
    if (tape != null) tape.wrote(out);
  }

  static Object[] each(Op.Each e, Object[] x, Seq<Type> in) {
    int results = e.summed().size();
    Plan body = Plan.of(e.body());
    Object[][] stacks = new Object[results][e.n()];
    Object[] out = new Object[results];
    boolean[] mapped = new boolean[x.length];
    boolean[] summed = new boolean[results];
    for (int j = 0; j < mapped.length; j++) mapped[j] = e.mapped().get(j);
    for (int k = 0; k < results; k++) summed[k] = e.summed().get(k);
    Failures failures = new Failures();
    for (int i = 0; i < e.n(); i++) {
      Interruption.poll();
      Object[] args = new Object[x.length];
      for (int j = 0; j < x.length; j++) {
        args[j] = mapped[j] ? Values.element(x[j], in.get(j), i) : x[j];
      }
      try {
        Object[] r = body.run(args);
        for (int k = 0; k < results; k++) {
          if (summed[k]) out[k] = i == 0 ? r[k] : Values.add(out[k], r[k]);
          else stacks[k][i] = r[k];
        }
      } catch (SolventError error) {
        failures.add(i, error);
      }
    }
    failures.check(e.n());
    for (int k = 0; k < results; k++) {
      if (!summed[k]) out[k] = Values.stack(stacks[k], e.body().results().get(k).type());
      else if (e.n() == 0) out[k] = Values.zero(e.body().results().get(k).type());
    }
    return out;
  }
}
