package dev.rayo.engine.expression;

import dev.rayo.engine.expression.temporal.CivilDate;
import dev.rayo.sql.type.Blob;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Values of every type at which things go wrong, and random ones.
final class EdgeValues {
    private EdgeValues() {}

    /// NULL, the edges of the type, and `more` random values.
    static List<@Nullable Object> of(Type type, int more, long seed) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(null);
        values.addAll(edges(type));
        Random random = new Random(seed);
        Supplier<Object> generator = generator(type, random);
        for (int i = 0; i < more; i++) {
            values.add(generator.get());
        }
        return values;
    }

    private static List<Object> edges(Type type) {
        return switch (type) {
            case Type.Simple simple ->
                switch (simple) {
                    case NULL -> List.of();
                    case BOOLEAN -> List.of(true, false);
                    case TINYINT -> longs(0, 1, -1, 2, 7, 100, 126, 127, -127, -128);
                    case SMALLINT -> longs(0, 1, -1, 3, 127, 128, -129, 32766, 32767, -32767, -32768);
                    case INTEGER -> longs(0, 1, -1, 2, 10, 31, 32, 46341, 1 << 24, Integer.MAX_VALUE - 1,
                            Integer.MAX_VALUE, Integer.MIN_VALUE + 1, Integer.MIN_VALUE);
                    case BIGINT -> longs(0, 1, -1, 3, 63, 64, 1L << 31, -(1L << 31) - 1, 3037000500L, 1L << 53,
                            (1L << 53) + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE, Long.MIN_VALUE + 1, Long.MIN_VALUE);
                    case REAL -> List.of(0f, -0f, 1f, -1f, 0.5f, 1.5f, 2.5f, -2.5f, 0.1f, 127.5f, 1e-45f, 1e15f, 1e16f,
                            16777216f, 2147483647f, Float.MAX_VALUE, -Float.MAX_VALUE, Float.NaN,
                            Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
                    case DOUBLE -> List.of(0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, -0.5, -2.5, 0.1, 127.5, -128.5, 5e-324,
                            1e-5, 1e15, 1e16, 1e20, 123456789.125, 2147483647.4, 2147483647.5, -2147483648.5,
                            -2147483648.6, 9.2233720368547758e18, 9.2233720368547748e18, -9.2233720368547758e18,
                            1e38, 9.9e37, Double.MAX_VALUE, -Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY,
                            Double.NEGATIVE_INFINITY);
                    case VARCHAR -> List.of("", "a", "A", " ", "  padded ", "abc", "aBc", "abcabc", "Äöü", "straße",
                            "日本語", "a\u0301e", "😀", "😀a😀", "a%b_c", "a\\b", "%", "_", "\\", "line\nbreak", "tab\t",
                            "0", "1", "-1", "12.5", "true", "İI", "ǅ", "ﬁ", "x".repeat(300), "'quoted'", "\u0000");
                    case BLOB -> List.of(blob(""), blob("a"), blob("abc"), new Blob(new byte[] {0}),
                            new Blob(new byte[] {(byte) 0xff, 0x00, 0x27, 0x5c, 0x22}), blob("é"));
                    case DATE -> longs(0, -1, 1, 10957, 11016, 11017, 11322, 11381, 18262, 19782, 59, 58, -719528,
                            -719529, -719162, -719163, -1000000, 2932896, 2932897, CivilDate.MAX, CivilDate.MIN,
                            CivilDate.INFINITY, CivilDate.MINUS_INFINITY);
                    case TIME -> longs(0, 1, 999_999, 1_000_000, 3_599_999_999L, 43_200_000_000L, 86_399_999_999L,
                            86_400_000_000L);
                    case TIMESTAMP, TIMESTAMP_TZ -> longs(0, 1, -1, 999_999, -1_000_000, 951_825_600_000_000L,
                            951_782_400_123_456L, 946_684_800_000_000L, 978_307_199_999_999L, 1_704_067_199_500_000L,
                            -62_135_596_800_000_000L, -62_135_596_800_000_001L, -62_167_219_200_000_000L,
                            253_402_300_800_000_000L, Long.MAX_VALUE - 1, -9_223_372_022_400_000_000L,
                            Long.MAX_VALUE, -Long.MAX_VALUE);
                    case TIMESTAMP_NS -> longs(0, 1, -1, 499, 500, 501, -500, 951_825_600_123_456_789L,
                            Long.MAX_VALUE - 1, Long.MAX_VALUE, -Long.MAX_VALUE);
                    case INTERVAL -> List.of(Interval.ZERO, new Interval(1, 0, 0), new Interval(0, 30, 0),
                            new Interval(0, 1, 0), new Interval(0, 0, 86_400_000_000L), new Interval(0, 0, 1),
                            new Interval(-1, -1, -1), new Interval(12, 0, 0), new Interval(13, 40, 3_723_000_004L),
                            new Interval(0, -1, 86_400_000_000L), new Interval(-14, 3, -500_000),
                            new Interval(0, 0, -1_500_000), new Interval(120000, 0, 0));
                };
            case Type.Decimal decimal -> decimals(decimal);
            case Type.Array a -> List.of();
            case Type.Struct s -> List.of();
            case Type.Mapping m -> List.of();
        };
    }

    private static Supplier<Object> generator(Type type, Random random) {
        return switch (type) {
            case Type.Simple simple ->
                switch (simple) {
                    case NULL -> () -> {
                        throw new IllegalArgumentException();
                    };
                    case BOOLEAN -> random::nextBoolean;
                    case TINYINT -> () -> (long) (byte) random.nextInt();
                    case SMALLINT -> () -> (long) (short) random.nextInt();
                    case INTEGER -> () -> (long) (random.nextInt() >> random.nextInt(31));
                    case BIGINT -> () -> random.nextLong() >> random.nextInt(63);
                    case REAL -> () -> random.nextInt(3) == 0
                            ? finite(Float.intBitsToFloat(random.nextInt()))
                            : (float) (random.nextGaussian() * Math.pow(10, random.nextInt(12) - 4));
                    case DOUBLE -> () -> random.nextInt(3) == 0
                            ? finite(Double.longBitsToDouble(random.nextLong()))
                            : random.nextGaussian() * Math.pow(10, random.nextInt(24) - 4);
                    case VARCHAR -> () -> text(random);
                    case BLOB -> () -> {
                        byte[] bytes = new byte[random.nextInt(20)];
                        random.nextBytes(bytes);
                        return new Blob(bytes);
                    };
                    case DATE -> () -> random.nextInt(4) == 0
                            ? (long) (random.nextInt() >> 1)
                            : (long) random.nextInt(-40_000, 40_000);
                    case TIME -> () -> random.nextLong(86_400_000_000L);
                    case TIMESTAMP, TIMESTAMP_TZ -> () -> random.nextInt(4) == 0
                            ? random.nextLong() >> 2
                            : random.nextLong(-3_000_000_000_000_000L, 3_000_000_000_000_000L);
                    case TIMESTAMP_NS -> () -> random.nextLong() >> random.nextInt(8);
                    case INTERVAL -> () -> new Interval(
                            random.nextInt(-40, 40), random.nextInt(-100, 100), random.nextLong() >> 20);
                };
            case Type.Decimal decimal -> () -> {
                BigInteger bound = BigInteger.TEN.pow(random.nextInt(decimal.precision()) + 1);
                BigInteger value = new BigInteger(bound.bitLength(), random).mod(bound);
                return new BigDecimal(random.nextBoolean() ? value : value.negate(), decimal.scale());
            };
            case Type.Array a -> throw new IllegalArgumentException();
            case Type.Struct s -> throw new IllegalArgumentException();
            case Type.Mapping m -> throw new IllegalArgumentException();
        };
    }

    private static Object finite(double value) {
        return Double.isNaN(value) ? Double.NaN : value;
    }

    private static Object finite(float value) {
        return Float.isNaN(value) ? Float.NaN : value;
    }

    private static String text(Random random) {
        String alphabet = "abcABC 019%_.-äßéЖ日😀";
        int[] points = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private static List<Object> decimals(Type.Decimal type) {
        BigInteger max = BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE);
        List<Object> values = new ArrayList<>();
        for (BigInteger value : List.of(
                BigInteger.ZERO,
                BigInteger.ONE,
                BigInteger.TWO,
                BigInteger.valueOf(5).min(max),
                max,
                max.subtract(BigInteger.ONE),
                max.shiftRight(1),
                BigInteger.TEN.pow(type.scale()).min(max),
                BigInteger.TEN.pow(type.scale()).shiftRight(1))) {
            values.add(new BigDecimal(value, type.scale()));
            values.add(new BigDecimal(value.negate(), type.scale()));
        }
        return values;
    }

    private static List<Object> longs(long... values) {
        List<Object> list = new ArrayList<>();
        for (long value : values) {
            list.add(value);
        }
        return list;
    }

    private static Blob blob(String text) {
        return new Blob(text.getBytes(StandardCharsets.UTF_8));
    }
}
