package dev.rayo.simd;

/// IEEE 754 arithmetic: it never fails, it gives infinities and NaN.
public enum FloatOperation {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE
}
