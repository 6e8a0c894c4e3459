package dev.rayo.engine.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares rows, quickly where they are equal.
final class Rows {
    private Rows() {}

    static void assertEqual(List<List<@Nullable Object>> actual, List<List<@Nullable Object>> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int row = 0; row < expected.size(); row++) {
            if (!actual.get(row).equals(expected.get(row))) {
                assertThat(actual.get(row)).as("row %d", row).isEqualTo(expected.get(row));
            }
        }
    }
}
