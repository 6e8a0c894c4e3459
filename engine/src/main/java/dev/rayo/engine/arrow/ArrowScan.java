package dev.rayo.engine.arrow;

import dev.rayo.engine.arrow.ArrowPart.ArrowDictionary;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnBuilder;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.parquet.page.FileInput;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The morsels of a scan over Arrow files: record batches, the big ones in several pieces. Thread-safe.
final class ArrowScan implements MorselSource {
    private final List<Type> types;
    private final QueryContext query;
    private final List<PartMorsel> morsels = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Reservation dictionaryMemory;
    private final Map<ArrowDictionary, Dictionary> dictionaries = new IdentityHashMap<>();

    ArrowScan(List<Type> types, QueryContext query) {
        this.types = types;
        this.query = query;
        this.dictionaryMemory = query.ledger().reserve("Arrow dictionaries", MemoryKind.HEAP);
    }

    /// Adds the batches of a file.
    ///
    /// @param columns which of its columns are put out
    void add(ArrowFile file, List<Integer> columns, int sourceId) {
        long aim = query.settings().morselRows();
        for (ArrowPart batch : file.batches()) {
            long rows = batch.rowCount();
            // What is compressed can only be read whole.
            boolean whole = batch.isCompressed();
            long pieces = whole ? Math.min(1, rows) : (rows + aim - 1) / aim;
            for (long piece = 0; piece < pieces; piece++) {
                long from = rows * piece / pieces;
                long to = rows * (piece + 1) / pieces;
                Morsel.MorselId id = new Morsel.MorselId(sourceId, morsels.size());
                morsels.add(new PartMorsel(this, file, batch, columns, id, from, to));
            }
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

    /// Types of the columns put out.
    List<Type> types() {
        return types;
    }

    /// The values of a dictionary, decoded once per scan.
    synchronized Dictionary dictionary(ArrowPart batch, long id, FileInput input) {
        ArrowDictionary stored = batch.dictionaries().get(id);
        if (stored == null) {
            throw RayoException.user("malformed Arrow data: dictionary " + id + " is missing");
        }
        Dictionary known = dictionaries.get(stored);
        if (known == null) {
            known = read(stored, input);
            dictionaries.put(stored, known);
        }
        return known;
    }

    private Dictionary read(ArrowDictionary stored, FileInput input) {
        Type type = ArrowTypes.type(stored.values());
        ColumnBuilder values = new ColumnBuilder(type);
        for (ArrowPart part : stored.parts()) {
            Column some = decoder(part, input, dictionaryMemory)
                    .read(part.locate(List.of(stored.values())).getFirst(), type, 0, (int) part.rowCount());
            values.append(some, some.length());
        }
        return new Dictionary(values.build());
    }

    ArrowDecoder decoder(ArrowPart part, FileInput input, Reservation memory) {
        return new ArrowDecoder(
                new PartBuffers(part, input, query, memory), id -> dictionary(part, id, input));
    }

    @Override
    public void close() {
        dictionaryMemory.close();
    }

    /// Rows `from` to `to` of a record batch.
    private record PartMorsel(
            ArrowScan scan, ArrowFile file, ArrowPart batch, List<Integer> columns, MorselId id, long from, long to)
            implements Morsel {
        @Override
        public long rowCount() {
            return to - from;
        }

        @Override
        public long bytes() {
            return (long) ((double) batch.bodyLength() * rowCount() / Math.max(1, batch.rowCount()));
        }

        @Override
        public Operator open(WorkerContext context) {
            return new ArrowOperator(scan, file, batch, columns, from, (int) (to - from), context);
        }
    }
}
