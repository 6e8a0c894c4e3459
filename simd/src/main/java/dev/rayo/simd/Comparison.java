package dev.rayo.simd;

/// The six ways to compare `left` with `right`.
///
/// Floating-point numbers are in a total order: NaN equals NaN and is greater than everything else, and `-0.0` equals
/// `0.0`.
public enum Comparison {
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE;

    /// Returns the comparison that holds of `(right, left)` exactly when this one holds of `(left, right)`.
    public Comparison swapped() {
        return switch (this) {
            case EQ, NE -> this;
            case LT -> GT;
            case LE -> GE;
            case GT -> LT;
            case GE -> LE;
        };
    }

    /// Returns the comparison that holds exactly when this one does not.
    public Comparison negated() {
        return switch (this) {
            case EQ -> NE;
            case NE -> EQ;
            case LT -> GE;
            case GE -> LT;
            case GT -> LE;
            case LE -> GT;
        };
    }
}
