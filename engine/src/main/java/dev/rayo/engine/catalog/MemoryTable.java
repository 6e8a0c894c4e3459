package dev.rayo.engine.catalog;

import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.catalog.ColumnSchema;
import dev.rayo.sql.catalog.TableStatistics;
import java.util.List;

/// A table of rows in memory that only grows: CREATE TABLE makes it, INSERT appends. Thread-safe. A scan reads the rows
/// that were committed when it was opened, and statistics tell of the rows committed so far.
public final class MemoryTable implements ScannableTable, AutoCloseable {
    /// @param ledger who answers for the rows: the engine's ledger, as they outlive the query that brings them
    public MemoryTable(String name, List<ColumnSchema> columns, Ledger ledger) {}

    @Override
    public String name() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ColumnSchema> columns() {
        throw new UnsupportedOperationException();
    }

    @Override
    public TableStatistics statistics() {
        throw new UnsupportedOperationException();
    }

    @Override
    public MorselSource scan(ScanRequest request, QueryContext context, int sourceId) {
        throw new UnsupportedOperationException();
    }

    /// Takes rows of the table's columns in. They show in the table all together by [Insert#commit], or never.
    public Insert insert(QueryContext query) {
        throw new UnsupportedOperationException();
    }

    /// Gives the memory back: DROP TABLE, when no query reads it any longer.
    @Override
    public void close() {}

    /// The rows of one INSERT or CREATE TABLE AS.
    public static final class Insert implements Sink {
        private Insert() {}

        /// Appends what was taken in, once the phases are through.
        ///
        /// @return the number of rows
        /// @throws dev.rayo.sql.error.RayoException USER if a column that is not nullable got a NULL
        public long commit() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Worker open(WorkerContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Runnable> nextPhase() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String name() {
            return "INSERT";
        }

        /// Drops the rows if they were not committed.
        @Override
        public void close() {}
    }
}
