package dev.rayo.engine.catalog;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.operator.rows.RowBlock;
import dev.rayo.engine.operator.rows.RowMorsels;
import dev.rayo.engine.operator.rows.RowStore;
import dev.rayo.engine.operator.rows.ScanCondition;
import dev.rayo.sql.catalog.ColumnSchema;
import dev.rayo.sql.catalog.TableStatistics;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table of rows in memory that only grows: CREATE TABLE makes it, INSERT appends. Thread-safe. A scan reads the rows
/// that were committed when it was opened, and statistics tell of the rows committed so far.
public final class MemoryTable implements ScannableTable, AutoCloseable {
    private final String name;
    private final List<ColumnSchema> columns;
    private final Ledger ledger;
    /// The rows of commits, small ones brought together. Changed under the lock of this.
    private final List<Part> parts = new ArrayList<>();
    private volatile Snapshot snapshot;
    private boolean closed;

    /// @param ledger who answers for the rows: the engine's ledger, as they outlive the query that brings them
    public MemoryTable(String name, List<ColumnSchema> columns, Ledger ledger) {
        this.name = name;
        this.columns = List.copyOf(columns);
        this.ledger = ledger;
        this.snapshot = snapshot();
    }

    private record Part(RowStore rows, List<ColumnSummary> summaries) {}

    private record Snapshot(List<RowBlock> blocks, TableStatistics statistics) {}

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<ColumnSchema> columns() {
        return columns;
    }

    @Override
    public TableStatistics statistics() {
        return snapshot.statistics();
    }

    @Override
    public MorselSource scan(ScanRequest request, QueryContext context, int sourceId) {
        int[] chosen = request.columns().stream().mapToInt(Integer::intValue).toArray();
        ScanCondition condition = request.filter() == null && request.late() == LateCondition.NONE
                ? null
                : new ScanCondition(request.fields(), request.filter(), request.late()::now);
        return new CountedScan(new RowMorsels(snapshot.blocks(), chosen, condition, sourceId, context), context);
    }

    /// Takes rows of the table's columns in. They show in the table all together by [Insert#commit], or never.
    public Insert insert(QueryContext query) {
        return new Insert(query);
    }

    /// Gives the memory back: DROP TABLE. Scans that are under way still see their rows.
    @Override
    public synchronized void close() {
        closed = true;
        parts.forEach(part -> part.rows().close());
        parts.clear();
        snapshot = snapshot();
    }

    private RowStore newStore() {
        List<Type> types = columns.stream().map(ColumnSchema::type).toList();
        return RowStore.lasting(types, "table " + name, ledger);
    }

    private synchronized Snapshot snapshot() {
        List<RowBlock> blocks = new ArrayList<>();
        List<ColumnSummary> sums = new ArrayList<>();
        columns.forEach(column -> sums.add(ColumnSummary.empty()));
        long rows = 0;
        for (Part part : parts) {
            blocks.addAll(part.rows().blocks());
            rows += part.rows().rowCount();
            for (int i = 0; i < sums.size(); i++) {
                sums.set(i, sums.get(i).plus(part.summaries().get(i)));
            }
        }
        long rowCount = rows;
        return new Snapshot(
                List.copyOf(blocks),
                new TableStatistics(
                        rowCount, true, sums.stream().map(sum -> sum.statistics(rowCount)).toList()));
    }

    private synchronized void append(RowStore rows, List<ColumnSummary> summaries, QueryContext query) {
        if (closed) {
            rows.close();
            throw RayoException.user("table " + name + " was dropped");
        }
        RowStore added = rows;
        List<ColumnSummary> sums = summaries;
        // Many small commits must not leave many small blocks.
        while (!parts.isEmpty()) {
            Part last = parts.getLast();
            long both = last.rows().rowCount() + added.rowCount();
            if (last.rows().rowCount() > 2 * added.rowCount() || both > RowStore.BLOCK_ROWS) {
                break;
            }
            added = merged(last.rows(), added, query);
            List<ColumnSummary> more = new ArrayList<>();
            for (int i = 0; i < sums.size(); i++) {
                more.add(last.summaries().get(i).plus(sums.get(i)));
            }
            sums = more;
            parts.removeLast();
        }
        parts.add(new Part(added, sums));
        snapshot = snapshot();
    }

    private RowStore merged(RowStore first, RowStore second, QueryContext query) {
        RowStore both = newStore();
        try {
            RowStore.Appender appender = both.appender();
            WorkerContext context = new WorkerContext(query, 0);
            for (RowStore rows : List.of(first, second)) {
                int[] all = new int[columns.size()];
                Arrays.setAll(all, i -> i);
                RowMorsels morsels = new RowMorsels(rows.blocks(), all, 0, query);
                for (var morsel = morsels.next(); morsel != null; morsel = morsels.next()) {
                    try (var reader = morsel.open(context)) {
                        for (Chunk chunk = reader.next(); chunk != null; chunk = reader.next()) {
                            appender.append(chunk);
                        }
                    }
                }
            }
            appender.finish();
        } catch (RuntimeException failure) {
            both.close();
            throw failure;
        }
        first.close();
        second.close();
        return both;
    }

    /// The rows of one INSERT or CREATE TABLE AS.
    public final class Insert implements Sink {
        private final QueryContext query;
        private @Nullable RowStore rows = newStore();
        /// What is known of the blocks of workers that have finished, by column. Changed under the lock of this.
        private final List<ColumnSummary> summaries = new ArrayList<>();

        private Insert(QueryContext query) {
            this.query = query;
            columns.forEach(column -> summaries.add(ColumnSummary.empty()));
        }

        private RowStore rows() {
            if (rows == null) {
                throw new IllegalStateException("the rows were committed or dropped");
            }
            return rows;
        }

        /// Appends what was taken in, once all workers have finished.
        ///
        /// @return the number of rows
        /// @throws RayoException USER if a column that is not nullable got a NULL
        public synchronized long commit() {
            RowStore taken = rows();
            for (int i = 0; i < summaries.size(); i++) {
                ColumnSchema column = columns.get(i);
                if (!column.nullable() && summaries.get(i).nullCount() > 0) {
                    throw RayoException.user("column \"" + column.name() + "\" of table " + name
                            + " is NOT NULL and would get a NULL");
                }
            }
            long count = taken.rowCount();
            if (count > 0) {
                append(taken, summaries, query);
                rows = null;
            }
            return count;
        }

        private synchronized void add(List<ColumnSummary> more) {
            for (int column = 0; column < more.size(); column++) {
                summaries.set(column, summaries.get(column).plus(more.get(column)));
            }
        }

        @Override
        public Worker open(WorkerContext context) {
            List<ColumnSummary> known = new ArrayList<>();
            columns.forEach(column -> known.add(ColumnSummary.empty()));
            SummaryReader reader = new SummaryReader();
            RowStore.Appender appender = rows().appender(block -> {
                query.checkCancelled();
                for (int column = 0; column < block.columnCount(); column++) {
                    known.set(column, known.get(column).plus(reader.summary(block.column(column))));
                }
            });
            return new Worker() {
                @Override
                public void consume(Chunk chunk) {
                    query.checkCancelled();
                    appender.append(chunk);
                }

                @Override
                public void finish() {
                    appender.finish();
                    add(known);
                }
            };
        }

        @Override
        public List<Runnable> nextPhase() {
            return List.of();
        }

        @Override
        public String name() {
            return "INSERT";
        }

        /// Drops the rows if they were not committed.
        @Override
        public void close() {
            if (rows != null) {
                rows.close();
                rows = null;
            }
        }
    }
}
