package dev.rayo.engine.operator;

import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Blob;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Makes rows from a seed: the same for the same calls in the same order.
public final class RowGenerator {
    /// How often a value is NULL.
    public enum Nulls {
        NONE,
        SOME,
        ALL
    }

    /// Types that a column of a table may have.
    public static final List<Type> TYPES = List.of(
            Type.BOOLEAN,
            Type.TINYINT,
            Type.SMALLINT,
            Type.INTEGER,
            Type.BIGINT,
            Type.REAL,
            Type.DOUBLE,
            Type.decimal(9, 2),
            Type.decimal(18, 4),
            Type.decimal(30, 6),
            Type.VARCHAR,
            Type.BLOB,
            Type.DATE,
            Type.TIME,
            Type.TIMESTAMP,
            Type.INTERVAL);

    private static final AtomicInteger IDS = new AtomicInteger();

    private final Random random;
    private final List<Field> fields = new ArrayList<>();
    private final List<IntFunction<Object>> columns = new ArrayList<>();

    public RowGenerator(long seed) {
        this.random = new Random(seed);
    }

    public static int freshId() {
        return IDS.incrementAndGet();
    }

    public static Field fresh(String name, Type type) {
        return new Field(freshId(), name, type);
    }

    /// Adds a column whose i-th value is made by `value`.
    public RowGenerator column(String name, Type type, IntFunction<Object> value) {
        fields.add(fresh(name, type));
        columns.add(value);
        return this;
    }

    /// Adds a column with about `distinct` different values.
    public RowGenerator column(String name, Type type, Nulls nulls, int distinct) {
        long salt = random.nextLong();
        return column(name, type, i -> switch (nulls) {
            case NONE -> value(type, salt, random.nextInt(distinct));
            case SOME -> random.nextInt(5) == 0 ? null : value(type, salt, random.nextInt(distinct));
            case ALL -> null;
        });
    }

    /// Adds a column of few frequent and many rare values.
    public RowGenerator skewed(String name, Type type, int distinct) {
        long salt = random.nextLong();
        return column(name, type, i -> {
            double u = random.nextDouble();
            return value(type, salt, (int) (u * u * u * u * distinct));
        });
    }

    public Rows rows(int count) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Object[] row = new Object[columns.size()];
            for (int c = 0; c < row.length; c++) {
                row[c] = columns.get(c).apply(i);
            }
            rows.add(row);
        }
        return new Rows(List.copyOf(fields), rows);
    }

    /// The `index`-th of the values that a salt makes: edges come first.
    public static @Nullable Object value(Type type, long salt, int index) {
        Random own = new Random(salt * 31 + index * 0x9E3779B97F4A7C15L);
        own.nextLong();
        return switch (type) {
            case Type.Simple simple ->
                switch (simple) {
                    case NULL -> null;
                    case BOOLEAN -> index % 2 == 0;
                    case TINYINT -> integer(own, index, Byte.MIN_VALUE, Byte.MAX_VALUE);
                    case SMALLINT -> integer(own, index, Short.MIN_VALUE, Short.MAX_VALUE);
                    case INTEGER -> integer(own, index, Integer.MIN_VALUE, Integer.MAX_VALUE);
                    case BIGINT -> integer(own, index, Long.MIN_VALUE, Long.MAX_VALUE);
                    case DATE -> (long) own.nextInt(-20_000, 30_000);
                    case TIME -> own.nextLong(86_400_000_000L);
                    case TIMESTAMP, TIMESTAMP_TZ -> own.nextLong(-4_000_000_000_000_000L, 4_000_000_000_000_000L);
                    case TIMESTAMP_NS -> own.nextLong(-4_000_000_000_000_000_000L, 4_000_000_000_000_000_000L);
                    case REAL -> (Object) (float) floating(own, index);
                    case DOUBLE -> floating(own, index);
                    case VARCHAR -> text(own, index);
                    case BLOB -> {
                        byte[] bytes = new byte[own.nextInt(20)];
                        own.nextBytes(bytes);
                        yield new Blob(bytes);
                    }
                    case INTERVAL ->
                        new Interval(own.nextInt(-40, 40), own.nextInt(-70, 70), own.nextLong(-200_000_000_000L, 200_000_000_000L));
                };
            case Type.Decimal d -> {
                BigInteger bound = BigInteger.TEN.pow(Math.min(d.precision(), 29)).subtract(BigInteger.ONE);
                BigInteger unscaled = switch (index) {
                    case 0 -> BigInteger.ZERO;
                    case 1 -> bound;
                    case 2 -> bound.negate();
                    default -> new BigInteger(bound.bitLength() + 1, own).mod(bound).subtract(
                            bound.shiftRight(1));
                };
                yield new BigDecimal(unscaled, d.scale());
            }
            case Type.Array a -> throw new IllegalArgumentException(a.toString());
            case Type.Struct s -> throw new IllegalArgumentException(s.toString());
            case Type.Mapping m -> throw new IllegalArgumentException(m.toString());
        };
    }

    private static long integer(Random own, int index, long least, long greatest) {
        return switch (index) {
            case 0 -> 0;
            case 1 -> greatest;
            case 2 -> least;
            case 3 -> -1;
            default -> greatest == Long.MAX_VALUE ? own.nextLong() : own.nextLong(least, greatest + 1);
        };
    }

    private static double floating(Random own, int index) {
        return switch (index) {
            case 0 -> 0.0;
            case 1 -> -0.5;
            case 2 -> 1e10;
            default -> Math.round(own.nextGaussian() * 1e6) / 64.0;
        };
    }

    private static String text(Random own, int index) {
        return switch (index) {
            case 0 -> "";
            case 1 -> "a";
            case 2 -> "a\u0000".substring(0, 1) + "b";
            case 3 -> "ärger mit ümlauten und mehr als sechzehn bytes";
            case 4 -> "ärger mit ümlauten und mehr als sechzehn bytes!";
            default -> {
                String alphabet = "abcdefgh ijkßü€";
                StringBuilder text = new StringBuilder();
                int length = own.nextInt(24);
                for (int i = 0; i < length; i++) {
                    text.append(alphabet.charAt(own.nextInt(alphabet.length())));
                }
                yield text.toString();
            }
        };
    }
}
