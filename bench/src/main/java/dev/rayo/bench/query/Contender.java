package dev.rayo.bench.query;

/// An engine that answers SQL over files and over tables in memory.
public interface Contender extends AutoCloseable {
    String name();

    /// Runs a statement whose result nobody wants.
    void run(String sql);

    /// Makes `name` stand for a Parquet file, or for the files of a pattern.
    default void view(String name, String files) {
        run("CREATE OR REPLACE VIEW " + name + " AS SELECT * FROM '" + files.replace("'", "''") + "'");
    }

    /// Reads a table in memory from Parquet files.
    default void load(String name, String files) {
        run("CREATE OR REPLACE TABLE " + name + " AS SELECT * FROM '" + files.replace("'", "''") + "'");
    }

    /// Runs a query to its end, as a program does that takes every batch of its answer, and gives the number of rows.
    long drain(String sql);

    Answer answer(String sql);

    @Override
    void close();
}
