package dev.rayo.server.tpch;

import dev.rayo.Batch;
import dev.rayo.Schema;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.util.List;

/// One TPC-H table at one scale, cut into parts of about one row group that can be generated in any order and at once.
final class GeneratedTable<E extends TpchEntity> {
    /// Rows of a row group; a part is a little smaller, for the number of lines of an order varies.
    private static final int PART_ROWS = 120_000;

    private final TpchTable<E> table;
    private final double scaleFactor;
    private final int partCount;

    private GeneratedTable(TpchTable<E> table, double scaleFactor) {
        this.table = table;
        this.scaleFactor = scaleFactor;
        this.partCount = (int) Math.max(1, Math.ceil((double) expectedRows(table, scaleFactor) / PART_ROWS));
    }

    /// The eight tables, the largest first.
    static List<GeneratedTable<?>> all(double scaleFactor) {
        return List.of(
                new GeneratedTable<>(TpchTable.LINE_ITEM, scaleFactor),
                new GeneratedTable<>(TpchTable.ORDERS, scaleFactor),
                new GeneratedTable<>(TpchTable.PART_SUPPLIER, scaleFactor),
                new GeneratedTable<>(TpchTable.PART, scaleFactor),
                new GeneratedTable<>(TpchTable.CUSTOMER, scaleFactor),
                new GeneratedTable<>(TpchTable.SUPPLIER, scaleFactor),
                new GeneratedTable<>(TpchTable.NATION, scaleFactor),
                new GeneratedTable<>(TpchTable.REGION, scaleFactor));
    }

    String name() {
        return table.getTableName();
    }

    int partCount() {
        return partCount;
    }

    Schema schema() {
        return new Schema(table.getColumns().stream()
                .map(column -> new Schema.Column(column.getColumnName(), ColumnFiller.type(column)))
                .toList());
    }

    /// Generates the rows of a part.
    ///
    /// @param part from 1 to [#partCount]
    Batch generate(int part) {
        List<ColumnFiller<E>> fillers = table.getColumns().stream()
                .map((TpchColumn<E> column) -> new ColumnFiller<>(column))
                .toList();
        int rowCount = 0;
        for (E row : table.createGenerator(scaleFactor, part, partCount)) {
            for (ColumnFiller<E> filler : fillers) {
                filler.append(row);
            }
            rowCount++;
        }
        return new Batch(schema(), fillers.stream().map(ColumnFiller::build).toList(), rowCount);
    }

    private static long expectedRows(TpchTable<?> table, double scaleFactor) {
        return switch (table.getTableName()) {
            case "lineitem" -> (long) (6_001_215 * scaleFactor);
            case "orders" -> (long) (1_500_000 * scaleFactor);
            case "partsupp" -> (long) (800_000 * scaleFactor);
            case "part" -> (long) (200_000 * scaleFactor);
            case "customer" -> (long) (150_000 * scaleFactor);
            default -> 1;
        };
    }
}
