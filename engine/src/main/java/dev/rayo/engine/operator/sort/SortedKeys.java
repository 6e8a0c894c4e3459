package dev.rayo.engine.operator.sort;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.operator.rows.RowStore;
import dev.rayo.engine.operator.rows.StoredLongs;
import dev.rayo.engine.operator.rows.StoredRows;
import dev.rayo.engine.operator.sort.KeyShape.Level;
import dev.rayo.engine.operator.sort.KeyShape.Place;
import java.util.List;

/// The keys of kept rows, by row number. Immutable.
final class SortedKeys {
    private static final int BITS = RowStore.BLOCK_BITS;
    private static final int MASK = RowStore.BLOCK_ROWS - 1;

    final List<Level> levels;
    private final List<Place> places;
    /// By word, by block, by row.
    private final long[][][] words;
    /// By key, by block: the texts; empty for other keys.
    private final Column[][] texts;

    SortedKeys(SortLayout layout, StoredRows stored) {
        this.levels = layout.shape().levels();
        this.places = layout.shape().places();
        int blocks = stored.blocks().size();
        this.words = new long[layout.shape().words()][blocks][];
        for (int w = 0; w < words.length; w++) {
            for (int b = 0; b < blocks; b++) {
                words[w][b] = ((StoredLongs) stored.blocks().get(b).column(layout.firstWord() + w)).values();
            }
        }
        this.texts = new Column[places.size()][];
        for (int key = 0; key < texts.length; key++) {
            int column = layout.textColumns()[key];
            texts[key] = new Column[column < 0 ? 0 : blocks];
            for (int b = 0; b < texts[key].length; b++) {
                texts[key][b] = stored.blocks().get(b).column(column).whole();
            }
        }
    }

    long word(int index, int row) {
        return words[index][row >>> BITS][row & MASK];
    }

    private long view(Column texts, int at) {
        return texts instanceof DictionaryColumn coded
                ? ((BytesColumn) coded.dictionary().values()).views()[coded.codes()[at]]
                : ((BytesColumn) texts).views()[at];
    }

    private static byte[] data(Column texts) {
        return texts instanceof DictionaryColumn coded
                ? ((BytesColumn) coded.dictionary().values()).data()
                : ((BytesColumn) texts).data();
    }

    /// Whether the text of a key goes on behind its first `depth` bytes.
    boolean hasMoreText(int key, int row, int depth) {
        Column column = texts[key][row >>> BITS];
        return !column.isNull(row & MASK) && BytesColumn.bytes(view(column, row & MASK)) > depth;
    }

    /// The next bytes of a text that is not NULL as a word.
    long textWord(int key, int row, int depth) {
        Column column = texts[key][row >>> BITS];
        long word = KeyEncoder.text(data(column), view(column, row & MASK), depth);
        return (places.get(key).ascending() ? word : ~word) ^ Long.MIN_VALUE;
    }

    /// The order of two rows from level `from` on.
    int compare(int a, int b, int from) {
        for (int i = from; i < levels.size(); i++) {
            int order = switch (levels.get(i)) {
                case Level.Word(int index) -> Long.compare(word(index, a), word(index, b));
                case Level.Text(int key) -> compareText(key, a, b);
            };
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /// Whether two rows agree in the first `keyCount` keys.
    boolean equal(int a, int b, int keyCount) {
        if (keyCount == 0) {
            return true;
        }
        Place last = places.get(keyCount - 1);
        int bits = last.bit() + 1 + last.valueBits();
        for (int w = 0; w << 6 < bits; w++) {
            int unused = Math.max(64 - (bits - (w << 6)), 0);
            if ((word(w, a) ^ word(w, b)) >>> unused != 0) {
                return false;
            }
        }
        for (int key = 0; key < keyCount; key++) {
            if (texts[key].length > 0 && compareText(key, a, b) != 0) {
                return false;
            }
        }
        return true;
    }

    /// Rows whose words are equal: both texts are NULL, or neither.
    private int compareText(int key, int a, int b) {
        Column left = texts[key][a >>> BITS];
        Column right = texts[key][b >>> BITS];
        if (left.isNull(a & MASK) || right.isNull(b & MASK)) {
            return 0;
        }
        int order = BytesColumn.compare(data(left), view(left, a & MASK), data(right), view(right, b & MASK));
        return places.get(key).ascending() ? order : -order;
    }
}
