package dev.rayo.engine.expression;

import java.util.Arrays;

/// A fixed set of longs: bits where they lie close to each other, else slots of open addressing.
final class WordSet {
    /// Bits that each member may take.
    private static final int BITS_PER_MEMBER = 64;

    private final long least;
    private final long greatest;
    /// Bits from the least member on; none where they would be too many.
    private final long[] bits;

    private final boolean isDense;
    /// Members by hash; those that are the same as the least one stand for nothing.
    private final long[] slots;

    private final int shift;

    /// @param members at least one
    WordSet(long[] members) {
        least = Arrays.stream(members).min().orElseThrow();
        greatest = Arrays.stream(members).max().orElseThrow();
        long range = greatest - least;
        isDense = range >= 0 && range < (long) BITS_PER_MEMBER * members.length;
        bits = new long[isDense ? (int) (range >> 6) + 1 : 0];
        // Mostly empty, so that one look is enough for what is not in it.
        int size = isDense ? 2 : Integer.highestOneBit(members.length * 8) << 1;
        slots = new long[size];
        Arrays.fill(slots, least);
        shift = 64 - Integer.numberOfTrailingZeros(size);
        for (long member : members) {
            if (isDense) {
                long bit = member - least;
                bits[(int) (bit >> 6)] |= 1L << bit;
            } else if (member != least) {
                int slot = slot(member);
                while (slots[slot] != least && slots[slot] != member) {
                    slot = slot + 1 & size - 1;
                }
                slots[slot] = member;
            }
        }
    }

    private int slot(long value) {
        return (int) ((value ^ value >>> 32) * 0x9e3779b97f4a7c15L >>> shift);
    }

    boolean contains(long value) {
        if (value < least || value > greatest) {
            return false;
        }
        if (isDense) {
            long bit = value - least;
            return (bits[(int) (bit >> 6)] >>> bit & 1) != 0;
        }
        if (value == least) {
            return true;
        }
        int slot = slot(value);
        while (slots[slot] != least) {
            if (slots[slot] == value) {
                return true;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return false;
    }
}
