package dev.rayo.engine.expression.text;

import dev.rayo.engine.expression.text.RegexCode.Kind;
import dev.rayo.engine.expression.text.RegexCode.Step;
import dev.rayo.engine.expression.text.RegexNode.Assertion;
import dev.rayo.engine.expression.text.RegexNode.Sequence;
import dev.rayo.engine.expression.text.RegexNode.Text;
import dev.rayo.simd.Kernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A regular expression that runs over UTF-8, in time linear in the text: of the ways that an expression may go on the
/// first one that matches is taken, and what was tried at a place is not tried there again, as in RE2's "bit state".
///
/// One per thread.
final class ByteRegex {
    /// Bits for what was tried: longer texts are left to Java's engine.
    private static final long TRIED_MAX = 1L << 27;

    private final Step[] steps;
    private final int first;
    private final int splits;
    private final boolean isAnchored;
    private final boolean[] begins = new boolean[256];
    private final boolean beginsAnywhere;
    private final byte[] prefix;
    /// What every match contains, where looking for it first pays; else empty.
    private final byte[] needle;
    private final int groups;

    private final int[] slots;
    /// Ways that are left to try, as pairs: a step and its place; or `-1 - slot` and what the slot held before.
    private int[] left = new int[32];
    /// A bit for each split at each place, places in order.
    private long[] tried = new long[4];
    /// Words of `tried` that may hold bits, both included.
    private int triedFirst;

    private int triedLast = -1;

    private byte[] data = new byte[0];
    private int from;
    private int to;

    private ByteRegex(RegexNode node, int groups, RegexCode code, int first, boolean isFull) {
        this.groups = groups;
        this.first = first;
        steps = code.steps().toArray(Step[]::new);
        splits = code.splits();
        slots = new int[2 * groups + 2];
        RegexNode head = node instanceof Sequence sequence ? sequence.parts().getFirst() : node;
        isAnchored = isFull || head == Assertion.BEGIN;
        prefix = head instanceof Text text ? text.bytes() : new byte[0];
        needle = needle(node, head, prefix);
        long[] bytes = RegexCode.firstBytes(node, isFull);
        boolean all = true;
        for (int i = 0; i < 256; i++) {
            begins[i] = (bytes[i >> 6] >>> i & 1) != 0;
            all &= begins[i];
        }
        beginsAnywhere = all;
    }

    /// Compiles a pattern; null if it is for Java's engine.
    ///
    /// @param isFull whether a match is the whole text
    static @Nullable ByteRegex of(String pattern, boolean pointMatchesAll, boolean isFull) {
        RegexParser.Parsed parsed = RegexParser.parse(pattern, pointMatchesAll);
        if (parsed == null) {
            return null;
        }
        RegexCode code = new RegexCode();
        int first = code.add(parsed.node(), isFull);
        return first < 0 ? null : new ByteRegex(parsed.node(), parsed.groups(), code, first, isFull);
    }

    /// A text at the beginning is looked for anyway, or, where a match must begin with the text, soon found wanting.
    private static byte[] needle(RegexNode node, RegexNode head, byte[] prefix) {
        RegexNode first = head == Assertion.BEGIN && node instanceof Sequence sequence ? sequence.parts().get(1) : head;
        byte[] needle = node.needle();
        boolean isAnchoredText = head == Assertion.BEGIN && first instanceof Text;
        return needle.length > Math.max(1, prefix.length) && !isAnchoredText ? needle : new byte[0];
    }

    /// A text that every match contains; empty if none is known.
    byte[] needle() {
        return needle;
    }

    int groups() {
        return groups;
    }

    /// Takes the text to search, `data[from, to)`.
    ///
    /// @return false if it is too long
    boolean reset(byte[] text, int begin, int end) {
        data = text;
        from = begin;
        to = end;
        return (end - begin + 1L) * splits <= TRIED_MAX;
    }

    /// Finds the first match that begins at `begin`, a place inside the text or its end, or after it.
    boolean find(int begin) {
        return (needle.length == 0 || Kernels.current().bytes().indexOf(data, begin, to - begin, needle) >= 0)
                && search(begin);
    }

    /// As [#find], in a text that is known to contain the needle.
    boolean search(int begin) {
        forget(begin);
        if (isAnchored) {
            return begin == from && matches(begin);
        }
        if (prefix.length > 1) {
            return findPrefix(begin);
        }
        for (int at = begin; at <= to; at++) {
            if (!beginsAnywhere) {
                while (at < to && !begins[data[at] & 0xff]) {
                    at++;
                }
                if (at == to) {
                    return false;
                }
            }
            boolean insideCharacter = at < to && data[at] < (byte) 0xc0;
            if (insideCharacter) {
                continue;
            }
            if (matches(at)) {
                return true;
            }
            if (steps[first].kind() == Kind.RUN && at < to) {
                // From inside of the run nothing else would follow it.
                at = Math.max(at, steps[first].set().endOfRun(data, at, to) - 1);
            }
        }
        return false;
    }

