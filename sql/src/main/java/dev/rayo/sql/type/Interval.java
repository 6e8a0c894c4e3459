package dev.rayo.sql.type;

/// A span of time whose parts do not convert into each other: months, days and microseconds.
/// Ordered, like PostgreSQL and DuckDB do, as if a month had 30 days and a day 24 hours; equality here is by parts.
public record Interval(int months, int days, long micros) {
    public static final Interval ZERO = new Interval(0, 0, 0);
}
