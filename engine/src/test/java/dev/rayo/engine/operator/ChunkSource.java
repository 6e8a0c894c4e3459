package dev.rayo.engine.operator;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Morsels of test rows. Chunks are overwritten as soon as the next one is asked for, so that whoever keeps a reference
/// to a column fails its test.
public final class ChunkSource implements MorselSource {
    /// How columns come.
    public enum Form {
        PLAIN,
        /// One dictionary per morsel.
        DICTIONARY,
        /// Constant where a vector happens to have one value, plain or dictionary else.
        MIXED
    }

    private final Rows rows;
    private final Form form;
    private final int morselRows;
    private final int sourceId;
    private final AtomicInteger taken = new AtomicInteger();

    public ChunkSource(Rows rows, Form form, int morselRows, int sourceId) {
        this.rows = rows;
        this.form = form;
        this.morselRows = morselRows;
        this.sourceId = sourceId;
    }

    @Override
    public @Nullable Morsel next() {
        int index = taken.getAndIncrement();
        return index < morselCount() ? new TestMorsel(index) : null;
    }

    @Override
    public long morselCount() {
        return (rows.rows().size() + morselRows - 1) / morselRows;
    }

    private final class TestMorsel implements Morsel {
        private final int index;

        TestMorsel(int index) {
            this.index = index;
        }

        @Override
        public MorselId id() {
            return new MorselId(sourceId, index);
        }

        @Override
        public long rowCount() {
            return Math.min(morselRows, rows.rows().size() - (long) index * morselRows);
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public Operator open(WorkerContext context) {
            int from = index * morselRows;
            return new Reader(from, from + (int) rowCount(), context, index);
        }
    }

    private final class Reader implements Operator {
        private final int end;
        private final WorkerContext context;
        private final List<@Nullable Coded> dictionaries = new ArrayList<>();
        private int from;
        private @Nullable List<Column> current;

        Reader(int from, int end, WorkerContext context, int morsel) {
            this.from = from;
            this.end = end;
            this.context = context;
            for (int c = 0; c < rows.fields().size(); c++) {
                boolean coded = form == Form.DICTIONARY || form == Form.MIXED && (c + morsel) % 2 == 0;
                dictionaries.add(coded ? code(c, from, end) : null);
            }
        }

        private @Nullable Coded code(int column, int first, int last) {
            Map<Object, Integer> codes = new LinkedHashMap<>();
            for (int row = first; row < last; row++) {
                Object value = rows.rows().get(row)[column];
                if (value != null) {
                    codes.putIfAbsent(value, codes.size());
                }
            }
            if (codes.isEmpty()) {
                return null;
            }
            Type type = rows.fields().get(column).type();
            Column values = TestColumns.plain(type, new ArrayList<>(codes.keySet()));
            return new Coded(codes, new Dictionary(values));
        }

        @Override
        public @Nullable Chunk next() {
            context.query().checkCancelled();
            if (current != null) {
                current.forEach(TestColumns::poison);
                current = null;
            }
            int count = Math.min(context.vectorRows(), end - from);
            if (count <= 0) {
                return null;
            }
            List<Column> columns = new ArrayList<>();
            for (int c = 0; c < rows.fields().size(); c++) {
                columns.add(column(c, from, count));
            }
            from += count;
            current = columns;
            return new ColumnsChunk(count, columns);
        }

        private Column column(int index, int first, int count) {
            Type type = rows.fields().get(index).type();
            List<@Nullable Object> values = new ArrayList<>();
            for (int row = first; row < first + count; row++) {
                values.add(rows.rows().get(row)[index]);
            }
            if (form == Form.MIXED && values.stream().distinct().count() == 1) {
                Object only = values.getFirst();
                return new ConstantColumn(type, only == null ? null : TestColumns.plain(type, List.of(only)), count);
            }
            Coded coded = dictionaries.get(index);
            if (coded == null) {
                return TestColumns.plain(type, values);
            }
            int[] codes = new int[count];
            for (int i = 0; i < count; i++) {
                Object value = values.get(i);
                codes[i] = value == null ? 0 : Objects.requireNonNull(coded.codes().get(value));
            }
            long[] validity = TestColumns.plain(type, values).validity();
            return new DictionaryColumn(codes, coded.dictionary(), validity, count);
        }

        @Override
        public void close() {}
    }

    private record Coded(Map<Object, Integer> codes, Dictionary dictionary) {}
}