    /// Begins anew. Only what the search before has reached is cleared, so that many matches cost no more than one.
    private void forget(int begin) {
        int words = (int) ((to - from + 1L) * splits + 63 >>> 6);
        if (tried.length < words) {
            tried = new long[words];
        } else if (triedFirst <= triedLast) {
            Arrays.fill(tried, triedFirst, triedLast + 1, 0L);
        }
        triedFirst = (int) ((begin - from) * (long) splits >>> 6);
        triedLast = -1;
    }

    private boolean findPrefix(int begin) {
        int at = begin;
        while (true) {
            int found = Kernels.current().bytes().indexOf(data, at, to - at, prefix);
            if (found < 0) {
                return false;
            }
            if (matches(at + found)) {
                return true;
            }
            at += found + 1;
        }
    }

    /// Where the group begins; -1 if it captured nothing. Group 0 is the whole match.
    int start(int group) {
        return slots[2 * group];
    }

    int end(int group) {
        return slots[2 * group + 1];
    }

    private boolean matches(int begin) {
        Arrays.fill(slots, -1);
        slots[0] = begin;
        int depth = 0;
        int at = begin;
        int pc = first;
        while (true) {
            Step step = steps[pc];
            boolean goesOn = true;
            switch (step.kind()) {
                case TEXT -> {
                    byte[] text = step.text();
                    goesOn = at + text.length <= to && isHere(text, at);
                    at += text.length;
                }
                case ONE -> {
                    int width = at < to ? step.set().width(data, at) : 0;
                    goesOn = width > 0;
                    at += width;
                }
                case RUN -> {
                    int end = step.set().endOfRun(data, at, to);
                    goesOn = step.number() == 0 || isLong(at, end, step.number());
                    at = end;
                }
                case SPLIT -> {
                    int ways = step.ways()[at < to ? data[at] & 0xff : RegexCode.END_OF_TEXT];
                    boolean isOpen = ways == (RegexCode.FIRST | RegexCode.SECOND);
                    goesOn = ways != 0 && (isAnchored && !isOpen || isNew(step.number(), at));
                    if (goesOn && isOpen) {
                        left = depth + 2 > left.length ? Arrays.copyOf(left, 2 * left.length) : left;
                        left[depth++] = step.other();
                        left[depth++] = at;
                    }
                    pc = ways == RegexCode.SECOND ? step.other() : step.next();
                }
                case SAVE -> {
                    int slot = step.number();
                    if (depth > 0) {
                        left = depth + 2 > left.length ? Arrays.copyOf(left, 2 * left.length) : left;
                        left[depth++] = -1 - slot;
                        left[depth++] = slots[slot];
                    }
                    slots[slot] = at;
                }
                case ASSERT -> goesOn = holds(step.assertion(), at);
                case MATCH -> {
                    slots[1] = at;
                    return true;
                }
            }
            if (goesOn) {
                pc = step.kind() == Kind.SPLIT ? pc : step.next();
                continue;
            }
            while (depth > 0 && left[depth - 2] < 0) {
                depth -= 2;
                slots[-1 - left[depth]] = left[depth + 1];
            }
            if (depth == 0) {
                return false;
            }
            depth -= 2;
            pc = left[depth];
            at = left[depth + 1];
        }
    }

    private boolean isHere(byte[] text, int at) {
        for (int i = 0; i < text.length; i++) {
            if (data[at + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    /// Whether there are at least `least` characters.
    private boolean isLong(int at, int end, int least) {
        int characters = 0;
        for (int i = at; i < end && characters < least; i++) {
            characters += data[i] >= (byte) 0xc0 ? 1 : 0;
        }
        return characters >= least;
    }

    private boolean isNew(int split, int at) {
        long bit = (at - from) * (long) splits + split;
        int word = (int) (bit >> 6);
        triedLast = Math.max(triedLast, word);
        boolean isNew = (tried[word] >>> bit & 1) == 0;
        tried[word] |= 1L << bit;
        return isNew;
    }

    private boolean holds(Assertion assertion, int at) {
        return switch (assertion) {
            case BEGIN -> at == from;
            case END -> at == to;
            case WORD_BOUNDARY -> isWord(at - 1) != isWord(at);
            case NO_WORD_BOUNDARY -> isWord(at - 1) == isWord(at);
        };
    }

    private boolean isWord(int at) {
        return at >= from && at < to && CharacterSet.WORD.width(data, at) > 0 && data[at] >= 0;
    }
}
