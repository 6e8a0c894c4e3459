package dev.rayo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordMethodsTest {
    private static final List<Class<?>> WITH_RECORDS = List.of(All.class, Empty.class, OfOthers.class, Own.class);

    record All(boolean flag, byte b, short s, char c, int i, long l, float f, double d, @Nullable String text) {}

    record Empty() {}

    record OfOthers<T>(T first, @Nullable OfOthers<T> next) {}

    record Own(int a) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Own own && own.a % 10 == a % 10;
        }

        @Override
        public int hashCode() {
            return a % 10;
        }
    }

    /// Loaded with the records, so that it makes those of its own loader.
    public static final class Records implements Supplier<List<Object>> {
        @Override
        public List<Object> get() {
            List<Object> records = new ArrayList<>();
            All plain = new All(true, (byte) 1, (short) 2, '3', 4, 5L, 6f, 7.0, "eight");
            records.add(plain);
            records.add(new All(true, (byte) 1, (short) 2, '3', 4, 5L, 6f, 7.0, new String("eight")));
            records.add(new All(false, (byte) 1, (short) 2, '3', 4, 5L, 6f, 7.0, "eight"));
            records.add(new All(true, (byte) -1, (short) 2, '3', 4, 5L, 6f, 7.0, "eight"));
            records.add(new All(true, (byte) 1, (short) -2, '3', 4, 5L, 6f, 7.0, "eight"));
            records.add(new All(true, (byte) 1, (short) 2, '4', 4, 5L, 6f, 7.0, "eight"));
            records.add(new All(true, (byte) 1, (short) 2, '3', -4, 5L, 6f, 7.0, "eight"));
            records.add(new All(true, (byte) 1, (short) 2, '3', 4, 1L << 40, 6f, 7.0, "eight"));
            records.add(new All(true, (byte) 1, (short) 2, '3', 4, 5L, 0f, 7.0, "eight"));
            records.add(new All(true, (byte) 1, (short) 2, '3', 4, 5L, -0f, 7.0, "eight"));
            records.add(new All(true, (byte) 1, (short) 2, '3', 4, 5L, Float.NaN, Double.NaN, "eight"));
            records.add(new All(true, (byte) 1, (short) 2, '3', 4, 5L, Float.NaN, Double.NaN, "eight"));
            records.add(new All(true, (byte) 1, (short) 2, '3', 4, 5L, 6f, 7.0, null));
            records.add(new Empty());
            records.add(new Empty());
            records.add(new OfOthers<>("a", new OfOthers<>("b", null)));
            records.add(new OfOthers<>("a", new OfOthers<>("b", null)));
            records.add(new OfOthers<>("a", null));
            records.add(new Own(3));
            records.add(new Own(13));
            records.add("no record");
            return records;
        }
    }

    @Test
    void recordsAreEqualAndHashedAsBefore() throws Exception {
        ClassLoader rewriting = new RewrittenClasses(
                name -> name.startsWith(RecordMethodsTest.class.getName() + "$"), RecordMethods::writtenOut);
        @SuppressWarnings("unchecked")
        Supplier<List<Object>> records = (Supplier<List<Object>>) rewriting
                .loadClass(Records.class.getName())
                .getConstructor()
                .newInstance();
        List<Object> rewritten = records.get();
        List<Object> before = new Records().get();
        assertThat(rewritten.get(0).getClass()).isNotEqualTo(All.class);
        for (int i = 0; i < before.size(); i++) {
            assertThat(rewritten.get(i)).as("%s", before.get(i)).hasSameHashCodeAs(before.get(i));
            assertThat(rewritten.get(i).equals(null)).isFalse();
            for (int j = 0; j < before.size(); j++) {
                assertThat(rewritten.get(i).equals(rewritten.get(j)))
                        .as("%s and %s", before.get(i), before.get(j))
                        .isEqualTo(before.get(i).equals(before.get(j)));
            }
        }
    }

    @Test
    void onlyTextIsStillMadeAtRunTime() {
        for (Class<?> type : WITH_RECORDS) {
            byte[] after = RecordMethods.writtenOut(RewrittenClasses.bytes(type.getName()));
            assertThat(RewrittenClasses.dynamicCalls(after, "bootstrap"::equals))
                    .as("%s", type)
                    .isEqualTo(1);
        }
    }
}
