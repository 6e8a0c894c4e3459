package dev.rayo.bench.query;

/// DuckDB, in memory.
public final class DuckDbContender extends JdbcContender {
    public DuckDbContender(int threads) {
        super("jdbc:duckdb:");
        run("SET threads = " + threads);
    }

    @Override
    public String name() {
        return "DuckDB";
    }
}
