package dev.rayo.simd;

/// Tests rows against a closed range where values are kept, and takes out those that fail. [ScalarRangeKernels] is the
/// definition.
///
/// Bit `i` of `bits` stands for row `from + i`. It is cleared unless the value lies between `low` and `high`, or with
/// `inside` false unless it does not; it is never set. Where 64 rows are out already their values are not read. NaN
/// lies in no range, both zeros are equal, and in an empty range (`low > high`) lies nothing.
public sealed interface RangeKernels permits ScalarRangeKernels {

    void narrow(byte[] values, int from, int count, byte low, byte high, boolean inside, long[] bits);

    void narrow(short[] values, int from, int count, short low, short high, boolean inside, long[] bits);

    void narrow(int[] values, int from, int count, int low, int high, boolean inside, long[] bits);

    void narrow(long[] values, int from, int count, long low, long high, boolean inside, long[] bits);

    void narrow(float[] values, int from, int count, float low, float high, boolean inside, long[] bits);

    void narrow(double[] values, int from, int count, double low, double high, boolean inside, long[] bits);
}
