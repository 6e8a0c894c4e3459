package dev.rayo.bench.query;

import java.util.List;

/// An engine that answers SQL over files.
public interface Contender extends AutoCloseable {
    String name();

    /// Makes `name` stand for the Parquet file.
    void view(String name, String file);

    /// Runs a query to its end and gives its rows as text, comparable between contenders: decimals without trailing
    /// zeros, doubles to nine digits.
    List<String> rows(String sql);

    @Override
    void close();
}
