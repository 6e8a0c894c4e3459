package dev.rayo.engine.column;

import java.util.List;

/// A chunk of columns that are there already.
public record ColumnsChunk(int rowCount, List<Column> columns) implements Chunk {
    @Override
    public int columnCount() {
        return columns.size();
    }

    @Override
    public Column column(int index) {
        return columns.get(index);
    }
}
