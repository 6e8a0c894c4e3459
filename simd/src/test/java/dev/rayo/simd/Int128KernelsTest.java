package dev.rayo.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// There is one version of these kernels, so there is one subject.
class Int128KernelsTest {
    private final Int128Kernels kernels = Kernels.scalar().int128();
    private final Random random = new Random(7);

    private static BigInteger exact(ExactOperation operation, BigInteger a, BigInteger b) {
        return switch (operation) {
            case ADD -> a.add(b);
            case SUBTRACT -> a.subtract(b);
            case MULTIPLY -> a.multiply(b);
        };
    }

    private static boolean fits(BigInteger value, int precision) {
        return value.abs().compareTo(BigInteger.TEN.pow(precision)) < 0;
    }

    /// Any magnitude up to `digits` decimal digits.
    private BigInteger decimal(int digits) {
        BigInteger bound = BigInteger.TEN.pow(random.nextInt(digits + 1));
        BigInteger value = new BigInteger(128, random).mod(bound);
        return random.nextBoolean() ? value : value.negate();
    }

    private long[] decimals(int count, int digits) {
        long[] values = new long[2 * count];
        for (int row = 0; row < count; row++) {
            Int128.ofBigInteger(decimal(digits), values, 2 * row);
        }
        return values;
    }

    private static void check(
            ExactOperation operation,
            long[] left,
            long[] right,
            int precision,
            long @Nullable [] validity,
            int count,
            long[] out,
            int found) {
        for (int row = 0; row < count; row++) {
            BigInteger exact = exact(operation, Sample.int128(left, row), Sample.int128(right, row));
            if (!fits(exact, precision)) {
                if (Bits.isSet(validity, row)) {
                    assertThat(found).as("%s gives %s", operation, exact).isEqualTo(row);
                    return;
                }
            } else if (found < 0) {
                assertThat(Sample.int128(out, row)).isEqualTo(exact);
            }
        }
        assertThat(found).isEqualTo(-1);
    }

    @Test
    void arithmeticIsExactOrNamesTheFirstOverflow() {
        Sample sample = new Sample(1);
        for (ExactOperation operation : ExactOperation.values()) {
            for (int precision : new int[] {19, 30, 38}) {
                for (int round = 0; round < 300; round++) {
                    int count = 1 + random.nextInt(9);
                    int digits = operation == ExactOperation.MULTIPLY ? 19 + random.nextInt(20) : 38;
                    long[] left = decimals(count, digits);
                    long[] right = decimals(count, 38);
                    long[] validity = random.nextBoolean() ? null : sample.bits(count, 0.5);
                    long[] out = new long[2 * count];
                    int found = kernels.apply(operation, left, right, precision, validity, count, out);
                    check(operation, left, right, precision, validity, count, out, found);

                    long[] constant = decimals(1, digits);
                    long[] constants = new long[2 * count];
                    for (int i = 0; i < constants.length; i++) {
                        constants[i] = constant[i & 1];
                    }
                    found = kernels.apply(operation, left, constant[0], constant[1], precision, validity, count, out);
                    check(operation, left, constants, precision, validity, count, out, found);
                    found = kernels.apply(operation, constant[0], constant[1], right, precision, validity, count, out);
                    check(operation, constants, right, precision, validity, count, out, found);
                }
            }
        }
    }

