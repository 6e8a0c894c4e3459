/// Measures kernels: scalar against vector, in GB/s beside what the memory of the machine delivers.
///
/// Read [KernelCase] first: what is measured. [KernelReport] runs all of it and prints a table.
@NullMarked
package dev.rayo.bench.kernel;

import org.jspecify.annotations.NullMarked;
