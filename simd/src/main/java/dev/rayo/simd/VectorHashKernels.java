package dev.rayo.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// Hashes floating-point columns by vector. Those of integers are inherited: the compiler turns them into vector code.
final class VectorHashKernels extends ScalarHashKernels {
    private static final VectorSpecies<Long> LONGS = VectorKernels.LONGS;
    private static final VectorSpecies<Double> DOUBLES = VectorKernels.DOUBLES;
    private static final VectorSpecies<Float> HALF_FLOATS = VectorKernels.HALF_FLOATS;

    @Override
    public void hash(float[] values, long @Nullable [] validity, int count, long[] out) {
        int row = 0;
        for (; row <= count - LONGS.length(); row += LONGS.length()) {
            DoubleVector value = ((DoubleVector) FloatVector.fromArray(HALF_FLOATS, values, row)
                            .convertShape(VectorOperators.F2D, DOUBLES, 0))
                    .add(0.0);
            LongVector hash = value.reinterpretAsLongs()
                    .blend(FloatOrder.NAN, value.compare(VectorOperators.NE, value).cast(LONGS));
            hash = hash.lanewise(VectorOperators.XOR, hash.lanewise(VectorOperators.LSHR, 32)).mul(MULTIPLIER);
            hash = hash.lanewise(VectorOperators.XOR, hash.lanewise(VectorOperators.LSHR, 32)).mul(MULTIPLIER);
            hash.lanewise(VectorOperators.XOR, hash.lanewise(VectorOperators.LSHR, 32)).intoArray(out, row);
        }
        for (; row < count; row++) {
            out[row] = hash((double) values[row]);
        }
        setNulls(validity, count, out);
    }

    @Override
    public void hash(double[] values, long @Nullable [] validity, int count, long[] out) {
        int row = 0;
        for (; row <= count - LONGS.length(); row += LONGS.length()) {
            DoubleVector value = DoubleVector.fromArray(DOUBLES, values, row).add(0.0);
            LongVector hash = value.reinterpretAsLongs()
                    .blend(FloatOrder.NAN, value.compare(VectorOperators.NE, value).cast(LONGS));
            hash = hash.lanewise(VectorOperators.XOR, hash.lanewise(VectorOperators.LSHR, 32)).mul(MULTIPLIER);
            hash = hash.lanewise(VectorOperators.XOR, hash.lanewise(VectorOperators.LSHR, 32)).mul(MULTIPLIER);
            hash.lanewise(VectorOperators.XOR, hash.lanewise(VectorOperators.LSHR, 32)).intoArray(out, row);
        }
        for (; row < count; row++) {
            out[row] = hash(values[row]);
        }
        setNulls(validity, count, out);
    }
}
