package dev.rayo.engine.expression.text;

import dev.rayo.engine.expression.text.RegexNode.Assertion;
import dev.rayo.engine.expression.text.RegexNode.Choice;
import dev.rayo.engine.expression.text.RegexNode.Group;
import dev.rayo.engine.expression.text.RegexNode.One;
import dev.rayo.engine.expression.text.RegexNode.Repeat;
import dev.rayo.engine.expression.text.RegexNode.Sequence;
import dev.rayo.engine.expression.text.RegexNode.Text;
import java.util.ArrayList;
import java.util.List;

/// Makes steps of a regular expression, from its end to its beginning, so that each step knows what may follow it:
///
/// - where the next byte tells which way to go, no other way is kept;
/// - a repeated set whose characters cannot begin what follows takes all that there are, and gives none back.
final class RegexCode {
    /// What a step does; all but MATCH go on with another one.
    enum Kind {
        TEXT,
        ONE,
        RUN,
        SPLIT,
        SAVE,
        ASSERT,
        MATCH
    }

    /// For each byte that may come, and the end of the text: whether the first way may match, the second one, or both.
    static final byte FIRST = 1;

    static final byte SECOND = 2;
    static final int END_OF_TEXT = 256;

    /// @param next   the step after it; the first way of a SPLIT
    /// @param other  the second way of a SPLIT
    /// @param number the slot of a SAVE; the number of a SPLIT; the least length of a RUN
    /// @param ways   of a SPLIT
    record Step(
            Kind kind, int next, int other, int number, byte[] text, CharacterSet set, Assertion assertion, byte[] ways) {}

    /// What may come at a place from which on the rest of the expression matches.
    ///
    /// @param bytes      first bytes, a bit each
    /// @param isNullable whether nothing need come, though there is more text
    /// @param isCertain  whether it matches whatever comes
    private record Follow(long[] bytes, boolean isNullable, boolean isCertain, boolean matchesAtEnd) {
        static final Follow MATCH = new Follow(new long[4], true, true, true);
        static final Follow END = new Follow(new long[4], false, false, true);

        static Follow of(CharacterSet set) {
            return new Follow(set.firstBytes(), false, false, false);
        }

        Follow or(Follow other) {
            long[] both = new long[4];
            for (int i = 0; i < 4; i++) {
                both[i] = bytes[i] | other.bytes[i];
            }
            return new Follow(
                    both,
                    isNullable | other.isNullable,
                    isCertain | other.isCertain,
                    matchesAtEnd | other.matchesAtEnd);
        }

        /// Whether after a character of the set no text can follow that begins with one, or any can.
        boolean letsRun(CharacterSet set) {
            if (isCertain) {
                return true;
            }
            long[] own = set.firstBytes();
            long shared = 0;
            for (int i = 0; i < 4; i++) {
                shared |= own[i] & bytes[i];
            }
            return shared == 0 && !isNullable;
        }

        boolean mayMatchBefore(int next) {
            return isNullable || (next == END_OF_TEXT ? matchesAtEnd : (bytes[next >> 6] >>> next & 1) != 0);
        }
    }

    private static final int STEPS_MAX = 2_000;
    private static final byte[] NOTHING = {};

    private final List<Step> steps = new ArrayList<>();
    private int splits;

    int splits() {
        return splits;
    }

    List<Step> steps() {
        return steps;
    }

    /// Adds the steps of an expression that ends in a match.
    ///
    /// @param isFull whether the match has to reach the end of the text
    /// @return the first step; -1 if there are too many
    int add(RegexNode node, boolean isFull) {
        int end = add(new Step(Kind.MATCH, 0, 0, 0, NOTHING, CharacterSet.ALL, Assertion.END, NOTHING));
        Follow follow = Follow.MATCH;
        if (isFull) {
            end = emit(Assertion.END, end, follow);
            follow = Follow.END;
        }
        int first = emit(node, end, follow);
        return steps.size() > STEPS_MAX ? -1 : first;
    }

    /// Where a match may begin: a bit a byte; all of them if one may begin at the end of the text.
    static long[] firstBytes(RegexNode node, boolean isFull) {
        Follow first = follow(node, isFull ? Follow.END : Follow.MATCH);
        return first.isNullable || first.matchesAtEnd ? new long[] {-1, -1, -1, -1} : first.bytes;
    }

    private int add(Step step) {
        steps.add(step);
        return steps.size() - 1;
    }

