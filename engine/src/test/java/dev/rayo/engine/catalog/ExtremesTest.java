package dev.rayo.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.sql.type.Type;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExtremesTest {
    /// Every second value is there.
    private static final long[] HALF = {0x5555_5555_5555_5555L};

    @Test
    void textsAreOrderedByTheirBytesHoweverLongTheyAre() {
        assertThat(ofTexts(null, "b", "", "ab")).isEqualTo(new Extremes(1, 0));
        assertThat(ofTexts(null, "12345678b", "12345678", "12345678a", "12345678ab")).isEqualTo(new Extremes(1, 0));
        assertThat(ofTexts(null, "a\0", "a", "a\0\0")).isEqualTo(new Extremes(1, 2));
        assertThat(ofTexts(null, "z", "ä", "я", "a")).isEqualTo(new Extremes(3, 2));
        assertThat(ofTexts(HALF, "m", "a", "n", "z")).isEqualTo(new Extremes(0, 2));
        assertThat(ofTexts(new long[] {0}, "m", "a")).isEqualTo(new Extremes(-1, -1));
        assertThat(ofTexts(null)).isEqualTo(new Extremes(-1, -1));
    }

    @Test
    void theExtremesOfManyTextsAreThoseThatComparingAllOfThemFinds() {
        Random random = new Random(42);
        for (int round = 0; round < 200; round++) {
            String[] texts = new String[1 + random.nextInt(60)];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = "x".repeat(random.nextInt(10)) + Integer.toString(random.nextInt(30), 3);
            }
            Extremes extremes = ofTexts(null, texts);
            for (String text : texts) {
                assertThat(text).isBetween(texts[extremes.least()], texts[extremes.greatest()]);
            }
        }
    }

    @Test
    void numbersUnderNullDoNotCount() {
        assertThat(Extremes.of(new IntColumn(Type.INTEGER, new int[] {5, -9, 7, 99}, HALF, 4))).isEqualTo(new Extremes(0, 2));
        assertThat(Extremes.of(new LongColumn(Type.BIGINT, new long[] {Long.MAX_VALUE, 0, Long.MIN_VALUE}, null, 3)))
                .isEqualTo(new Extremes(2, 0));
    }

    @Test
    void nanIsTheGreatest() {
        assertThat(Extremes.of(new DoubleColumn(Type.DOUBLE, new double[] {1, Double.NaN, Double.NEGATIVE_INFINITY}, null, 3)))
                .isEqualTo(new Extremes(2, 1));
        assertThat(Extremes.of(new FloatColumn(Type.REAL, new float[] {Float.NaN, -0.0f, 0.0f}, null, 3)))
                .isEqualTo(new Extremes(1, 0));
    }

    private static Extremes ofTexts(long @Nullable [] validity, String... texts) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        long[] views = new long[texts.length];
        for (int i = 0; i < texts.length; i++) {
            byte[] bytes = texts[i].getBytes(StandardCharsets.UTF_8);
            views[i] = BytesColumn.view(data.size(), bytes.length);
            data.writeBytes(bytes);
        }
        Column column = new BytesColumn(Type.VARCHAR, views, data.toByteArray(), validity, texts.length);
        return Extremes.of(column);
    }
}
