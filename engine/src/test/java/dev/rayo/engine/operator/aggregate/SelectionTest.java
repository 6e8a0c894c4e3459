package dev.rayo.engine.operator.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class SelectionTest {
    /// Drawn, ascending, descending, all equal, two values, and organ pipes.
    private static final List<LongUnaryOperator> SHAPES = List.of(
            i -> new Random(i).nextLong(), i -> i, i -> -i, i -> 7, i -> i & 1, i -> Math.min(i, 1_000 - i));

    @Test
    void everyRankIsWhereSortingPutsItAndOthersOnTheirSide() {
        for (LongUnaryOperator shape : SHAPES) {
            for (int count : new int[] {1, 2, 3, 31, 32, 33, 100, 1_000}) {
                for (int place : new int[] {0, count / 4, count / 2, count - 1}) {
                    check(shape, count, place);
                }
            }
        }
    }

    private static void check(LongUnaryOperator shape, int count, int place) {
        long[] values = new long[count + 4];
        Arrays.setAll(values, i -> shape.applyAsLong(i));
        long[] sorted = Arrays.copyOfRange(values, 2, count + 2);
        Arrays.sort(sorted);
        long[] before = values.clone();
        Selection.select(values, 2, count + 2, place + 2);
        assertThat(values[place + 2]).isEqualTo(sorted[place]);
        for (int i = 2; i < count + 2; i++) {
            assertThat(Long.compare(values[i], values[place + 2])).isIn(0, i < place + 2 ? -1 : 1);
        }
        if (place + 1 < count) {
            assertThat(Selection.least(values, place + 3, count + 2)).isEqualTo(sorted[place + 1]);
        }
        assertThat(List.of(values[0], values[1], values[count + 2], values[count + 3]))
                .as("values outside of the range")
                .containsExactly(before[0], before[1], before[count + 2], before[count + 3]);
    }
}
