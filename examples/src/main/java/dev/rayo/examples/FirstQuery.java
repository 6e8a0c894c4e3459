package dev.rayo.examples;

import dev.rayo.Rayo;

/// Aggregates a Parquet file and prints the batches as they come.
public final class FirstQuery {
    private FirstQuery() {}

    /// @param arguments the path of a `lineitem.parquet`, as `rayo tpch` writes it
    public static void main(String[] arguments) {
        try (Rayo rayo = Rayo.open()) {
            rayo.sql("SELECT l_shipmode, count(*) AS lines FROM '" + arguments[0] + "' GROUP BY ALL ORDER BY lines DESC")
                    .source()
                    .runForeach(System.out::println, rayo.system())
                    .toCompletableFuture()
                    .join();
        }
    }
}
