package dev.rayo.server.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnWidthsTest {
    @Test
    void whatFitsKeepsItsWidth() {
        assertThat(ColumnWidths.fitting(new int[] {10, 20}, 37, 6)).containsExactly(10, 20);
    }

    @Test
    void theWidestColumnShrinksFirst() {
        assertThat(ColumnWidths.fitting(new int[] {10, 20}, 33, 6)).containsExactly(10, 16);
    }

    @Test
    void columnsThatCannotFitAreLeftOut() {
        assertThat(ColumnWidths.fitting(new int[] {10, 20, 30}, 20, 6)).containsExactly(6, 7);
        assertThat(ColumnWidths.fitting(new int[] {10}, 3, 6)).containsExactly(6);
    }
}
