package dev.rayo.engine.expression.text;

import dev.rayo.engine.expression.kernel.Utf8;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A set of code points, tested where they stand in UTF-8.
final class CharacterSet {
    static final CharacterSet ALL = of(0, Character.MAX_CODE_POINT);
    static final CharacterSet ALL_BUT_LINE_FEED = of('\n', '\n').complement();
    static final CharacterSet DIGITS = of('0', '9');
    static final CharacterSet WORD = union(List.of(of('a', 'z'), of('A', 'Z'), DIGITS, of('_', '_')));
    static final CharacterSet SPACE = union(List.of(of('\t', '\n'), of('\f', '\r'), of(' ', ' ')));

    private static final int ASCII_MAX = 0x7f;

    private record Range(int from, int to) {}

    /// Ascending, with code points between them that are not in the set.
    private final List<Range> ranges;

    private final long low;
    private final long high;
    /// Ranges of code points that are not ASCII: from, to, from, to.
    private final int[] wide;

    private final boolean hasAllWide;

    private CharacterSet(List<Range> ranges) {
        this.ranges = ranges;
        long[] ascii = new long[2];
        List<Range> beyond = new ArrayList<>();
        for (Range range : ranges) {
            for (int c = range.from; c <= Math.min(range.to, ASCII_MAX); c++) {
                ascii[c >> 6] |= 1L << c;
            }
            if (range.to > ASCII_MAX) {
                beyond.add(new Range(Math.max(range.from, ASCII_MAX + 1), range.to));
            }
        }
        low = ascii[0];
        high = ascii[1];
        wide = beyond.stream().flatMapToInt(r -> java.util.stream.IntStream.of(r.from, r.to)).toArray();
        hasAllWide = wide.length == 2 && wide[0] == ASCII_MAX + 1 && wide[1] == Character.MAX_CODE_POINT;
    }

    static CharacterSet of(int from, int to) {
        return new CharacterSet(List.of(new Range(from, to)));
    }

    static CharacterSet union(List<CharacterSet> sets) {
        List<Range> all = new ArrayList<>();
        for (CharacterSet set : sets) {
            all.addAll(set.ranges);
        }
        all.sort(Comparator.comparingInt(Range::from));
        List<Range> merged = new ArrayList<>();
        for (Range range : all) {
            if (!merged.isEmpty() && range.from <= merged.getLast().to + 1) {
                Range before = merged.removeLast();
                merged.add(new Range(before.from, Math.max(before.to, range.to)));
            } else {
                merged.add(range);
            }
        }
        return new CharacterSet(merged);
    }

    CharacterSet complement() {
        List<Range> others = new ArrayList<>();
        int next = 0;
        for (Range range : ranges) {
            if (range.from > next) {
                others.add(new Range(next, range.from - 1));
            }
            next = range.to + 1;
        }
        if (next <= Character.MAX_CODE_POINT) {
            others.add(new Range(next, Character.MAX_CODE_POINT));
        }
        return new CharacterSet(others);
    }

    /// The bytes that the set's code points begin with, a bit each; those of code points that are not ASCII are all in or
    /// all out.
    long[] firstBytes() {
        long beyond = wide.length > 0 ? -1L : 0;
        return new long[] {low, high, beyond, beyond};
    }

    /// The bytes of the character at `at` if it is in the set, else 0.
    int width(byte[] data, int at) {
        byte first = data[at];
        if (first >= 0) {
            return (int) ((first < 64 ? low : high) >>> first) & 1;
        }
        return hasAllWide || hasWide(data, at) ? Utf8.width(first) : 0;
    }

    /// The end of the characters of the set from `at` on, before `to`, without a limit to their number.
    int endOfRun(byte[] data, int at, int to) {
        int end = at;
        if (hasAllWide) {
            while (end < to && (data[end] < 0 || ((data[end] < 64 ? low : high) >>> data[end] & 1) != 0)) {
                end++;
            }
            return end;
        }
        while (end < to) {
            int width = width(data, end);
            if (width == 0) {
                break;
            }
            end += width;
        }
        return end;
    }

    private boolean hasWide(byte[] data, int at) {
        if (wide.length == 0) {
            return false;
        }
        int c = Utf8.decode(data, at);
        for (int i = 0; i < wide.length; i += 2) {
            if (c >= wide[i] && c <= wide[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
