package dev.rayo.simd;

import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// The vector kernels of this process, and the width that they all use.
///
/// The species are static constants because the compiler turns Vector API calls into instructions only where it sees a
/// constant species: with the species in an instance field the same loops run 2 to 80 times slower (decision 0002).
final class VectorKernels {
    /// Width in bits: 128, 256 or 512; the widest that the CPU likes unless the property says otherwise.
    static final int BITS = Integer.getInteger(
            KernelChoice.BITS_PROPERTY, VectorShape.preferredShape().vectorBitSize());

    private static final VectorShape SHAPE = VectorShape.forBitSize(BITS);
    private static final VectorShape HALF = VectorShape.forBitSize(BITS / 2);

    static final VectorSpecies<Byte> BYTES = SHAPE.withLanes(byte.class);
    static final VectorSpecies<Short> SHORTS = SHAPE.withLanes(short.class);
    static final VectorSpecies<Integer> INTS = SHAPE.withLanes(int.class);
    static final VectorSpecies<Long> LONGS = SHAPE.withLanes(long.class);
    static final VectorSpecies<Float> FLOATS = SHAPE.withLanes(float.class);
    static final VectorSpecies<Double> DOUBLES = SHAPE.withLanes(double.class);

    /// As many ints as `LONGS` has lanes.
    static final VectorSpecies<Integer> HALF_INTS = HALF.withLanes(int.class);
    /// As many floats as `DOUBLES` has lanes.
    static final VectorSpecies<Float> HALF_FLOATS = HALF.withLanes(float.class);

    private VectorKernels() {}

    /// Returns the bundle. Families without a vector class have none because none was faster: see their definitions.
    static Kernels bundle() {
        Kernels scalar = Kernels.scalar();
        return new Kernels(
                new VectorCompareKernels(),
                new VectorRangeKernels(),
                new VectorBitKernels(),
                new VectorGatherKernels(),
                new VectorArithmeticKernels(),
                scalar.int128(),
                new VectorCastKernels(),
                new VectorAggregateKernels(),
                scalar.groups(),
                new VectorHashKernels(),
                new VectorUnpackKernels(),
                new VectorBytesKernels(),
                new VectorDateKernels());
    }
}
