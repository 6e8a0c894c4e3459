package dev.rayo.engine.parquet;

import dev.rayo.sql.type.Blob;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;

/// Every flat type, with generators of values: edges among them, and few different ones where a dictionary shall form.
final class TypedColumns {
    private TypedColumns() {}

    /// @param schema  as in `int32 name (INTEGER(8,true))`, with `%s` for the name
    /// @param value   makes a value
    record Typed(String schema, Function<Random, Object> value) {}

    static final List<Typed> ALL = List.of(
            new Typed("boolean %s", Random::nextBoolean),
            new Typed("int32 %s", TypedColumns::anyInt),
            new Typed("int32 %s (INTEGER(8,true))", r -> r.nextInt(256) - 128),
            new Typed("int32 %s (INTEGER(16,true))", r -> r.nextInt(65_536) - 32_768),
            new Typed("int32 %s (INTEGER(8,false))", r -> r.nextInt(256)),
            new Typed("int32 %s (INTEGER(16,false))", r -> r.nextInt(65_536)),
            new Typed("int32 %s (INTEGER(32,false))", TypedColumns::anyInt),
            new Typed("int32 %s (DATE)", r -> r.nextInt(40_000) - 20_000),
            new Typed("int32 %s (TIME(MILLIS,false))", r -> r.nextInt(86_400_000)),
            new Typed("int32 %s (DECIMAL(9,2))", r -> r.nextInt(1_999_999_999) - 999_999_999),
            new Typed("int64 %s", TypedColumns::anyLong),
            new Typed("int64 %s (INTEGER(64,false))", TypedColumns::anyLong),
            new Typed("int64 %s (DECIMAL(18,4))", r -> r.nextLong(-999_999_999_999_999_999L, 1_000_000_000_000_000_000L)),
            new Typed("int64 %s (TIME(MICROS,false))", r -> r.nextLong(86_400_000_000L)),
            new Typed("int64 %s (TIMESTAMP(MILLIS,false))", TypedColumns::anyMillis),
            new Typed("int64 %s (TIMESTAMP(MICROS,false))", r -> anyMillis(r) * 1000 + r.nextInt(1000)),
            new Typed("int64 %s (TIMESTAMP(NANOS,false))", r -> anyMillis(r) % 9_000_000_000_000L * 1_000_000 + r.nextInt(1_000_000)),
            new Typed("int64 %s (TIMESTAMP(MILLIS,true))", TypedColumns::anyMillis),
            new Typed("int64 %s (TIMESTAMP(MICROS,true))", r -> anyMillis(r) * 1000 + r.nextInt(1000)),
            new Typed("int96 %s", TypedColumns::anyJulian),
            new Typed("float %s", TypedColumns::anyFloat),
            new Typed("double %s", r -> (double) anyFloat(r) * 1.000_000_1),
            new Typed("binary %s", r -> anyBytes(r, r.nextInt(12))),
            new Typed("binary %s (STRING)", TypedColumns::anyText),
            new Typed("binary %s (ENUM)", TypedColumns::anyText),
            new Typed("binary %s (JSON)", r -> "{\"a\": " + r.nextInt(100) + "}"),
            new Typed("binary %s (DECIMAL(16,3))", r -> anyBytes(r, 1 + r.nextInt(6))),
            new Typed("binary %s (DECIMAL(30,3))", r -> anyBytes(r, 1 + r.nextInt(12))),
            new Typed("fixed_len_byte_array(5) %s", r -> anyBytes(r, 5)),
            new Typed("fixed_len_byte_array(16) %s (UUID)", r -> anyBytes(r, 16)),
            new Typed("fixed_len_byte_array(2) %s (FLOAT16)", TypedColumns::anyHalf),
            new Typed("fixed_len_byte_array(12) %s (INTERVAL)", TypedColumns::anyInterval),
            new Typed("fixed_len_byte_array(7) %s (DECIMAL(15,2))", r -> signExtended(r, 7, 6)),
            new Typed("fixed_len_byte_array(16) %s (DECIMAL(38,5))", r -> signExtended(r, 16, 15)));

    static MessageType schema(List<Typed> columns, boolean required) {
        StringBuilder text = new StringBuilder("message rows {\n");
        for (int i = 0; i < columns.size(); i++) {
            text.append(required ? "required " : "optional ")
                    .append(columns.get(i).schema().formatted("c" + i))
                    .append(";\n");
        }
        return MessageTypeParser.parseMessageType(text.append('}').toString());
    }

    /// Rows whose columns each draw from `distinct` values; `isNull` decides by row.
    static List<List<@Nullable Object>> rows(
            List<Typed> columns, int count, int distinct, long seed, Function<Integer, Boolean> isNull) {
        Random random = new Random(seed);
        List<List<Object>> domains = new ArrayList<>();
        for (Typed column : columns) {
            List<Object> domain = new ArrayList<>();
            for (int i = 0; i < distinct; i++) {
                domain.add(column.value().apply(random));
            }
            domains.add(domain);
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++) {
                boolean absent = isNull.apply(row + 7 * column);
                values.add(absent ? null : domains.get(column).get(random.nextInt(distinct)));
            }
            rows.add(values);
        }
        return rows;
    }

    private static int anyInt(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Integer.MIN_VALUE;
            case 1 -> Integer.MAX_VALUE;
            case 2 -> random.nextInt();
            default -> random.nextInt(1000) - 500;
        };
    }

    private static long anyLong(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Long.MIN_VALUE;
            case 1 -> Long.MAX_VALUE;
            case 2 -> random.nextLong();
            default -> random.nextInt(1000) - 500;
        };
    }

    private static long anyMillis(Random random) {
        return random.nextLong(-3_000_000_000_000L, 5_000_000_000_000L);
    }

    private static float anyFloat(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> Float.NaN;
            case 1 -> Float.POSITIVE_INFINITY;
            case 2 -> Float.NEGATIVE_INFINITY;
            case 3 -> -0.0f;
            case 4 -> Float.MIN_VALUE;
            default -> random.nextFloat() * 1000 - 500;
        };
    }

    private static Blob anyBytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return new Blob(bytes);
    }

    private static Blob signExtended(Random random, int length, int used) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        for (int i = length - used; i >= 0; i--) {
            bytes[i] = (byte) (bytes[length - used] >> 7);
        }
        return new Blob(bytes);
    }

    private static Blob anyHalf(Random random) {
        short half = Float.floatToFloat16(random.nextFloat() * 100 - 50);
        return new Blob(new byte[] {(byte) half, (byte) (half >> 8)});
    }

    private static Blob anyInterval(Random random) {
        ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        return new Blob(bytes.putInt(random.nextInt(50))
                .putInt(random.nextInt(40))
                .putInt(random.nextInt(100_000_000))
                .array());
    }

    private static Blob anyJulian(Random random) {
        ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        return new Blob(bytes.putLong(random.nextLong(86_400_000_000_000L))
                .putInt(2_440_588 + random.nextInt(40_000) - 20_000)
                .array());
    }

    private static String anyText(Random random) {
        String[] parts = {"", "a", "ab", "Zürich", "日本", "🦆", "x".repeat(40), "quite a long text of more than 128 bytes. ".repeat(4)};
        String text = parts[random.nextInt(parts.length)] + random.nextInt(100);
        assert text.getBytes(StandardCharsets.UTF_8).length > 0;
        return random.nextInt(10) == 0 ? "" : text;
    }
}
