package dev.rayo.engine.operator.sort;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.operator.rows.RowStore;
import dev.rayo.engine.operator.rows.StoredRows;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;

/// Kept rows beside the words they sort by: the input's columns, then the key words, then the byte columns that decide
/// ties.
final class KeyedRows implements AutoCloseable {
    private final SortKeyLayout layout;
    private final List<Field> input;
    private final RowStore store;

    KeyedRows(SortKeyLayout layout, List<Field> input, String owner, Ledger ledger) {
        this.layout = layout;
        this.input = input;
        List<Type> types = new ArrayList<>();
        input.forEach(field -> types.add(field.type()));
        for (int i = 0; i < layout.wordCount(); i++) {
            types.add(Type.BIGINT);
        }
        layout.keys().stream()
                .map(key -> key.expression().type())
                .filter(SortKeyLayout::isTie)
                .forEach(types::add);
        this.store = new RowStore(types, owner, ledger);
    }

    int inputColumns() {
        return input.size();
    }

    SortKeyLayout layout() {
        return layout;
    }

    RowStore store() {
        return store;
    }

    /// The rows, when all appenders have finished.
    StoredRows rows() {
        return StoredRows.of(store);
    }

    Appender appender() {
        return new Appender();
    }

    @Override
    public void close() {
        store.close();
    }

    /// One worker's way in.
    final class Appender {
        private final SortKeyEncoder encoder = new SortKeyEncoder(layout, input);
        private final RowStore.Appender rows = store.appender();

        SortKeyEncoder encoder() {
            return encoder;
        }

        /// Computes the keys and keeps the rows.
        void append(Chunk chunk) {
            encoder.encode(chunk);
            appendEncoded(chunk);
        }

        /// Keeps the rows whose keys were encoded last.
        void appendEncoded(Chunk chunk) {
            int count = chunk.rowCount();
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < input.size(); i++) {
                columns.add(chunk.column(i));
            }
            for (long[] words : encoder.words()) {
                columns.add(new LongColumn(Type.BIGINT, words, null, count));
            }
            columns.addAll(encoder.ties());
            rows.append(new ColumnsChunk(count, columns));
        }

        void finish() {
            rows.finish();
        }
    }
}
