package dev.rayo.engine.column;

/// The values that a condition on one column lets through: all of a closed range, or all but these. NULL never passes.
/// A range whose low end is above its high end is empty.
public sealed interface ValueRange {
    /// Whether the values of the range pass, or the others.
    boolean inside();

    /// How many of some values pass.
    enum Part {
        NONE,
        SOME,
        ALL;

        private static Part of(boolean noneInside, boolean allInside, boolean inside) {
            return noneInside ? inside ? NONE : ALL : allInside ? inside ? ALL : NONE : SOME;
        }
    }

    /// A range of 32- or 64-bit integers and what is kept as such: dates, times, decimals of at most 18 digits.
    record Words(long low, long high, boolean inside) implements ValueRange {
        /// What passes of values between `least` and `greatest`.
        public Part part(long least, long greatest) {
            return Part.of(
                    low > high || high < least || low > greatest, low <= least && greatest <= high, inside);
        }
    }

    /// A range of REAL or DOUBLE. No bound is NaN, and NaN is in no range: a condition that it meets is told by the
    /// values that do not meet it.
    record Floats(double low, double high, boolean inside) implements ValueRange {
        /// What passes of values between `least` and `greatest`, none of which is NaN.
        public Part part(double least, double greatest) {
            return Part.of(
                    low > high || high < least || low > greatest, low <= least && greatest <= high, inside);
        }
    }
}
