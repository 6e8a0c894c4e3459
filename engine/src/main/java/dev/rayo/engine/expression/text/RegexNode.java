package dev.rayo.engine.expression.text;

import java.util.List;

/// A regular expression, taken apart.
sealed interface RegexNode {
    /// The characters as they are, in UTF-8; none match everywhere.
    record Text(byte[] bytes) implements RegexNode {}

    /// One character of a set.
    record One(CharacterSet set) implements RegexNode {}

    record Sequence(List<RegexNode> parts) implements RegexNode {}

    /// The first alternative with which the rest matches.
    record Choice(List<RegexNode> alternatives) implements RegexNode {}

    /// @param most     [Integer#MAX_VALUE] for no limit
    /// @param isGreedy whether more is preferred to fewer
    record Repeat(RegexNode part, int least, int most, boolean isGreedy) implements RegexNode {}

    /// What group `number`, counted from 1, captures.
    record Group(int number, RegexNode part) implements RegexNode {}

    enum Assertion implements RegexNode {
        BEGIN,
        END,
        WORD_BOUNDARY,
        NO_WORD_BOUNDARY
    }

    /// The longest text that stands in every match and is known here; empty if there is none.
    default byte[] needle() {
        return switch (this) {
            case Text text -> text.bytes;
            case Sequence sequence -> {
                byte[] longest = {};
                for (RegexNode part : sequence.parts) {
                    byte[] needle = part.needle();
                    longest = needle.length > longest.length ? needle : longest;
                }
                yield longest;
            }
            case Repeat repeat -> repeat.least == 0 ? new byte[0] : repeat.part.needle();
            case Group group -> group.part.needle();
            case One _, Choice _, Assertion _ -> new byte[0];
        };
    }

    /// Whether it matches an empty text somewhere.
    default boolean isNullable() {
        return switch (this) {
            case Text text -> text.bytes.length == 0;
            case One one -> false;
            case Sequence sequence -> sequence.parts.stream().allMatch(RegexNode::isNullable);
            case Choice choice -> choice.alternatives.stream().anyMatch(RegexNode::isNullable);
            case Repeat repeat -> repeat.least == 0 || repeat.part.isNullable();
            case Group group -> group.part.isNullable();
            case Assertion assertion -> true;
        };
    }
}