    @Test
    void operationsThatLeave128BitsAreNotExact() {
        long[] out = new long[2];
        assertThat(Int128.add(Long.MAX_VALUE, -1, 0, 1, out, 0)).isFalse();
        assertThat(Int128.subtract(Long.MIN_VALUE, 0, 0, 1, out, 0)).isFalse();
        assertThat(Int128.subtract(Long.MAX_VALUE, -1, -1, -1, out, 0)).isFalse();
        assertThat(Int128.multiply(1, 0, 1, 0, out, 0)).isFalse();
        assertThat(Int128.multiply(Long.MAX_VALUE, -1, 0, 2, out, 0)).isFalse();
        assertThat(Int128.multiply(Long.MAX_VALUE, -1, 0, -1, out, 0)).isFalse();
        assertThat(Int128.multiply(0, -1, 0, -1, out, 0)).isFalse();
        assertThat(Int128.multiply(-1, 1, 0, -1, out, 0)).isFalse();
        assertThat(Int128.multiply(0, -1, -1, Long.MIN_VALUE, out, 0)).isTrue();
        assertThat(Int128.toBigInteger(out[0], out[1]))
                .isEqualTo(BigInteger.TWO.pow(64).subtract(BigInteger.ONE).multiply(BigInteger.valueOf(Long.MIN_VALUE)));
        assertThatThrownBy(() -> Int128.ofBigInteger(BigInteger.TWO.pow(127), out, 0))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("128 bits");
    }

    @Test
    void edgesOf128BitsMultiplyAsBigIntegersDo() {
        BigInteger least = BigInteger.TWO.pow(127).negate();
        BigInteger greatest = least.not();
        BigInteger[] edges = {
            least.add(BigInteger.ONE),
            greatest,
            BigInteger.TWO.pow(64),
            BigInteger.TWO.pow(63),
            BigInteger.TWO.pow(63).negate(),
            BigInteger.TWO.pow(64).negate(),
            BigInteger.ONE,
            BigInteger.ONE.negate(),
            BigInteger.ZERO
        };
        long[] pairs = new long[2];
        long[] others = new long[2];
        long[] out = new long[2];
        for (BigInteger a : edges) {
            for (BigInteger b : edges) {
                Int128.ofBigInteger(a, pairs, 0);
                Int128.ofBigInteger(b, others, 0);
                BigInteger product = a.multiply(b);
                boolean exact = Int128.multiply(pairs[0], pairs[1], others[0], others[1], out, 0);
                assertThat(exact)
                        .as("%s * %s", a, b)
                        .isEqualTo(product.bitLength() <= 127 && !product.equals(least));
                if (exact) {
                    assertThat(Sample.int128(out, 0)).isEqualTo(product);
                }
            }
        }
    }

    @Test
    void longsMultiplyAndWidenWithoutLoss() {
        Sample sample = new Sample(2);
        for (int count : Sample.COUNTS) {
            long[] a = sample.longs(count);
            long[] b = sample.longs(count);
            int[] c = sample.ints(count);
            long[] products = new long[2 * count];
            long[] wide = new long[2 * count];
            long[] wideInts = new long[2 * count];
            kernels.multiplyWide(a, b, count, products);
            kernels.widen(a, count, wide);
            kernels.widen(c, count, wideInts);
            for (int row = 0; row < count; row++) {
                assertThat(Sample.int128(products, row))
                        .isEqualTo(BigInteger.valueOf(a[row]).multiply(BigInteger.valueOf(b[row])));
                assertThat(Sample.int128(wide, row)).isEqualTo(BigInteger.valueOf(a[row]));
                assertThat(Sample.int128(wideInts, row)).isEqualTo(BigInteger.valueOf(c[row]));
            }
        }
    }

