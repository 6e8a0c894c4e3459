package dev.rayo.engine.operator.sort;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.expression.Evaluator;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;

/// A chunk with what sorting adds: laid out as a [SortLayout] keeps it. One per worker.
final class KeyedChunk implements Chunk {
    private final SortLayout layout;
    private final List<Evaluator> evaluators;
    private final KeyEncoder encoder;
    private final List<Column> keys = new ArrayList<>();
    private Chunk chunk = new ColumnsChunk(0, List.of());
    private long[][] words = new long[0][];

    KeyedChunk(SortLayout layout, int rowsMax) {
        this.layout = layout;
        this.evaluators = layout.compileKeys();
        this.encoder = new KeyEncoder(layout.shape(), rowsMax);
    }

    /// @return this, valid until the next call
    KeyedChunk of(Chunk input) {
        chunk = input;
        keys.clear();
        evaluators.forEach(evaluator -> keys.add(evaluator.evaluate(input)));
        words = encoder.encode(keys, input.rowCount());
        return this;
    }

    /// The first keys, in any form.
    List<Column> keys(int count) {
        return keys.subList(0, count);
    }

    /// By word, by row.
    long[][] words() {
        return words;
    }

    @Override
    public int rowCount() {
        return chunk.rowCount();
    }

    @Override
    public int columnCount() {
        return layout.storedTypes().size();
    }

    @Override
    public Column column(int index) {
        int inputs = layout.input().size();
        if (index < inputs) {
            return chunk.column(index);
        }
        return index < layout.firstWord()
                ? keys.get(layout.computed().get(index - inputs))
                : new LongColumn(Type.BIGINT, words[index - layout.firstWord()], null, chunk.rowCount());
    }

    @Override
    public Column column(int index, int[] selection, int count, GatherBuffer buffer) {
        return index < layout.input().size()
                ? chunk.column(index, selection, count, buffer)
                : buffer.gather(column(index), selection, count);
    }
}