    private int emit(RegexNode node, int next, Follow follow) {
        if (steps.size() > STEPS_MAX) {
            return next;
        }
        return switch (node) {
            case Text text -> text.bytes().length == 0 ? next : step(Kind.TEXT, next, 0, text.bytes(), CharacterSet.ALL);
            case One one -> step(Kind.ONE, next, 0, NOTHING, one.set());
            case Sequence sequence -> {
                int entry = next;
                Follow after = follow;
                for (RegexNode part : sequence.parts().reversed()) {
                    entry = emit(part, entry, after);
                    after = follow(part, after);
                }
                yield entry;
            }
            case Choice choice -> {
                List<RegexNode> alternatives = choice.alternatives();
                int entry = emit(alternatives.getLast(), next, follow);
                Follow others = follow(alternatives.getLast(), follow);
                for (RegexNode alternative :
                        alternatives.subList(0, alternatives.size() - 1).reversed()) {
                    Follow own = follow(alternative, follow);
                    entry = split(emit(alternative, next, follow), own, entry, others);
                    others = own.or(others);
                }
                yield entry;
            }
            case Repeat repeat -> repeat(repeat, next, follow);
            case Group group -> {
                int close = step(Kind.SAVE, next, 2 * group.number() + 1, NOTHING, CharacterSet.ALL);
                yield step(Kind.SAVE, emit(group.part(), close, follow), 2 * group.number(), NOTHING, CharacterSet.ALL);
            }
            case Assertion assertion ->
                add(new Step(Kind.ASSERT, next, 0, 0, NOTHING, CharacterSet.ALL, assertion, NOTHING));
        };
    }

    private int step(Kind kind, int next, int number, byte[] text, CharacterSet set) {
        return add(new Step(kind, next, 0, number, text, set, Assertion.END, NOTHING));
    }

    private int repeat(Repeat repeat, int next, Follow follow) {
        boolean isEndless = repeat.most() == Integer.MAX_VALUE;
        if (isEndless && repeat.isGreedy() && repeat.part() instanceof One(CharacterSet set) && follow.letsRun(set)) {
            return step(Kind.RUN, next, repeat.least(), NOTHING, set);
        }
        RegexNode part = repeat.part();
        int entry = next;
        Follow after = follow;
        int before = repeat.least();
        if (isEndless) {
            Follow round = follow(part, follow).or(follow);
            int split = add(new Step(Kind.MATCH, 0, 0, 0, NOTHING, CharacterSet.ALL, Assertion.END, NOTHING));
            int body = emit(part, split, round);
            Follow own = follow(part, round);
            steps.set(split, repeat.isGreedy() ? splitStep(body, own, next, follow) : splitStep(next, follow, body, own));
            entry = before > 0 ? body : split;
            after = before > 0 ? own : round;
            before = Math.max(0, before - 1);
        } else {
            for (int i = repeat.least(); i < repeat.most(); i++) {
                int body = emit(part, entry, after);
                Follow own = follow(part, after);
                entry = repeat.isGreedy() ? split(body, own, next, follow) : split(next, follow, body, own);
                after = own.or(follow);
            }
        }
        for (int i = 0; i < before; i++) {
            entry = emit(part, entry, after);
            after = follow(part, after);
        }
        return entry;
    }

    private int split(int first, Follow ofFirst, int second, Follow ofSecond) {
        return add(splitStep(first, ofFirst, second, ofSecond));
    }

    private Step splitStep(int first, Follow ofFirst, int second, Follow ofSecond) {
        byte[] ways = new byte[END_OF_TEXT + 1];
        for (int next = 0; next <= END_OF_TEXT; next++) {
            ways[next] = (byte) ((ofFirst.mayMatchBefore(next) ? FIRST : 0) | (ofSecond.mayMatchBefore(next) ? SECOND : 0));
        }
        return new Step(Kind.SPLIT, first, second, splits++, NOTHING, CharacterSet.ALL, Assertion.END, ways);
    }

    /// What may come where `node` and then `after` is to match.
    private static Follow follow(RegexNode node, Follow after) {
        return switch (node) {
            case Text text -> text.bytes().length == 0 ? after : Follow.of(byteSet(text.bytes()[0]));
            case One one -> Follow.of(one.set());
            case Sequence sequence -> {
                Follow follow = after;
                for (RegexNode part : sequence.parts().reversed()) {
                    follow = follow(part, follow);
                }
                yield follow;
            }
            case Choice choice -> choice.alternatives().stream()
                    .map(alternative -> follow(alternative, after))
                    .reduce(Follow::or)
                    .orElse(after);
            case Repeat repeat ->
                repeat.most() == 0 ? after : repeat.least() > 0
                        ? follow(repeat.part(), after)
                        : follow(repeat.part(), after).or(after);
            case Group group -> follow(group.part(), after);
            case Assertion assertion -> switch (assertion) {
                case END -> Follow.END;
                case BEGIN, WORD_BOUNDARY, NO_WORD_BOUNDARY ->
                    new Follow(after.bytes, after.isNullable, false, after.matchesAtEnd);
            };
        };
    }

    /// The characters that begin with a byte; all that are not ASCII for one that is not.
    private static CharacterSet byteSet(byte first) {
        return first >= 0 ? CharacterSet.of(first, first) : CharacterSet.of(0x80, Character.MAX_CODE_POINT);
    }
}
