/// What the functions of every family are made of: arguments as kernels read them, NULLs as they write them.
///
/// Read [dev.rayo.engine.expression.kernel.ScalarKernel] first.
@NullMarked
package dev.rayo.engine.expression.kernel;

import org.jspecify.annotations.NullMarked;
