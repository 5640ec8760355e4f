package dev.solvent.plan;

import java.util.List;

/// A trail at run time: rows that a loop reads by the number of its pass.
sealed interface Rows {

  /// The number of rows, which only a clock is asked for.
  int length();

  Object row(int i);

  /// A trail that is only its length.
  record Clock(int length) implements Rows {
    private static final double[] TICK = {};

    @Override
    public Object row(int i) {
      return TICK;
    }
  }

  /// The number of each pass.
  record Naturals() implements Rows {
    @Override
    public int length() {
      return Integer.MAX_VALUE;
    }

    @Override
    public Object row(int i) {
      return new double[] {i};
    }
  }

  /// The zero of a trail type. It has no length and answers every row with a zero.
  record Nothing(Object zero) implements Rows {
    @Override
    public int length() {
      return 0;
    }

    @Override
    public Object row(int i) {
      return zero;
    }
  }

  record Kept(List<Object> rows) implements Rows {
    @Override
    public int length() {
      return rows.size();
    }

    @Override
    public Object row(int i) {
      return rows.get(i);
    }
  }

  /// One column of what a loop wrote.
  record Column(Tape tape, int index) implements Rows {
    @Override
    public int length() {
      return tape.length();
    }

    @Override
    public Object row(int i) {
      return tape.row(i)[index];
    }
  }

  /// A sum of two trails, added row by row as it is read, so that no sum is ever stored whole.
  record Summed(Rows x, Rows y) implements Rows {
    @Override
    public int length() {
      return x.length();
    }

    @Override
    public Object row(int i) {
      return Values.add(x.row(i), y.row(i));
    }
  }

  record Negated(Rows x) implements Rows {
    @Override
    public int length() {
      return x.length();
    }

    @Override
    public Object row(int i) {
      return Values.negate(x.row(i));
    }
  }
}
