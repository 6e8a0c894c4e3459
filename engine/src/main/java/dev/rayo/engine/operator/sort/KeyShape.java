package dev.rayo.engine.operator.sort;

import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;

/// How the values of sort keys lie in words that compare as signed longs, first word first.
///
/// ```text
///  key:   null bit │ value, most significant bit first, inverted if descending     keys follow each other bit by bit
///  text:  null bit │ 7 bytes │ 4 bits: the length, or 8 for more                    the next key begins a new word
/// ```
///
/// Rows whose words are equal up to the end of a text key of more than seven bytes are told apart by the text itself.
final class KeyShape {
    /// Bytes of a text that lie in its word.
    static final int TEXT_BYTES = 7;
    /// Bits of a text's length code.
    static final int LENGTH_BITS = 4;

    private static final int TEXT_BITS = TEXT_BYTES * 8 + LENGTH_BITS;
    /// Days of an interval and microseconds of its last day.
    static final int DAY_BITS = 40;
    static final int MICRO_BITS = 37;

    /// What a run of equal rows is sorted by next.
    sealed interface Level {
        record Word(int index) implements Level {}

        /// The text of a key, behind its first [#TEXT_BYTES] bytes.
        record Text(int key) implements Level {}
    }

    /// The place of one key.
    ///
    /// @param bit       where its null bit lies
    /// @param valueBits bits of its value, behind the null bit
    record Place(Type type, boolean ascending, boolean nullsFirst, int bit, int valueBits) {}

    private final List<Place> places = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();
    private int words;

    /// @param types the types of the keys, with their directions
    KeyShape(List<Type> types, List<Boolean> ascending, List<Boolean> nullsFirst) {
        int bit = 0;
        for (int i = 0; i < types.size(); i++) {
            Type type = types.get(i);
            int valueBits = valueBits(type);
            places.add(new Place(type, ascending.get(i), nullsFirst.get(i), bit, valueBits));
            bit += 1 + valueBits;
            if (isText(type)) {
                bit = (bit + 63) / 64 * 64;
            }
            for (; words << 6 < bit; words++) {
                levels.add(new Level.Word(words));
            }
            if (isText(type)) {
                levels.add(new Level.Text(i));
            }
        }
    }

    static boolean isText(Type type) {
        return type == Type.VARCHAR || type == Type.BLOB;
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
                    case BIGINT, DOUBLE, TIME, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_NS -> 64;
                    case VARCHAR, BLOB -> TEXT_BITS;
                    case INTERVAL -> DAY_BITS + MICRO_BITS;
                };
            case Type.Decimal decimal -> decimal.isLong() ? 64 : 128;
            case Type.Array a -> throw nested(a);
            case Type.Struct s -> throw nested(s);
            case Type.Mapping m -> throw nested(m);
        };
    }

    private static RayoException nested(Type type) {
        return RayoException.user("values of type " + type + " have no order", "order by their members");
    }

    List<Place> places() {
        return places;
    }

    /// What decides, in this order.
    List<Level> levels() {
        return levels;
    }

    int words() {
        return words;
    }

    /// Whether rows with equal words are equal in all keys.
    boolean wordsDecide() {
        return levels.stream().noneMatch(Level.Text.class::isInstance);
    }
}
