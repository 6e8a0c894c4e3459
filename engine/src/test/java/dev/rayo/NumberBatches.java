package dev.rayo;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.sql.type.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Batches of a number and its text, for tests of streams.
final class NumberBatches {
    static final Schema SCHEMA =
            new Schema(List.of(new Schema.Column("n", Type.BIGINT), new Schema.Column("s", Type.VARCHAR)));

    private NumberBatches() {}

    /// The rows `from` to `from + count`.
    static Batch of(long from, int count) {
        long[] numbers = new long[count];
        long[] views = new long[count];
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            numbers[i] = from + i;
            String each = String.valueOf(from + i);
            views[i] = BytesColumn.view(text.length(), each.length());
            text.append(each);
        }
        byte[] data = text.toString().getBytes(StandardCharsets.UTF_8);
        return new Batch(
                SCHEMA,
                List.of(
                        new LongColumn(Type.BIGINT, numbers, null, count),
                        new BytesColumn(Type.VARCHAR, views, data, null, count)),
                count);
    }
}
