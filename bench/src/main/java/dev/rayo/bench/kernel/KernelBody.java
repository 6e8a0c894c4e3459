package dev.rayo.bench.kernel;

import dev.rayo.simd.Bits;
import dev.rayo.simd.Kernels;
import java.util.Arrays;
import java.util.function.Consumer;

/// A kernel call with an output of its own, and what clears the entries that the kernel leaves open.
record KernelBody<T>(T out, Call<T> call, Consumer<T> settle) {
    KernelBody(T out, Call<T> call) {
        this(out, call, settled -> {});
    }

    /// Runs once, for a comparison with another contender.
    T settled(Kernels kernels) {
        run(kernels);
        settle.accept(out);
        return out;
    }

    T run(Kernels kernels) {
        call.run(kernels, out);
        return out;
    }

    /// A kernel call.
    interface Call<T> {
        void run(Kernels kernels, T out);
    }

    static final int ROWS_MAX = 1 << 16;

    static KernelBody<long[]> bits(Call<long[]> call) {
        return new KernelBody<>(new long[ROWS_MAX / 64], call);
    }

    static KernelBody<int[]> selection(long[] bits, KernelInputs in) {
        int selected = Kernels.scalar().bits().count(bits, in.rows);
        return new KernelBody<>(
                new int[ROWS_MAX],
                (k, out) -> k.bits().toSelection(bits, in.rows, out),
                out -> Arrays.fill(out, selected, out.length, 0));
    }

    static KernelBody<int[]> ints(Call<int[]> call) {
        return new KernelBody<>(new int[ROWS_MAX], call);
    }

    static KernelBody<long[]> longs(Call<long[]> call) {
        return new KernelBody<>(new long[ROWS_MAX], call);
    }

    static KernelBody<long[]> wides(Call<long[]> call) {
        return new KernelBody<>(new long[2 * ROWS_MAX], call);
    }

    static KernelBody<double[]> doubles(Call<double[]> call) {
        return new KernelBody<>(new double[ROWS_MAX], call);
    }

    static KernelBody<float[]> floats(Call<float[]> call) {
        return new KernelBody<>(new float[ROWS_MAX], call);
    }

    static KernelBody<byte[]> bytes(Call<byte[]> call) {
        return new KernelBody<>(new byte[61 * ROWS_MAX], call);
    }

    static long[] zero(long[] out) {
        Arrays.fill(out, 0, 400, 0);
        return out;
    }

    static double[] zero(double[] out) {
        Arrays.fill(out, 0, 400, 0);
        return out;
    }

    /// Sets the bits of all rows.
    static long[] ones(long[] out, int rows) {
        Bits.fill(true, out, 0, rows);
        return out;
    }

    static int[] copy(int[] in, int[] out) {
        System.arraycopy(in, 0, out, 0, in.length);
        return out;
    }

    static long[] copy(long[] in, long[] out) {
        System.arraycopy(in, 0, out, 0, in.length);
        return out;
    }
}
