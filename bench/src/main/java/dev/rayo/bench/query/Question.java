package dev.rayo.bench.query;

/// A query of a suite.
///
/// @param name short, such as `Q7`
public record Question(String name, String sql, Comparison comparison) {
    public Question(String name, String sql) {
        this(name, sql, Comparison.ALL_ROWS);
    }
}
