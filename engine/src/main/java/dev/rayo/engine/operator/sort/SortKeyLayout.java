package dev.rayo.engine.operator.sort;

import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;

/// How the keys of a row become words that compare, as unsigned numbers one after the other, like the row sorts.
///
/// ```text
///  key 1         key 2                   key 3
///  n vvvvvvvv…   n ssssssss (8 bytes) ┆  n vvvv…        n: 0 or 1, so that NULLs come first or last
///  ├── word 0 ──┼── word 1 ── …       ┆ new word        v: value, its order made unsigned; inverted for DESC
/// ```
///
/// Text and bytes put in a prefix; where all words up to its end tie, the whole values decide, so what follows begins
/// with a new word. After the normalised keys of Graefe, "Implementing Sorting in Database Systems", 2006.
final class SortKeyLayout {
    static final int PREFIX_BYTES = 8;

    private final List<SortKey> keys;
    private final List<Place> places = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private final int wordCount;
    private final int bitCount;

    /// Where a key's bits begin, the NULL bit in front.
    record Place(int firstBit, int valueBits) {}

    /// Words that compare at once, and the byte column (by number, -1 for none) that decides where they tie.
    record Segment(int firstWord, int endWord, int tie, boolean tieAscending) {}

    /// @throws RayoException USER if a key has no order
    SortKeyLayout(List<SortKey> keys) {
        this.keys = List.copyOf(keys);
        int bit = 0;
        int segmentStart = 0;
        int ties = 0;
        for (SortKey key : keys) {
            Type type = key.expression().type();
            int bits = valueBits(type);
            places.add(new Place(bit, bits));
            bit += 1 + bits;
            if (isTie(type)) {
                bit = (bit + 63) / 64 * 64;
                segments.add(new Segment(segmentStart, bit / 64, ties, key.ascending()));
                ties++;
                segmentStart = bit / 64;
            }
        }
        bitCount = bit;
        wordCount = (bit + 63) / 64;
        if (segmentStart < wordCount) {
            segments.add(new Segment(segmentStart, wordCount, -1, true));
        }
    }

    static boolean isTie(Type type) {
        return type == Type.VARCHAR || type == Type.BLOB;
    }

    List<SortKey> keys() {
        return keys;
    }

    Place place(int key) {
        return places.get(key);
    }

    List<Segment> segments() {
        return segments;
    }

    int wordCount() {
        return wordCount;
    }

    /// The bits of the last word that belong to these keys.
    long lastWordMask() {
        int used = bitCount & 63;
        return used == 0 ? -1L : -1L << (64 - used);
    }

    private static int valueBits(Type type) {
        return switch (type) {
            case Type.Simple simple ->
                switch (simple) {
                    case NULL -> 0;
                    case BOOLEAN -> 1;
                    case TINYINT -> 8;
                    case SMALLINT -> 16;
                    case INTEGER, DATE, REAL -> 32;
                    case BIGINT, TIME, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_NS, DOUBLE -> 64;
                    case VARCHAR, BLOB -> 8 * PREFIX_BYTES;
                    case INTERVAL -> 128;
                };
            case Type.Decimal decimal -> decimal.isLong() ? 64 : 128;
            case Type.Array nested -> throw unordered(nested);
            case Type.Struct nested -> throw unordered(nested);
            case Type.Mapping nested -> throw unordered(nested);
        };
    }

    private static RayoException unordered(Type type) {
        return RayoException.user("cannot sort by a value of type " + type, "sort by a part of it, or cast it to VARCHAR");
    }
}
