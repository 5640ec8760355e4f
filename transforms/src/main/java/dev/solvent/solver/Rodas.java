package dev.solvent.solver;

import static dev.solvent.dsl.Loops.eye;
import static dev.solvent.dsl.Loops.solve;
import static dev.solvent.dsl.Loops.stack;
import static dev.solvent.dsl.Loops.tuple;

import dev.solvent.dsl.Expr;

/// A Rosenbrock method of order 5 for stiff equations, stiffly accurate and L-stable, with a dense
/// output of order 4: each step solves eight linear systems of one matrix. Source: Steinebach,
/// *Construction of Rosenbrock-Wanner method Rodas5P*, BIT 63 (2023), in the form of Hairer &
/// Wanner, *Solving Ordinary Differential Equations II*, 2nd ed., IV.7.
public record Rodas(Accuracy accuracy) implements Stepper {
  public static final Rodas DEFAULT = new Rodas(Accuracy.USUAL);

  private static final double GAMMA = 0.21193756319429014;

  private static final double[] TIMES = {
    0, 0.6358126895828704, 0.4095798393397535, 0.9769306725060716, 0.4288403609558664, 1, 1, 1
  };

  private static final double[] DRIFTS = {
    0.21193756319429014,
    -0.42387512638858027,
    -0.3384627126235924,
    1.8046452872882734,
    2.325825639765069,
    0,
    0,
    0
  };

  /// The last two stages begin where the one before has led.
  private static final double[][] STAGES = {
    {},
    {3.0},
    {2.849394379747939, 0.45842242204463923},
    {-6.954028509809101, 2.489845061869568, -10.358996098473584},
    {2.8029986275628964, 0.5072464736228206, -0.3988312541770524, -0.04721187230404641},
    {
      -7.502846399306121,
      2.561846144803919,
      -11.627539656261098,
      -0.18268767659942256,
      0.030198172008377946
    }
  };

  private static final double[][] COUPLINGS = {
    {},
    {-14.155112264123755},
    {-17.97296035885952, -2.859693295451294},
    {147.12150275711716, -1.41221402718213, 71.68940251302358},
    {165.43517024871676, -0.4592823456491126, 42.90938336958603, -5.961986721573306},
    {
      24.854864614690072,
      -3.0009227002832186,
      47.4931110020768,
      5.5814197821558125,
      -0.6610691825249471
    },
    {
      30.91273214028599,
      -3.1208243349937974,
      77.79954646070892,
      34.28646028294783,
      -19.097331116725623,
      -28.087943162872662
    },
    {
      37.80277123390563,
      -3.2571969029072276,
      112.26918849496327,
      66.9347231244047,
      -40.06618937091002,
      -54.66780262877968,
      -9.48861652309627
    }
  };

  private static final double[][] DENSE = {
    {
      25.948786856663858, -2.5579724845846235, 10.433815404888879, -2.3679251022685204,
      0.524948541321073, 1.1241088310450404, 0.4272876194431874, -0.17202221070155493
    },
    {
      -9.91568850695171, -0.9689944594115154, 3.0438037242978453, -24.495224566215796,
      20.176138334709044, 15.98066361424651, -6.789040303419874, -6.710236069923372
    },
    {
      11.419903575922262, 2.8879645146136994, 72.92137995996029, 80.12511834622643,
      -52.072871366152654, -59.78993625266729, -0.15582684282751913, 4.883087185713722
    }
  };

  static Rodas of(Settings s) {
    return new Rodas(Accuracy.of(s));
  }

  /// How accurate each step is, relative to the state and, below 1, absolutely.
  public Rodas tolerance(double tolerance) {
    return new Rodas(accuracy.tolerance(tolerance));
  }

  @Override
  public String name() {
    return "rodas";
  }

  @Override
  public int order() {
    return 5;
  }

  /// `(I/(γh) − J) uᵢ = f(t + cᵢh, y + Σ aᵢⱼ uⱼ) + Σ (cᵢⱼ/h) uⱼ + h dᵢ ∂f/∂t`.
  @Override
  public Step step(Slope f, Expr t, Expr y, Expr k, Expr h) {
    int n = y.shape().size(0);
    Expr matrix = eye(n).div(h.times(GAMMA)).minus(f.columns(t, y).T());
    Expr drift = f.drift(t, y).times(h);
    Expr[] u = new Expr[COUPLINGS.length];
    Expr at = y;
    for (int i = 0; i < u.length; i++) {
      if (i > 0) at = i < STAGES.length ? y.plus(combined(STAGES[i], u)) : at.plus(u[i - 1]);
      Expr slope = i == 0 ? k : f.at(t.plus(h.times(TIMES[i])), at);
      Expr right = DRIFTS[i] == 0 ? slope : slope.plus(drift.times(DRIFTS[i]));
      u[i] = solve(matrix, i == 0 ? right : right.plus(combined(COUPLINGS[i], u).div(h)));
    }
    Expr error = u[u.length - 1];
    Expr end = at.plus(error);
    return new Step(end, error, f.at(t.plus(h), end), between(y, end, u));
  }

  private static Expr combined(double[] weights, Expr[] u) {
    Expr sum = u[0].times(weights[0]);
    for (int j = 1; j < weights.length; j++) sum = sum.plus(u[j].times(weights[j]));
    return sum;
  }

  /// `(1 − θ) y + θ(end + (1 − θ)(k₁ + θ(k₂ + θ k₃)))`, ordered by powers of `θ`.
  private static Expr between(Expr y, Expr end, Expr[] u) {
    Expr k1 = combined(DENSE[0], u);
    Expr k2 = combined(DENSE[1], u);
    Expr k3 = combined(DENSE[2], u);
    return stack(tuple(y, end.minus(y).plus(k1), k2.minus(k1), k3.minus(k2), k3.unaryMinus()));
  }
}
