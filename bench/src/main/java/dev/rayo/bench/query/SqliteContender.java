package dev.rayo.bench.query;

/// SQLite, in memory. It has no Parquet and uses one thread: it takes part where tables are small.
public final class SqliteContender extends JdbcContender {
    public SqliteContender() {
        super("jdbc:sqlite::memory:");
    }

    @Override
    public String name() {
        return "SQLite";
    }
}
