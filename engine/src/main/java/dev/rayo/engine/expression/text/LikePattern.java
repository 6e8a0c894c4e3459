package dev.rayo.engine.expression.text;

import dev.rayo.engine.expression.kernel.Utf8;
import dev.rayo.simd.BytesKernels;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.error.RayoException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A LIKE pattern taken apart: `%` matches any characters, `_` one character.
///
/// The pattern is a list of segments between the `%`. The first is matched at the beginning, the last at the end, and
/// each one between at the first place after the one before: no backtracking. A pattern without `_` is searched byte by
/// byte.
final class LikePattern {
    /// Stands for NO_ESCAPE among code points.
    static final int NO_ESCAPE = -1;

    private static final short ANY_CHARACTER = -1;

    /// How simple the pattern is.
    enum Kind {
        EQUALS,
        PREFIX,
        SUFFIX,
        CONTAINS,
        /// Segments without `_`.
        SEGMENTS,
        /// Segments with `_`.
        GENERAL
    }

    private final Kind kind;
    private final List<short[]> segments = new ArrayList<>();
    private final List<byte[]> literals = new ArrayList<>();

    /// @param escape the code point that makes the next character mean itself, or [#NO_ESCAPE]
    LikePattern(byte[] pattern, int from, int to, int escape) {
        short[] segment = new short[to - from];
        int length = 0;
        int at = from;
        while (at < to) {
            int width = Utf8.width(pattern[at]);
            boolean escaped = escape != NO_ESCAPE && Utf8.decode(pattern, at) == escape;
            if (escaped) {
                at += width;
                if (at >= to) {
                    throw RayoException.user("a LIKE pattern must not end with its escape character");
                }
                width = Utf8.width(pattern[at]);
            }
            if (!escaped && pattern[at] == '%') {
                segments.add(Arrays.copyOf(segment, length));
                length = 0;
            } else if (!escaped && pattern[at] == '_') {
                segment[length++] = ANY_CHARACTER;
            } else {
                for (int i = 0; i < width; i++) {
                    segment[length++] = (short) (pattern[at + i] & 0xff);
                }
            }
            at += width;
        }
        segments.add(Arrays.copyOf(segment, length));
        kind = classify();
    }

    private Kind classify() {
        for (short[] segment : segments) {
            byte[] literal = new byte[segment.length];
            for (int i = 0; i < segment.length; i++) {
                if (segment[i] == ANY_CHARACTER) {
                    return Kind.GENERAL;
                }
                literal[i] = (byte) segment[i];
            }
            literals.add(literal);
        }
        int last = literals.size() - 1;
        if (last == 0) {
            return Kind.EQUALS;
        }
        if (last == 1 && (literals.get(0).length == 0 || literals.get(1).length == 0)) {
            return literals.get(1).length == 0 ? Kind.PREFIX : Kind.SUFFIX;
        }
        return last == 2 && literals.get(0).length == 0 && literals.get(2).length == 0 ? Kind.CONTAINS : Kind.SEGMENTS;
    }

    Kind kind() {
        return kind;
    }

    /// What EQUALS, PREFIX, SUFFIX or CONTAINS look for.
    byte[] literal() {
        return switch (kind) {
            case EQUALS, PREFIX -> literals.getFirst();
            case SUFFIX -> literals.getLast();
            case CONTAINS -> literals.get(1);
            case SEGMENTS, GENERAL -> throw new IllegalStateException("a pattern of several segments");
        };
    }

    /// The longest characters without `%` and `_` between them: what does not hold them does not match. Empty if there are
    /// none.
    byte[] needle() {
        byte[] longest = new byte[0];
        for (short[] segment : segments) {
            for (int from = 0; from < segment.length; ) {
                int to = from;
                while (to < segment.length && segment[to] != ANY_CHARACTER) {
                    to++;
                }
                if (to - from > longest.length) {
                    longest = new byte[to - from];
                    for (int i = from; i < to; i++) {
                        longest[i - from] = (byte) segment[i];
                    }
                }
                from = to + 1;
            }
        }
        return longest;
    }

    /// Whether `data[from, to)` matches.
    boolean matches(byte[] data, int from, int to) {
        return kind == Kind.GENERAL ? matchesSegments(data, from, to) : matchesLiterals(data, from, to);
    }

    private boolean matchesLiterals(byte[] data, int from, int to) {
        byte[] first = literals.getFirst();
        byte[] last = literals.getLast();
        if (literals.size() == 1) {
            return to - from == first.length && Arrays.equals(data, from, to, first, 0, first.length);
        }
        if (to - from < first.length + last.length
                || !Arrays.equals(data, from, from + first.length, first, 0, first.length)
                || !Arrays.equals(data, to - last.length, to, last, 0, last.length)) {
            return false;
        }
        BytesKernels kernels = Kernels.current().bytes();
        int at = from + first.length;
        int end = to - last.length;
        for (int i = 1; i < literals.size() - 1; i++) {
            int found = kernels.indexOf(data, at, end - at, literals.get(i));
            if (found < 0) {
                return false;
            }
            at += found + literals.get(i).length;
        }
        return true;
    }

    private boolean matchesSegments(byte[] data, int from, int to) {
        int at = matchAt(segments.getFirst(), data, from, to);
        if (at < 0 || segments.size() == 1) {
            return at == to;
        }
        int end = matchBefore(segments.getLast(), data, at, to);
        if (end < 0) {
            return false;
        }
        for (int i = 1; i < segments.size() - 1; i++) {
            short[] segment = segments.get(i);
            int matched = matchAt(segment, data, at, end);
            while (matched < 0) {
                if (at >= end) {
                    return false;
                }
                at += Utf8.width(data[at]);
                matched = matchAt(segment, data, at, end);
            }
            at = matched;
        }
        return true;
    }

    /// Where the segment ends if it matches at `at`, else -1.
    private static int matchAt(short[] segment, byte[] data, int at, int to) {
        for (short token : segment) {
            if (at >= to) {
                return -1;
            }
            if (token == ANY_CHARACTER) {
                at += Utf8.width(data[at]);
            } else if ((data[at++] & 0xff) != token) {
                return -1;
            }
        }
        return at;
    }

    /// Where the segment begins if it matches up to `to`, else -1.
    private static int matchBefore(short[] segment, byte[] data, int from, int to) {
        int at = to;
        for (int i = segment.length - 1; i >= 0; i--) {
            if (at <= from) {
                return -1;
            }
            at--;
            if (segment[i] == ANY_CHARACTER) {
                while (at > from && Utf8.isContinuation(data[at])) {
                    at--;
                }
            } else if ((data[at] & 0xff) != segment[i]) {
                return -1;
            }
        }
        return at;
    }
}
