package dev.solvent.examples;

import static dev.solvent.Solvent.*;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;

/// A yield curve from par swap rates as one root, `s (D₁ + .. + Dₖ) + Dₖ = 1` for the years `k` up
/// to 30, and the delta ladder of a book of swaps through it.
public final class YieldCurve {
  private YieldCurve() {}

  /// The discount factors of each year, the value of the book in millions, and what it gains when a
  /// quote rises by a basis point.
  public record Curve(double[] discounts, double value, double[] ladder) {}

  static final double[] YEARS = {1, 2, 3, 5, 7, 10, 15, 20, 30};
  static final double[] QUOTES = {
    0.0341, 0.0302, 0.0281, 0.0267, 0.0264, 0.0270, 0.0279, 0.0273, 0.0249
  };

  /// The share of each rise between two quoted years that a year has had: rates on straight lines.
  private static final Expr RAMPS =
      clamp(
          minus(reshape(vec(range(1, 31)), 30, 1), expr(YEARS).get(range(0, 8)))
              .div(expr(YEARS).get(range(1, 9)).minus(expr(YEARS).get(range(0, 8)))),
          0,
          1);

  private static Expr rates(Expr quotes) {
    return quotes.get(0).plus(RAMPS.matmul(quotes.get(range(1, 9)).minus(quotes.get(range(0, 8)))));
  }

  static final Fn discounts =
      root(ones(30), (D, quotes) -> rates(quotes).times(cumsum(D)).plus(D).minus(1));

  private static Expr swap(Expr D, int years, double rate) {
    return sum(D.get(range(0, years))).times(rate).plus(D.get(years - 1)).minus(1);
  }

  /// Pays 3 % for 12 years on 100 millions, receives 2.5 % for 25 years on 60.
  static final Fn book =
      fn(quotes -> {
        Expr D = discounts.invoke(quotes);
        return swap(D, 25, 0.025).times(60).minus(swap(D, 12, 0.03).times(100));
      });

  public static Curve curve() {
    Expr ladder = grad(book).invoke(QUOTES).times(1e-4);
    return new Curve(
        discounts.invoke(QUOTES).array(), book.invoke(QUOTES).number(), ladder.array());
  }

  public static void main(String[] arguments) {
    Curve curve = curve();
    System.out.printf("value of the book: %.6f million%n", curve.value());
    for (int k = 0; k < YEARS.length; k++) {
      System.out.printf(
          "%4.0f years at %.2f %%: %9.3f thousand a basis point%n",
          YEARS[k], QUOTES[k] * 100, curve.ladder()[k] * 1000);
    }
  }
}
