package dev.rayo.simd;

/// The order of floating-point numbers in SQL: NaN equals NaN and is the greatest, `-0.0` equals `0.0`.
///
/// The keys are a finer order, which also tells `-0.0` (less) from `0.0`, so that a minimum has one answer, bit for bit.
final class FloatOrder {
    static final long NAN = Double.doubleToLongBits(Double.NaN);
    static final int FLOAT_NAN = Float.floatToIntBits(Float.NaN);

    private FloatOrder() {}

    static int compare(double left, double right) {
        if (left < right) {
            return -1;
        }
        if (left > right) {
            return 1;
        }
        return left == right ? 0 : Boolean.compare(Double.isNaN(left), Double.isNaN(right));
    }

    static int compare(float left, float right) {
        if (left < right) {
            return -1;
        }
        if (left > right) {
            return 1;
        }
        return left == right ? 0 : Boolean.compare(Float.isNaN(left), Float.isNaN(right));
    }

    /// Returns a long that orders as `value` does; all NaNs share one.
    static long key(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    static double ofKey(long key) {
        return Double.longBitsToDouble(key ^ key >> 63 & Long.MAX_VALUE);
    }

    /// Returns an int that orders as `value` does; all NaNs share one.
    static int key(float value) {
        int bits = Float.floatToIntBits(value);
        return bits ^ bits >> 31 & Integer.MAX_VALUE;
    }

    static float ofKey(int key) {
        return Float.intBitsToFloat(key ^ key >> 31 & Integer.MAX_VALUE);
    }
}
