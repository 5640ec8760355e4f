package dev.solvent.kernel;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;

/// Random numbers as a function of a seed: entry `i` depends on the seed and on `i` alone, and is
/// the same everywhere.
///
/// The bits are those of Philox4x32-10. Its key is the seed; block `j`, of the counter `(j, 0, 0,
/// distribution)`, serves entries `2j` and `2j + 1`. Source: Salmon, Moraes, Dror & Shaw, *Parallel
/// random numbers: as easy as 1, 2, 3*, SC 2011; of the counter 0 under the key 0 its authors' test
/// vectors give `6627e8d5 e169c58d bc57ac4c 9b00dbd8`.
public final class Randomness {
  private static final int UNIFORM = 0;
  private static final int NORMAL = 1;

  private Randomness() {}

  /// This gives numbers from `[0, 1)`, each the upper 53 of 64 bits: of the first two words of its
  /// block, or of the others.
  public static double[] uniform(long seed, int count) {
    double[] out = new double[count];
    for (int i = 0; i < count; i += 2) {
      int[] block = block(seed, i / 2, UNIFORM);
      out[i] = fraction(block[0], block[1]);
      if (i + 1 < count) out[i + 1] = fraction(block[2], block[3]);
    }
    return out;
  }

  /// This gives standard normal numbers, by Box and Muller: the two uniform numbers of a block are
  /// the square of a radius, exponentially distributed, and an angle.
  public static double[] normal(long seed, int count) {
    double[] out = new double[count];
    for (int i = 0; i < count; i += 2) {
      int[] block = block(seed, i / 2, NORMAL);
      double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - fraction(block[0], block[1])));
      double angle = 2 * Math.PI * fraction(block[2], block[3]);
      out[i] = radius * StrictMath.cos(angle);
      if (i + 1 < count) out[i + 1] = radius * StrictMath.sin(angle);
    }
    return out;
  }

  /// This gives a whole number as a seed.
  public static long seed(double number) {
    if (number != Math.rint(number) || Math.abs(number) >= 0x1p63) {
      throw SolventError.of(
          Kind.DOMAIN, "a seed is a whole number between -2^63 and 2^63, not %s", number);
    }
    return (long) number;
  }

  private static int[] block(long seed, int number, int distribution) {
    return philox(new int[] {number, 0, 0, distribution}, (int) seed, (int) (seed >>> 32));
  }

  private static double fraction(int low, int high) {
    return ((Integer.toUnsignedLong(high) << 32 | Integer.toUnsignedLong(low)) >>> 11) * 0x1p-53;
  }

  static int[] philox(int[] counter, int key0, int key1) {
    int c0 = counter[0];
    int c1 = counter[1];
    int c2 = counter[2];
    int c3 = counter[3];
    for (int round = 0; round < 10; round++) {
      long p0 = 0xD2511F53L * Integer.toUnsignedLong(c0);
      long p1 = 0xCD9E8D57L * Integer.toUnsignedLong(c2);
      c0 = (int) (p1 >>> 32) ^ c1 ^ key0 + round * 0x9E3779B9;
      c1 = (int) p1;
      c2 = (int) (p0 >>> 32) ^ c3 ^ key1 + round * 0xBB67AE85;
      c3 = (int) p0;
    }
    return new int[] {c0, c1, c2, c3};
  }
}
