package dev.rayo.simd;

/// Defines the gathers.
sealed class ScalarGatherKernels implements GatherKernels permits VectorGatherKernels {

    @Override
    public void gather(int[] values, int[] selection, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = values[selection[i]];
        }
    }

    @Override
    public void gather(long[] values, int[] selection, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = values[selection[i]];
        }
    }

    @Override
    public void gather(float[] values, int[] selection, int count, float[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = values[selection[i]];
        }
    }

    @Override
    public void gather(double[] values, int[] selection, int count, double[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = values[selection[i]];
        }
    }

    @Override
    public void gather128(long[] values, int[] selection, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            int from = 2 * selection[i];
            out[2 * i] = values[from];
            out[2 * i + 1] = values[from + 1];
        }
    }
}
