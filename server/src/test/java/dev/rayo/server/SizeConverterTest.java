package dev.rayo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeConverterTest {
    @ParameterizedTest
    @CsvSource({"4096, 4096", "512MB, 536870912", "2g, 2147483648", "1.5 GiB, 1610612736", "1kb, 1024", "1T, 1099511627776"})
    void sizesAreReadInPowersOf1024(String text, long bytes) {
        assertThat(new SizeConverter().convert(text)).isEqualTo(bytes);
    }

    @Test
    void whatIsNoSizeIsRefused() {
        assertThatThrownBy(() -> new SizeConverter().convert("lots")).hasMessageContaining("'lots' is not a size");
    }
}
