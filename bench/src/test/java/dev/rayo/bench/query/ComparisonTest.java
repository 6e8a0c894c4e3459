package dev.rayo.bench.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whether a difference between answers is seen, and only a difference.
class ComparisonTest {
    private static final String SQL = "SELECT name, count FROM t ORDER BY count DESC LIMIT 3";

    @Test
    void orderDoesNotCountAndValuesDo() {
        assertThat(difference(Comparison.ALL_ROWS, "a 1, b 2", "b 2, a 1")).isFalse();
        assertThat(difference(Comparison.ALL_ROWS, "a 1, b 2", "a 1, b 3")).isTrue();
        assertThat(difference(Comparison.ALL_ROWS, "a 1", "a 1, a 1")).isTrue();
    }

    @Test
    void rowsThatTieWithTheFirstOrTheLastMayDiffer() {
        Comparison ranked = new Comparison.RankedBy(1);
        assertThat(difference(ranked, "a 9, b 5, c 1", "a 9, b 5, d 1")).isFalse();
        assertThat(difference(ranked, "a 9, b 5, c 1", "e 9, b 5, c 1")).isFalse();
        assertThat(difference(ranked, "a 9, b 5, c 1", "a 9, e 5, c 1")).isTrue();
        assertThat(difference(ranked, "a 9, b 5, c 1", "a 9, b 5, c 2")).isTrue();
        assertThat(difference(ranked, "a 9, b 5, c 1", "b 5, a 9, c 1")).isTrue();
        assertThat(difference(ranked, "a 9, b 5", "a 9, b 5, c 1")).isTrue();
        assertThat(difference(ranked, "", "")).isFalse();
    }

    @Test
    void anOpenOrderIsClosedForTheComparison() {
        Comparison total = new Comparison.TotalOrder("ORDER BY name LIMIT 3");
        String closed = "SELECT name, count FROM t ORDER BY name LIMIT 3";
        assertThat(total.difference(
                        SQL,
                        new FakeContender(Map.of(SQL, "a 1, b 1", closed, "a 1, b 1")),
                        new FakeContender(Map.of(SQL, "b 1, c 1", closed, "a 1, b 1"))))
                .isEmpty();
        assertThat(total.difference(
                        SQL,
                        new FakeContender(Map.of(SQL, "a 1, b 1", closed, "a 1, b 1")),
                        new FakeContender(Map.of(SQL, "a 1, b 1", closed, "a 1, c 1"))))
                .isPresent();
    }

    @Test
    void floatingNumbersAreEqualToNineDigits() {
        Answer one = Answer.of(List.of(List.of("a", 1.0), List.of("a", 2.0)));
        assertThat(one.difference(Answer.of(List.of(List.of("a", 2.0 + 1e-12), List.of("a", 1.0 - 1e-12))))).isEmpty();
        assertThat(one.difference(Answer.of(List.of(List.of("a", 2.0 + 1e-6), List.of("a", 1.0))))).isPresent();
        assertThat(Answer.of(List.of(List.of(Double.NaN))).difference(Answer.of(List.of(List.of(Double.NaN))))).isEmpty();
    }

    private static boolean difference(Comparison comparison, String one, String other) {
        return comparison
                .difference(SQL, new FakeContender(Map.of(SQL, one)), new FakeContender(Map.of(SQL, other)))
                .isPresent();
    }

    /// Has an answer to each query, such as `a 1, b 2`.
    private record FakeContender(Map<String, String> answers) implements Contender {
        @Override
        public String name() {
            return "fake";
        }

        @Override
        public void run(String sql) {}

        @Override
        public long drain(String sql) {
            return answer(sql).rows().size();
        }

        @Override
        public Answer answer(String sql) {
            List<List<Object>> rows = new ArrayList<>();
            String text = answers.get(sql);
            assertThat(text).as(sql).isNotNull();
            for (String row : text.isEmpty() ? new String[0] : text.split(", ", -1)) {
                String[] values = row.split(" ", -1);
                rows.add(List.of(values[0], Long.parseLong(values[1])));
            }
            return Answer.of(new ArrayList<>(rows));
        }

        @Override
        public void close() {}
    }
}
