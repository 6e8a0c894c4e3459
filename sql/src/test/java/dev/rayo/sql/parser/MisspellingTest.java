package dev.rayo.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisspellingTest {
    @ParameterizedTest
    @CsvSource({
        "SELECT, SELECT, 0",
        "SELCT, SELECT, 1",
        "SLECT, SELECT, 1",
        "SELECTT, SELECT, 1",
        "SELEKT, SELECT, 1",
        "SEELCT, SELECT, 1",
        "FORM, FROM, 1",
        "'', AB, 2",
        "AB, '', 2",
        "KITTEN, SITTING, 3",
    })
    void distanceCountsLettersInsertedDroppedReplacedAndSwapped(String a, String b, int distance) {
        assertThat(Misspelling.distance(a, b)).isEqualTo(distance);
        assertThat(Misspelling.distance(b, a)).isEqualTo(distance);
    }
}
