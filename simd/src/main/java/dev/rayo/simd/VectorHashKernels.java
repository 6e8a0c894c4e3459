package dev.rayo.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// Hashes strings and floating-point columns by vector. Those of integers are inherited: the compiler turns them into vector code.
final class VectorHashKernels extends ScalarHashKernels {
    private static final VectorSpecies<Byte> BYTES = VectorKernels.BYTES;
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

    /// A block is a vector of 64 bytes; narrower ones are left to the definition, as are strings where the array ends.
    @Override
    public void hashBytes(byte[] data, long[] views, long @Nullable [] validity, int count, long[] out) {
        if (BYTES.length() != BLOCK) {
            super.hashBytes(data, views, validity, count, out);
            return;
        }
        LongVector keys = LongVector.fromArray(LONGS, KEYS, 0);
        int loadable = data.length - BLOCK;
        for (int row = 0; row < count; row++) {
            if (!Bits.isSet(validity, row)) {
                out[row] = NULL;
                continue;
            }
            int offset = (int) (views[row] >>> 32);
            int length = (int) views[row];
            if (length >= BLOCK || offset > loadable) {
                out[row] = hash(data, offset, length);
                continue;
            }
            LongVector words = ByteVector.fromArray(BYTES, data, offset)
                    .blend((byte) 0, VectorMask.fromLong(BYTES, -1L << length))
                    .reinterpretAsLongs();
            LongVector products =
                    words.lanewise(VectorOperators.XOR, words.lanewise(VectorOperators.LSHR, 32)).mul(keys);
            long sum = products.lanewise(VectorOperators.XOR, products.lanewise(VectorOperators.LSHR, 32))
                    .reduceLanes(VectorOperators.ADD);
            out[row] = mix(combine(length * LENGTH_MULTIPLIER, sum));
        }
    }
}
