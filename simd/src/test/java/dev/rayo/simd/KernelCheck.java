package dev.rayo.simd;

/// Compares kernels with a slow, obvious computation of the same thing.
///
/// Implementations are classes with a constructor of no arguments, because [Subject] loads them anew for every width.
interface KernelCheck {
    void verify(Kernels kernels);
}
