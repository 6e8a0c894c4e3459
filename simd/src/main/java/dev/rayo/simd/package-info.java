/// Loops over columns: compare, select, gather, compute, aggregate, hash and decode.
///
/// Read [Kernels] first: it bundles one implementation of each family. Every family is a sealed interface with a
/// scalar class, which *is* the definition, and a Vector API twin that returns the same bits. [KernelChoice] says
/// which of the two runs, and why.
///
/// What all kernels share:
///
/// - **Columns** are heap arrays: `int[]`, `long[]`, `float[]`, `double[]`, `byte[]`. A 128-bit integer is two longs,
///   the high half (signed) at `2 * i` and the low half (unsigned) at `2 * i + 1`. A string is a *view*: a long of
///   `offset << 32 | length` into a byte array.
/// - **Bits** are `long` words, lowest bit first: row `i` is bit `i % 64` of word `i / 64`. Set means valid, or
///   selected. A `null` validity means that every row is valid. Kernels that write bits write
///   `ceil(count / 64)` words and clear the unused bits of the last.
/// - **A selection** is an `int[]` of ascending row numbers.
/// - **`count`** rows are read; array entries after them may hold anything. Rows that are NULL may hold anything too.
/// - Outputs belong to the caller and may be the same array as an input of the same type, unless said otherwise.
/// - No kernel keeps state or allocates per row; one instance serves all threads.
@NullMarked
package dev.rayo.simd;

import org.jspecify.annotations.NullMarked;
