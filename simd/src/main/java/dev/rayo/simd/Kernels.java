package dev.rayo.simd;

/// One implementation of every kernel family.
///
/// Operators fetch [#current()] once per vector, or are handed a bundle. All bundles give the same bits, so they may be
/// switched between any two vectors.
public record Kernels(
        CompareKernels compare,
        RangeKernels ranges,
        BitKernels bits,
        GatherKernels gather,
        ArithmeticKernels arithmetic,
        Int128Kernels int128,
        CastKernels casts,
        AggregateKernels aggregate,
        GroupKernels groups,
        HashKernels hash,
        UnpackKernels unpack,
        BytesKernels bytes,
        DateKernels dates) {

    private static final Kernels SCALAR = new Kernels(
            new ScalarCompareKernels(),
            new ScalarRangeKernels(),
            new ScalarBitKernels(),
            new ScalarGatherKernels(),
            new ScalarArithmeticKernels(),
            new ScalarInt128Kernels(),
            new ScalarCastKernels(),
            new ScalarAggregateKernels(),
            new ScalarGroupKernels(),
            new ScalarHashKernels(),
            new ScalarUnpackKernels(),
            new ScalarBytesKernels(),
            new ScalarDateKernels());

    /// Returns the definitions, which run on every JVM.
    public static Kernels scalar() {
        return SCALAR;
    }

    /// Returns the kernels that this process uses now; see [KernelChoice#current()] for why these.
    public static Kernels current() {
        return KernelChoice.current().kernels();
    }
}
