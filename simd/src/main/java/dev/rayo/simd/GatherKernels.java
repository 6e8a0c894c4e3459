package dev.rayo.simd;

/// Picks rows by number: `out[i] = values[selection[i]]`. [ScalarGatherKernels] is the definition.
///
/// The same loop expands a dictionary: its codes are the selection and need not ascend. An index outside of `values`
/// throws [IndexOutOfBoundsException]. `out` may be `values` when the selection ascends, and not otherwise.
public sealed interface GatherKernels permits ScalarGatherKernels {

    void gather(int[] values, int[] selection, int count, int[] out);

    void gather(long[] values, int[] selection, int count, long[] out);

    void gather(float[] values, int[] selection, int count, float[] out);

    void gather(double[] values, int[] selection, int count, double[] out);

    /// Gathers 128-bit integers.
    void gather128(long[] values, int[] selection, int count, long[] out);
}
