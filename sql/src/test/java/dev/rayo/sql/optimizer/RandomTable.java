package dev.rayo.sql.optimizer;

import dev.rayo.sql.reference.MemoryTable;
import dev.rayo.sql.type.Type;
import dev.rayo.sql.type.Type.Decimal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Tables of small random values, one in six NULL, so that values meet, repeat and miss each other.
public final class RandomTable {
    private static final List<String> WORDS = List.of("", "a", "ab", "abc", "b", "ba", "cab", "PROMO A", "PROMO", "x%y");

    private RandomTable() {}

    /// @param columns alternates names and types; a name that ends in `!` is that of a column without NULL
    public static MemoryTable of(String name, int rows, long seed, Object... columns) {
        Random random = new Random(seed);
        Object[] schema = columns.clone();
        for (int i = 0; i < columns.length; i += 2) {
            schema[i] = ((String) columns[i]).replace("!", "");
        }
        MemoryTable table = MemoryTable.of(name, schema);
        for (int i = 0; i < rows; i++) {
            @Nullable Object[] row = new Object[columns.length / 2];
            for (int column = 0; column < row.length; column++) {
                boolean required = ((String) columns[2 * column]).endsWith("!");
                row[column] = !required && random.nextInt(6) == 0 ? null : value((Type) columns[2 * column + 1], random);
            }
            table.row(row);
        }
        return table;
    }

    private static Object value(Type type, Random random) {
        if (type instanceof Decimal d) {
            return BigDecimal.valueOf(random.nextInt(-250, 250), d.scale());
        }
        return switch ((Type.Simple) type) {
            case BOOLEAN -> random.nextBoolean();
            case TINYINT, SMALLINT, INTEGER, BIGINT -> (long) random.nextInt(-2, 9);
            case REAL -> (float) random.nextInt(-4, 8) / 2;
            case DOUBLE -> (double) random.nextInt(-4, 8) / 2;
            case VARCHAR -> WORDS.get(random.nextInt(WORDS.size()));
            case DATE -> 9_124L + random.nextInt(0, 800);
            case TIMESTAMP -> 86_400_000_000L * (9_124L + random.nextInt(0, 800)) + random.nextInt(0, 2) * 3_600_000_000L;
            default -> throw new IllegalArgumentException("no random " + type);
        };
    }
}
