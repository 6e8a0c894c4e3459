package dev.rayo.engine.parquet;

import dev.rayo.engine.catalog.LateCondition;
import dev.rayo.engine.catalog.ScanRequest;
import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.parquet.pruning.RowRanges;
import dev.rayo.engine.parquet.pruning.ScanFilter;
import dev.rayo.engine.parquet.pruning.ScanFilters;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.optimizer.analysis.LateFetch;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The morsels of a scan over Parquet files: row groups, the big ones in several pieces. Thread-safe.
///
/// Morsels are handed out in the order of the files, or the ones first whose rows the late condition wants to see soonest.
/// Those that it rules out by then are passed over. Neither changes a morsel's number.
public final class ParquetScan implements MorselSource {
    private static final int ROW_GROUPS_PER_THREAD = 1;
    /// Morsels' worth of rows from which on a row group is split even if there are many.
    private static final int WHOLE_MORSELS = 3;

    private final QueryContext query;
    private final List<Type> types;
    private final List<Field> fields;
    private final int addressColumn;
    private final LateCondition late;
    private final ScanFilter filter;
    private volatile Learned learned;
    private final ScanTally tally = new ScanTally();
    private final List<RowGroupMorsel> morsels = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Reservation buffers;
    private final ConcurrentLinkedDeque<ScanScratch> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    ParquetScan(List<FileScan> files, ScanRequest request, QueryContext query, int sourceId) {
        this.query = query;
        this.types = request.fields().stream().map(Field::type).toList();
        this.fields = request.fields();
        this.addressColumn = request.columns().indexOf(LateFetch.ADDRESS_COLUMN);
        this.late = request.late();
        Expression known = late.now();
        this.filter = ScanFilters.of(request.filter(), fields).and(ScanFilters.of(known, fields));
        // The row groups that are left meet what is known now.
        this.learned = new Learned(known, new ScanFilter.Always());
        this.buffers = query.ledger().reserve("parquet scan", MemoryKind.HEAP);
        List<RowGroupScan> rowGroups = new ArrayList<>();
        for (FileScan file : files) {
            file.file().mapping().noteScan();
            addRowGroups(file, request.rows(), rowGroups);
        }
        boolean many = rowGroups.size() >= ROW_GROUPS_PER_THREAD * query.settings().threads();
        for (RowGroupScan rowGroup : rowGroups) {
            long pieces = request.rows() == null ? pieces(rowGroup.rowCount(), many) : 1;
            addMorsels(rowGroup, pieces, sourceId);
        }
        SortKey soonest = late.soonest();
        if (soonest != null && soonest.expression() instanceof Reference field) {
            morsels.sort(new SoonestFirst(Field.position(fields, field.id()), soonest));
        }
    }

    /// What is made of the late condition as it was when it was last asked for.
    private record Learned(@Nullable Expression condition, ScanFilter filter) {}

    private void addRowGroups(FileScan file, @Nullable List<Long> addresses, List<RowGroupScan> rowGroups) {
        long first = file.firstRow();
        for (int group = 0; group < file.file().rowGroupCount(); group++) {
            long rows = file.file().rowGroup(group).getNum_rows();
            RowRanges chosen = addresses == null ? null : RowRanges.of(addresses, first, first + rows);
            RowGroupScan scan = new RowGroupScan(file, group, first, chosen, filter, query, tally);
            first += rows;
            tally.rowGroups.increment();
            if (rows == 0 || chosen != null && chosen.ranges().isEmpty()) {
                continue;
            }
            if (scan.mayMatch()) {
                rowGroups.add(scan);
            } else {
                tally.rowGroupsPruned.increment();
                tally.rowsPruned.add(scan.rowCount());
            }
        }
    }

    /// How many morsels to make of a row group. Where a page crosses a border it is decompressed on both sides, and some
    /// writers make a single page of a column; so row groups that are not much too large stay whole, if there is one for
    /// each thread.
    private long pieces(long rows, boolean many) {
        long aim = query.settings().morselRows();
        return many && rows < WHOLE_MORSELS * aim ? 1 : Math.max(1, (rows + aim / 2) / aim);
    }

    private void addMorsels(RowGroupScan rowGroup, long pieces, int sourceId) {
        long rows = rowGroup.rowCount();
        for (long piece = 0; piece < pieces; piece++) {
            long from = rows / pieces * piece + Math.min(piece, rows % pieces);
            long to = rows / pieces * (piece + 1) + Math.min(piece + 1, rows % pieces);
            rowGroup.addMorsel();
            morsels.add(new RowGroupMorsel(this, rowGroup, new Morsel.MorselId(sourceId, morsels.size()), from, to));
        }
    }

    @Override
    public @Nullable Morsel next() {
        while (true) {
            int index = next.getAndIncrement();
            if (index >= morsels.size()) {
                next.decrementAndGet();
                return null;
            }
            RowGroupMorsel morsel = morsels.get(index);
            if (morsel.rowGroup().mayMatch(newest())) {
                return morsel;
            }
            morsel.passOver();
            tally.rowsPruned.add(morsel.rowCount());
        }
    }

    /// What the late condition rules out by now.
    ScanFilter newest() {
        Expression condition = late.now();
        Learned last = learned;
        if (condition != last.condition()) {
            last = new Learned(condition, ScanFilters.of(condition, fields));
            learned = last;
        }
        return last.filter();
    }

    @Override
    public long morselCount() {
        return morsels.size();
    }

    /// What was read and what could be left out so far.
    public ScanCounters counters() {
        return tally.counters();
    }

    @Override
    public String notes() {
        return counters().toString();
    }

    /// The column that is no column of the files but the rows' addresses; -1 if there is none.
    int addressColumn() {
        return addressColumn;
    }

    /// Types of the columns put out.
    List<Type> types() {
        return types;
    }

    /// Buffers for one open morsel.
    ScanScratch borrow() {
        ScanScratch scratch = idle.pollFirst();
        return scratch != null ? scratch : new ScanScratch(buffers);
    }

    void giveBack(ScanScratch scratch) {
        if (!closed) {
            idle.addFirst(scratch);
        }
    }

    @Override
    public void close() {
        closed = true;
        idle.clear();
        morsels.forEach(morsel -> morsel.rowGroup().close());
        buffers.close();
    }
}
