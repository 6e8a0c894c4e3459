package dev.rayo.server.output;

import dev.rayo.Batch;
import dev.rayo.Schema;
import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.sql.type.Type;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Small batches to write.
public final class Batches {
    private Batches() {}

    /// One VARCHAR column `name` and one BIGINT column `hits`.
    public static Batch namesAndHits(List<@Nullable String> names, long... hits) {
        Schema schema =
                new Schema(List.of(new Schema.Column("name", Type.VARCHAR), new Schema.Column("hits", Type.BIGINT)));
        return new Batch(
                schema, List.of(texts(names), new LongColumn(Type.BIGINT, hits, null, hits.length)), hits.length);
    }

    /// One DOUBLE column `x`.
    public static Batch doubles(double... values) {
        Column column = new DoubleColumn(Type.DOUBLE, values, null, values.length);
        return new Batch(new Schema(List.of(new Schema.Column("x", Type.DOUBLE))), List.of(column), values.length);
    }

    private static Column texts(List<@Nullable String> values) {
        long[] views = new long[values.size()];
        long[] validity = new long[values.size() / 64 + 1];
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (int i = 0; i < views.length; i++) {
            String value = values.get(i);
            if (value != null) {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                views[i] = BytesColumn.view(data.size(), bytes.length);
                validity[i >> 6] |= 1L << i;
                data.writeBytes(bytes);
            }
        }
        return new BytesColumn(Type.VARCHAR, views, data.toByteArray(), validity, views.length);
    }
}
