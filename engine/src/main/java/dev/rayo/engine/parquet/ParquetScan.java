package dev.rayo.engine.parquet;

import dev.rayo.engine.catalog.ScanRequest;
import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.parquet.pruning.ScanFilter;
import dev.rayo.engine.parquet.pruning.ScanFilters;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The morsels of a scan over Parquet files: row groups, the big ones in several pieces. Thread-safe.
public final class ParquetScan implements MorselSource {
    private static final int ROW_GROUPS_PER_THREAD = 4;
    /// Morsels' worth of rows from which on a row group is split even if there are many.
    private static final int WHOLE_MORSELS = 3;

    private final QueryContext query;
    private final List<Type> types;
    private final ScanFilter filter;
    private final ScanTally tally = new ScanTally();
    private final List<RowGroupMorsel> morsels = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Reservation buffers;
    private final ConcurrentLinkedDeque<ScanScratch> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    ParquetScan(List<FileScan> files, ScanRequest request, QueryContext query, int sourceId) {
        this.query = query;
        this.types = request.fields().stream().map(Field::type).toList();
        this.filter = ScanFilters.of(request.pruning(), request.fields());
        this.buffers = query.ledger().reserve("parquet scan", MemoryKind.HEAP);
        List<RowGroupScan> rowGroups = new ArrayList<>();
        for (FileScan file : files) {
            addRowGroups(file, rowGroups);
        }
        boolean many = rowGroups.size() >= ROW_GROUPS_PER_THREAD * query.settings().threads();
        for (RowGroupScan rowGroup : rowGroups) {
            addMorsels(rowGroup, pieces(rowGroup.rowCount(), many), sourceId);
        }
    }

    private void addRowGroups(FileScan file, List<RowGroupScan> rowGroups) {
        for (int group = 0; group < file.file().rowGroupCount(); group++) {
            RowGroupScan scan = new RowGroupScan(file, group, filter, query, tally);
            tally.rowGroups.increment();
            if (scan.rowCount() == 0) {
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

    /// How many morsels to make of a row group. Where a page crosses a border it is decompressed on both sides; so row
    /// groups that are not much too large stay whole, if there are enough of them to keep all threads busy.
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
        int index = next.getAndIncrement();
        if (index >= morsels.size()) {
            next.decrementAndGet();
            return null;
        }
        return morsels.get(index);
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
