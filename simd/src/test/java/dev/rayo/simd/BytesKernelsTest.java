package dev.rayo.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BytesKernelsTest {

    @ParameterizedTest
    @EnumSource
    void stringsCompareByteByByteUnsigned(Subject subject) {
        subject.verify(Comparing.class);
    }

    @ParameterizedTest
    @EnumSource
    void patternsAreFoundAtTheBeginTheEndAndAnywhere(Subject subject) {
        subject.verify(Searching.class);
    }

    @ParameterizedTest
    @EnumSource
    void theFirstOccurrenceIsFoundInStringsOfEveryLength(Subject subject) {
        subject.verify(Finding.class);
    }

    @ParameterizedTest
    @EnumSource
    void patternsAreFoundInsideOfStringsThatLieOneAfterTheOtherNotAcrossThem(Subject subject) {
        subject.verify(Adjacent.class);
    }

    @ParameterizedTest
    @EnumSource
    void asciiLettersChangeCaseAndNothingElse(Subject subject) {
        subject.verify(Cases.class);
    }

    @ParameterizedTest
    @EnumSource
    void codePointsAreCountedNotBytes(Subject subject) {
        subject.verify(CodePoints.class);
    }

    @ParameterizedTest
    @EnumSource
    void theFirstStringThatIsNotUtf8IsFoundWhereverItLies(Subject subject) {
        subject.verify(Malformed.class);
    }

    /// Strings in one array, in shuffled places, some overlapping; NULL rows have views that point nowhere.
    static final class Column {
        final String[] values;
        final long[] views;
        final byte[] data;

        Column(Sample sample, int count, long[] validity, List<String> words) {
            values = new String[count];
            views = new long[count + Sample.STALE];
            Arrays.fill(views, -1);
            StringBuilder text = new StringBuilder();
            int[] starts = new int[words.size()];
            for (int i = 0; i < starts.length; i++) {
                starts[i] = text.toString().getBytes(StandardCharsets.UTF_8).length;
                text.append(words.get(i));
            }
            data = text.toString().getBytes(StandardCharsets.UTF_8);
            for (int row = 0; row < count; row++) {
                int word = sample.below(words.size());
                values[row] = words.get(word);
                if (Bits.isSet(validity, row)) {
                    int length = values[row].getBytes(StandardCharsets.UTF_8).length;
                    views[row] = (long) starts[word] << 32 | length;
                }
            }
        }

        byte[] bytes(int row) {
            return values[row].getBytes(StandardCharsets.UTF_8);
        }
    }

    private static final List<String> WORDS = List.of(
            "",
            "a",
            "abc",
            "abcdefg",
            "abcdefgh",
            "abcdefghi",
            "abcdefgh\u00e4\u20ac",
            "special requests",
            "specialrequests",
            "quickly special deposits among the furiously final requests sleep",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
            "\u00ff\ud83d\ude00",
            "zebra");

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long[] where(int count, long[] validity, IntPredicate rows) {
        return Sample.bitsWhere(count, row -> Bits.isSet(validity, row) && rows.test(row));
    }

    static final class Comparing implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(1);
            for (int count : Sample.COUNTS) {
                for (long[] validity : sample.validities(count)) {
                    Column left = new Column(sample, count, validity, WORDS);
                    Column right = new Column(sample, count, validity, WORDS);
                    for (Comparison comparison : Comparison.values()) {
                        long[] selected = Sample.dirtyBits(count);
                        for (String constant : WORDS) {
                            kernels.bytes()
                                    .compare(
                                            comparison,
                                            left.data,
                                            left.views,
                                            utf8(constant),
                                            validity,
                                            count,
                                            selected);
                            assertThat(selected)
                                    .as("%s %s, count=%s", comparison, constant, count)
                                    .isEqualTo(where(
                                            count,
                                            validity,
                                            row -> CompareKernelsTest.holds(
                                                    comparison,
                                                    Arrays.compareUnsigned(left.bytes(row), utf8(constant)))));
                        }
                        kernels.bytes()
                                .compare(
                                        comparison,
                                        left.data,
                                        left.views,
                                        right.data,
                                        right.views,
                                        validity,
                                        count,
                                        selected);
                        assertThat(selected)
                                .as("%s, count=%s", comparison, count)
                                .isEqualTo(where(
                                        count,
                                        validity,
                                        row -> CompareKernelsTest.holds(
                                                comparison,
                                                Arrays.compareUnsigned(left.bytes(row), right.bytes(row)))));
                    }
                }
            }
        }
    }

    static final class Searching implements KernelCheck {
        private static final List<String> PATTERNS = List.of(
                "", "a", "b", "abc", "abcdefgh", "abcdefghi", "special", "requests", "aab", "ab", "\u20ac", "zz", "sleepa");

        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(2);
            for (int count : Sample.COUNTS) {
                for (long[] validity : sample.validities(count)) {
                    Column column = new Column(sample, count, validity, WORDS);
                    for (String pattern : PATTERNS) {
                        String at = pattern + ", count=" + count;
                        long[] selected = Sample.dirtyBits(count);
                        byte[] bytes = utf8(pattern);
                        kernels.bytes().startsWith(column.data, column.views, bytes, validity, count, selected);
                        assertThat(selected)
                                .as("prefix %s", at)
                                .isEqualTo(where(count, validity, row -> column.values[row].startsWith(pattern)));
                        kernels.bytes().endsWith(column.data, column.views, bytes, validity, count, selected);
                        assertThat(selected)
                                .as("suffix %s", at)
                                .isEqualTo(where(count, validity, row -> column.values[row].endsWith(pattern)));
                        kernels.bytes().contains(column.data, column.views, bytes, validity, count, selected);
                        assertThat(selected)
                                .as("contains %s", at)
                                .isEqualTo(where(count, validity, row -> column.values[row].contains(pattern)));
                    }
                }
            }
        }
    }

    static final class Finding implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(3);
            for (int round = 0; round < 3_000; round++) {
                int before = sample.below(5);
                int length = sample.below(200);
                byte[] data = new byte[before + length + (round % 2 == 0 ? 0 : sample.below(100))];
                for (int i = 0; i < data.length; i++) {
                    data[i] = (byte) ('a' + sample.below(2));
                }
                byte[] pattern = new byte[sample.below(9)];
                for (int i = 0; i < pattern.length; i++) {
                    pattern[i] = (byte) ('a' + sample.below(2));
                }
                int expected = new String(data, before, length, StandardCharsets.ISO_8859_1)
                        .indexOf(new String(pattern, StandardCharsets.ISO_8859_1));
                assertThat(kernels.bytes().indexOf(data, before, length, pattern))
                        .as("round %s", round)
                        .isEqualTo(expected);
            }
        }
    }

    /// Strings in the order of their bytes, with gaps and NULLs between them, some of the bytes of gaps and NULLs looking
    /// like the pattern.
    static final class Adjacent implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(9);
            for (int round = 0; round < 2_000; round++) {
                int rows = sample.below(200);
                int gap = round % 3 == 0 ? 0 : sample.below(14);
                int longest = 1 + sample.below(round % 2 == 0 ? 8 : 150);
                StringBuilder text = new StringBuilder();
                String[] values = new String[rows];
                long[] views = new long[rows + Sample.STALE];
                long[] validity = new long[Bits.words(rows)];
                boolean nulls = round % 4 != 0;
                for (int row = 0; row < rows; row++) {
                    text.append(letters(sample, sample.below(gap + 1)));
                    values[row] = letters(sample, sample.below(longest));
                    if (!nulls || sample.below(5) > 0) {
                        views[row] = (long) text.length() << 32 | values[row].length();
                        Bits.set(validity, row);
                    } else {
                        views[row] = -1;
                    }
                    text.append(values[row]);
                }
                text.append(letters(sample, sample.below(3) * 40));
                byte[] data = utf8(text.toString());
                String pattern = letters(sample, 1 + sample.below(9));
                long[] selected = Sample.dirtyBits(rows);
                kernels.bytes().contains(data, views, utf8(pattern), nulls ? validity : null, rows, selected);
                assertThat(selected)
                        .as("round %s", round)
                        .isEqualTo(where(rows, validity, row -> values[row].contains(pattern)));
            }
        }

        private static String letters(Sample sample, int count) {
            StringBuilder letters = new StringBuilder();
            for (int i = 0; i < count; i++) {
                letters.append((char) ('a' + sample.below(2)));
            }
            return letters.toString();
        }
    }

    static final class Cases implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(4);
            BytesKernels bytes = kernels.bytes();
            for (int length : Sample.COUNTS) {
                byte[] data = sample.bytes(length + 2);
                byte[] lower = new byte[length + 4];
                byte[] upper = new byte[length + 4];
                bytes.toLowerAscii(data, 1, length, lower, 3);
                bytes.toUpperAscii(data, 1, length, upper, 3);
                String text = new String(data, 1, length, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
                for (int i = 0; i < length; i++) {
                    byte value = data[1 + i];
                    if (value >= 0) {
                        assertThat(lower[3 + i]).isEqualTo((byte) text.charAt(i));
                        assertThat(upper[3 + i]).isEqualTo((byte) Character.toUpperCase(text.charAt(i)));
                    } else {
                        assertThat(lower[3 + i]).isEqualTo(value);
                        assertThat(upper[3 + i]).isEqualTo(value);
                    }
                }
                assertThat(lower[2]).isZero();
                assertThat(lower[length + 3]).isZero();

                byte[] ascii = new byte[length + 2];
                ascii[0] = -1;
                ascii[length + 1] = -1;
                assertThat(bytes.isAscii(ascii, 1, length)).isTrue();
                if (length > 0) {
                    ascii[1 + sample.below(length)] = (byte) 0x80;
                    assertThat(bytes.isAscii(ascii, 1, length)).isFalse();
                }
            }
            byte[] every = new byte[256];
            for (int i = 0; i < 256; i++) {
                every[i] = (byte) i;
            }
            byte[] out = new byte[256];
            bytes.toLowerAscii(every, 0, 256, out, 0);
            for (int i = 0; i < 256; i++) {
                assertThat(out[i]).isEqualTo((byte) (i >= 'A' && i <= 'Z' ? i + 32 : i));
            }
            bytes.toUpperAscii(every, 0, 256, every, 0);
            for (int i = 0; i < 256; i++) {
                assertThat(every[i]).isEqualTo((byte) (i >= 'a' && i <= 'z' ? i - 32 : i));
            }
        }
    }

    static final class CodePoints implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(5);
            List<String> words = List.of(
                    "", "a", "\u00e4", "\u20ac", "\ud83d\ude00", "a\u00e4\u20ac\ud83d\ude00", "seven\u00e4\u00e4\u00e4\u00e4xyz", "plain ascii text",
                    "long \u20ac\u00e4".repeat(9), "x".repeat(64), "\u00e4".repeat(32));
            for (int count : Sample.COUNTS) {
                for (long[] validity : sample.validities(count)) {
                    Column column = new Column(sample, count, validity, words);
                    int[] lengths = new int[count];
                    kernels.bytes().codePoints(column.data, column.views, validity, count, lengths);
                    for (int row = 0; row < count; row++) {
                        assertThat(lengths[row])
                                .isEqualTo(
                                        Bits.isSet(validity, row)
                                                ? (int) column.values[row].codePoints().count()
                                                : 0);
                    }
                }
            }
        }
    }

    static final class Malformed implements KernelCheck {
        private static final List<String> LETTERS =
                List.of("a", "x", "\u0434", "\u07ff", "\u0800", "\u20ac", "\ud7ff", "\ue000", "\ud83d\ude00", "\udbff\udfff");
        /// Bytes that are wrong by themselves, after a lead of too few or too many bytes, or at the end.
        private static final int[] BAD = {0x80, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff, 0x9f, 0xa0, 0x8f, 0x90};

        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(6);
            for (int round = 0; round < 6_000; round++) {
                int rows = sample.below(40);
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                bytes.writeBytes(new byte[sample.below(5)]);
                long[] views = new long[rows + Sample.STALE];
                int gap = sample.below(3);
                for (int row = 0; row < rows; row++) {
                    byte[] text = text(sample, round % 4 == 0 ? 3 : 1 + sample.below(60));
                    bytes.writeBytes(gap(gap, text.length, sample));
                    views[row] = (long) bytes.size() << 32 | text.length;
                    bytes.writeBytes(text);
                }
                bytes.writeBytes(new byte[round % 2 == 0 ? 0 : sample.below(80)]);
                byte[] data = bytes.toByteArray();
                spoil(sample, data, round % 5);
                int from = rows == 0 ? 0 : sample.below(2);
                int expected = from;
                while (expected < rows && isUtf8(data, (int) (views[expected] >>> 32), (int) views[expected])) {
                    expected++;
                }
                assertThat(kernels.bytes().firstMalformed(data, views, from, rows))
                        .as("round %s", round)
                        .isEqualTo(expected);
            }
        }

        /// Nothing, the length as PLAIN pages have it, or something else.
        private static byte[] gap(int kind, int length, Sample sample) {
            return switch (kind) {
                case 0 -> new byte[0];
                case 1 -> new byte[] {(byte) length, (byte) (length >> 8), 0, 0};
                default -> sample.bytes(sample.below(7));
            };
        }

        private static byte[] text(Sample sample, int letters) {
            StringBuilder text = new StringBuilder();
            int kinds = 1 + sample.below(LETTERS.size());
            for (int i = sample.below(letters); i < letters; i++) {
                text.append(LETTERS.get(sample.below(kinds)));
            }
            return utf8(text.toString());
        }

        private static void spoil(Sample sample, byte[] data, int times) {
            for (int i = 1; i < times && data.length > 0; i++) {
                data[sample.below(data.length)] = (byte) BAD[sample.below(BAD.length)];
            }
        }

        private static boolean isUtf8(byte[] data, int offset, int length) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data, offset, length));
                return true;
            } catch (CharacterCodingException malformed) {
                return false;
            }
        }
    }
}