    @Test
    void scalingMovesThePointAndRoundsHalvesAway() {
        for (int digits = 0; digits <= 38; digits++) {
            for (int round = 0; round < 60; round++) {
                BigInteger value = round == 0
                        ? BigInteger.TWO.pow(127).negate()
                        : round < 3
                                ? BigInteger.TEN.pow(digits).multiply(BigInteger.valueOf(5)).divide(BigInteger.TEN)
                                        .subtract(BigInteger.valueOf(round - 1))
                                : decimal(38);
                if (value.bitLength() > 127) {
                    continue;
                }
                long[] in = new long[2];
                long[] out = new long[2];
                Int128.ofBigInteger(value, in, 0);

                BigInteger down = new BigDecimal(value, digits)
                        .setScale(0, RoundingMode.HALF_UP)
                        .unscaledValue();
                int found = kernels.scaleDown(in, digits, 38, null, 1, out);
                assertThat(found).isEqualTo(fits(down, 38) ? -1 : 0);
                assertThat(Sample.int128(out, 0)).as("%s / 10^%s", value, digits).isEqualTo(down);

                BigInteger up = value.multiply(BigInteger.TEN.pow(digits));
                found = kernels.scaleUp(in, digits, 38, null, 1, out);
                assertThat(found).isEqualTo(fits(up, 38) ? -1 : 0);
                if (found < 0) {
                    assertThat(Sample.int128(out, 0)).isEqualTo(up);
                }

                kernels.scaledToDouble(in, digits, 1, new double[1]);
                double[] quotient = new double[1];
                kernels.scaledToDouble(in, digits, 1, quotient);
                assertThat(quotient[0]).isEqualTo(new BigDecimal(value, digits).doubleValue());
            }
        }
        assertThat(kernels.scaleDown(new long[] {0, 100}, 0, 2, new long[1], 1, new long[2]))
                .isEqualTo(-1);
    }

    @Test
    void doublesAreTheNearest() {
        double[] out = new double[1];
        long[] in = new long[2];
        BigInteger[] edges = {
            BigInteger.TWO.pow(127).negate(),
            BigInteger.TWO.pow(127).subtract(BigInteger.ONE),
            BigInteger.TWO.pow(64).subtract(BigInteger.ONE),
            BigInteger.TWO.pow(63),
            BigInteger.TWO.pow(117).add(BigInteger.TWO.pow(64)),
            BigInteger.TWO.pow(117).add(BigInteger.TWO.pow(64)).add(BigInteger.ONE),
            BigInteger.ZERO
        };
        for (int round = 0; round < 2_000; round++) {
            BigInteger value = round < edges.length ? edges[round] : decimal(38);
            Int128.ofBigInteger(value, in, 0);
            kernels.toDouble(in, 1, out);
            assertThat(out[0]).as("%s", value).isEqualTo(value.doubleValue());
        }
    }

    @Test
    void narrowingRefusesWhatDoesNotFit() {
        Sample sample = new Sample(3);
        for (int count : Sample.COUNTS) {
            long[] values = sample.int128s(count);
            for (long[] validity : sample.validities(count)) {
                long[] out = new long[count];
                int expected = -1;
                for (int row = count - 1; row >= 0; row--) {
                    BigInteger value = Sample.int128(values, row);
                    boolean inside = value.abs().compareTo(BigInteger.valueOf(1_000)) <= 0;
                    expected = !inside && Bits.isSet(validity, row) ? row : expected;
                }
                int found = kernels.narrow(values, -1_000, 1_000, validity, count, out);
                assertThat(found).isEqualTo(expected);
                for (int row = 0; row < count && found < 0; row++) {
                    if (Bits.isSet(validity, row)) {
                        assertThat(out[row]).isEqualTo(Sample.int128(values, row).longValueExact());
                    }
                }
            }
        }
    }

    @Test
    void powersOfTenArePowersOfTen() {
        for (int digits = 0; digits <= 38; digits++) {
            BigInteger power = Int128.toBigInteger(Int128.powerHigh(digits), Int128.powerLow(digits));
            assertThat(power).isEqualTo(BigInteger.TEN.pow(digits));
            long[] pair = new long[2];
            Int128.ofBigInteger(power.subtract(BigInteger.ONE).negate(), pair, 0);
            assertThat(Int128.fits(pair[0], pair[1], digits)).isTrue();
            Int128.ofBigInteger(power.negate(), pair, 0);
            assertThat(Int128.fits(pair[0], pair[1], digits)).isFalse();
        }
        assertThat(Int128.fits(Long.MIN_VALUE, 0, 38)).isFalse();
    }
}
