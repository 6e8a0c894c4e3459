package dev.rayo.simd;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Date fields by vector, for the years -32800 to 59060; vectors with other dates are left to the definition.
///
/// The divisions are multiplications and shifts, after Cassio Neri and Lorenz Schneider, "Euclidean affine functions and
/// their application to calendar algorithms" (Software: Practice and Experience 53, 2023), in 64-bit lanes because there
/// is no lane operation for the upper half of a 32-bit product. As in the definition, years begin in March.
final class VectorDateKernels extends ScalarDateKernels {
    private static final VectorSpecies<Long> LONGS = VectorKernels.LONGS;
    private static final VectorSpecies<Integer> HALF_INTS = VectorKernels.HALF_INTS;
    private static final int LANES = LONGS.length();

    /// Eras of 400 years that keep all supported dates positive.
    private static final int ERAS = 82;
    private static final int SHIFT = DAYS_BEFORE_EPOCH + ERAS * DAYS_PER_ERA;
    /// Shifted days have this many bits, so that every product below fits 63.
    private static final int DAY_BITS = 25;
    /// `ceil(2^46 / 146097)`: exact for dividends below 2^27, the error of 2^18 times 2^27 being less than 2^46.
    private static final long PER_ERA = (1L << 46) / DAYS_PER_ERA + 1;
    /// `ceil(2^32 / 1461)`, by which Neri and Schneider turn four times the day of a century into its year.
    private static final long PER_FOUR_YEARS = 2_939_745;
    /// `ceil(2^32 / 2141)`: exact for dividends below 2^16.
    private static final long PER_MONTH_SLOPE = (1L << 32) / 2_141 + 1;
    /// Day of the year, counted from March 1st, that is January 1st. Of the line `2141 * day + 197913` the upper 16 bits
    /// are the month, and the lower the day of the month times 2141.
    private static final int JANUARY = 306;

    @Override
    public void extract(DatePart part, int[] days, int count, int[] out) {
        switch (part) {
            case YEAR -> years(days, count, out);
            case MONTH -> months(days, count, out);
            case DAY -> daysOfMonth(days, count, out);
        }
    }

    private static void years(int[] days, int count, int[] out) {
        int row = 0;
        for (; row <= count - LANES; row += LANES) {
            LongVector shifted = ((LongVector) IntVector.fromArray(HALF_INTS, days, row)
                            .convertShape(VectorOperators.I2L, LONGS, 0))
                    .add(SHIFT);
            VectorMask<Long> far =
                    shifted.lanewise(VectorOperators.LSHR, DAY_BITS).compare(VectorOperators.NE, 0);
            if (far.anyTrue()) {
                extract(DatePart.YEAR, days, row, row + LANES, out);
                continue;
            }
            LongVector quarters = shifted.lanewise(VectorOperators.LSHL, 2).or(3);
            LongVector century = quarters.mul(PER_ERA).lanewise(VectorOperators.LSHR, 46);
            LongVector dayOfCentury =
                    quarters.sub(century.mul(DAYS_PER_ERA)).lanewise(VectorOperators.LSHR, 2);
            LongVector yearOfCentury = dayOfCentury
                    .lanewise(VectorOperators.LSHL, 2)
                    .or(3)
                    .mul(PER_FOUR_YEARS)
                    .lanewise(VectorOperators.LSHR, 32);
            LongVector dayOfYear =
                    dayOfCentury.sub(yearOfCentury.mul(1_461).lanewise(VectorOperators.LSHR, 2));
            VectorMask<Long> nextYear = dayOfYear.compare(VectorOperators.GE, JANUARY);
            LongVector year = century.mul(100).add(yearOfCentury).sub(400L * ERAS).add(1, nextYear);
            ((IntVector) year.convertShape(VectorOperators.L2I, HALF_INTS, 0)).intoArray(out, row);
        }
        extract(DatePart.YEAR, days, row, count, out);
    }

    private static void months(int[] days, int count, int[] out) {
        int row = 0;
        for (; row <= count - LANES; row += LANES) {
            LongVector shifted = ((LongVector) IntVector.fromArray(HALF_INTS, days, row)
                            .convertShape(VectorOperators.I2L, LONGS, 0))
                    .add(SHIFT);
            VectorMask<Long> far =
                    shifted.lanewise(VectorOperators.LSHR, DAY_BITS).compare(VectorOperators.NE, 0);
            if (far.anyTrue()) {
                extract(DatePart.MONTH, days, row, row + LANES, out);
                continue;
            }
            LongVector quarters = shifted.lanewise(VectorOperators.LSHL, 2).or(3);
            LongVector century = quarters.mul(PER_ERA).lanewise(VectorOperators.LSHR, 46);
            LongVector dayOfCentury =
                    quarters.sub(century.mul(DAYS_PER_ERA)).lanewise(VectorOperators.LSHR, 2);
            LongVector yearOfCentury = dayOfCentury
                    .lanewise(VectorOperators.LSHL, 2)
                    .or(3)
                    .mul(PER_FOUR_YEARS)
                    .lanewise(VectorOperators.LSHR, 32);
            LongVector dayOfYear =
                    dayOfCentury.sub(yearOfCentury.mul(1_461).lanewise(VectorOperators.LSHR, 2));
            VectorMask<Long> nextYear = dayOfYear.compare(VectorOperators.GE, JANUARY);
            LongVector month = dayOfYear
                    .mul(2_141)
                    .add(197_913)
                    .lanewise(VectorOperators.LSHR, 16)
                    .sub(12, nextYear);
            ((IntVector) month.convertShape(VectorOperators.L2I, HALF_INTS, 0)).intoArray(out, row);
        }
        extract(DatePart.MONTH, days, row, count, out);
    }

    private static void daysOfMonth(int[] days, int count, int[] out) {
        int row = 0;
        for (; row <= count - LANES; row += LANES) {
            LongVector shifted = ((LongVector) IntVector.fromArray(HALF_INTS, days, row)
                            .convertShape(VectorOperators.I2L, LONGS, 0))
                    .add(SHIFT);
            VectorMask<Long> far =
                    shifted.lanewise(VectorOperators.LSHR, DAY_BITS).compare(VectorOperators.NE, 0);
            if (far.anyTrue()) {
                extract(DatePart.DAY, days, row, row + LANES, out);
                continue;
            }
            LongVector quarters = shifted.lanewise(VectorOperators.LSHL, 2).or(3);
            LongVector century = quarters.mul(PER_ERA).lanewise(VectorOperators.LSHR, 46);
            LongVector dayOfCentury =
                    quarters.sub(century.mul(DAYS_PER_ERA)).lanewise(VectorOperators.LSHR, 2);
            LongVector yearOfCentury = dayOfCentury
                    .lanewise(VectorOperators.LSHL, 2)
                    .or(3)
                    .mul(PER_FOUR_YEARS)
                    .lanewise(VectorOperators.LSHR, 32);
            LongVector dayOfYear =
                    dayOfCentury.sub(yearOfCentury.mul(1_461).lanewise(VectorOperators.LSHR, 2));
            LongVector day = dayOfYear
                    .mul(2_141)
                    .add(197_913)
                    .and(0xffff)
                    .mul(PER_MONTH_SLOPE)
                    .lanewise(VectorOperators.LSHR, 32)
                    .add(1);
            ((IntVector) day.convertShape(VectorOperators.L2I, HALF_INTS, 0)).intoArray(out, row);
        }
        extract(DatePart.DAY, days, row, count, out);
    }
}
