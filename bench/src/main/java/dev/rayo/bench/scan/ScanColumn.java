package dev.rayo.bench.scan;

import java.math.BigDecimal;

/// A column and how its values are added up.
public record ScanColumn(String name, Kind kind) {
    /// What a value is stored as and what SQL calls the sum of all of them.
    public enum Kind {
        INT("sum(%s)"),
        LONG("sum(%s)"),
        /// Two digits after the point, in 64 bits.
        DECIMAL("sum(%s)"),
        FLOAT("sum(%s)"),
        DOUBLE("sum(%s)"),
        /// Those that are true.
        BOOLEAN("count_if(%s)"),
        /// Days since 1970, in 32 bits.
        DATE("sum(%s - DATE '1970-01-01')"),
        /// Microseconds since 1970, added up as milliseconds.
        TIMESTAMP("sum(epoch_ms(%s))"),
        /// Bytes.
        TEXT("sum(strlen(%s))");

        private final String sum;

        Kind(String sum) {
            this.sum = sum;
        }
    }

    String sql() {
        return kind.sum.formatted(name);
    }

    boolean isFloating() {
        return kind == Kind.FLOAT || kind == Kind.DOUBLE;
    }

    /// What SQL gives for a sum of the values as they are stored.
    Object value(long exact, double floating) {
        return isFloating() ? (Object) floating : BigDecimal.valueOf(exact, kind == Kind.DECIMAL ? 2 : 0);
    }
}
