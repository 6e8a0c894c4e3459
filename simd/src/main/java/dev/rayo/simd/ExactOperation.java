package dev.rayo.simd;

/// Arithmetic whose exact result either fits the type or is an overflow.
public enum ExactOperation {
    ADD,
    SUBTRACT,
    MULTIPLY
}
