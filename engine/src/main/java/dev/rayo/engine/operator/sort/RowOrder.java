package dev.rayo.engine.operator.sort;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.operator.rows.RowBlock;
import dev.rayo.engine.operator.rows.RowStore;
import dev.rayo.engine.operator.rows.StoredBytes;
import dev.rayo.engine.operator.rows.StoredLongs;
import dev.rayo.engine.operator.rows.StoredRows;
import java.util.Arrays;
import java.util.List;

/// Compares and sorts kept rows by their key words. Immutable, for any number of threads; the arrays to sort are the
/// caller's.
final class RowOrder {
    private static final int BITS = RowStore.BLOCK_BITS;
    private static final int MASK = RowStore.BLOCK_ROWS - 1;
    /// Below this many rows a comparison sort is quicker than counting bytes.
    private static final int RADIX_ROWS_MIN = 256;

    private final List<SortKeyLayout.Segment> segments;
    /// By word, then block.
    private final long[][][] words;
    /// By tie, then block.
    private final StoredBytes[][] ties;

    RowOrder(StoredRows rows, SortKeyLayout layout, int inputColumns) {
        this.segments = layout.segments();
        List<RowBlock> blocks = rows.blocks();
        this.words = new long[layout.wordCount()][blocks.size()][];
        for (int w = 0; w < words.length; w++) {
            for (int b = 0; b < blocks.size(); b++) {
                words[w][b] = ((StoredLongs) blocks.get(b).column(inputColumns + w)).values();
            }
        }
        int tieCount = rows.types().size() - inputColumns - words.length;
        this.ties = new StoredBytes[tieCount][blocks.size()];
        for (int t = 0; t < tieCount; t++) {
            for (int b = 0; b < blocks.size(); b++) {
                ties[t][b] = (StoredBytes) blocks.get(b).column(inputColumns + words.length + t);
            }
        }
    }

    int compare(int left, int right) {
        return compare(left, right, 0);
    }

    /// Negative, zero or positive, by the segments from `segment` on.
    private int compare(int left, int right, int segment) {
        for (int s = segment; s < segments.size(); s++) {
            SortKeyLayout.Segment at = segments.get(s);
            for (int w = at.firstWord(); w < at.endWord(); w++) {
                int order = Long.compareUnsigned(word(w, left), word(w, right));
                if (order != 0) {
                    return order;
                }
            }
            if (at.tie() >= 0) {
                int order = compareBytes(at.tie(), left, right);
                if (order != 0) {
                    return at.tieAscending() ? order : -order;
                }
            }
        }
        return 0;
    }

    /// Whether two rows agree in the leading keys that `leading` lays out: those of this order, or the first of them.
    boolean sameKeys(int left, int right, SortKeyLayout leading) {
        for (SortKeyLayout.Segment at : leading.segments()) {
            for (int w = at.firstWord(); w < at.endWord(); w++) {
                long mask = w + 1 == leading.wordCount() ? leading.lastWordMask() : -1L;
                if (((word(w, left) ^ word(w, right)) & mask) != 0) {
                    return false;
                }
            }
            if (at.tie() >= 0 && compareBytes(at.tie(), left, right) != 0) {
                return false;
            }
        }
        return true;
    }

    private long word(int word, int row) {
        return words[word][row >>> BITS][row & MASK];
    }

    /// Sorts `rows[from..to)`.
    void sort(int[] rows, int from, int to) {
        if (words.length > 0) {
            new Sorter(rows).sortByWord(from, to, 0, 0);
        }
    }

    private int compareBytes(int tie, int left, int right) {
        StoredBytes leftBlock = ties[tie][left >>> BITS];
        StoredBytes rightBlock = ties[tie][right >>> BITS];
        long leftView = view(leftBlock, left & MASK);
        long rightView = view(rightBlock, right & MASK);
        int leftFrom = BytesColumn.offset(leftView);
        int rightFrom = BytesColumn.offset(rightView);
        return Arrays.compareUnsigned(
                data(leftBlock),
                leftFrom,
                leftFrom + BytesColumn.bytes(leftView),
                data(rightBlock),
                rightFrom,
                rightFrom + BytesColumn.bytes(rightView));
    }

    private static long view(StoredBytes block, int row) {
        if (block.isNull(row)) {
            return 0;
        }
        return block.dictionary() == null
                ? block.views()[row]
                : ((BytesColumn) block.dictionary().values()).views()[block.codes()[row]];
    }

    private static byte[] data(StoredBytes block) {
        return block.dictionary() == null
                ? block.data()
                : ((BytesColumn) block.dictionary().values()).data();
    }

    /// Room for one sort.
    private final class Sorter {
        private final int[] rows;
        private final int[] otherRows;
        private final long[] keys;
        private final long[] otherKeys;

        Sorter(int[] rows) {
            this.rows = rows;
            this.otherRows = new int[rows.length];
            this.keys = new long[rows.length];
            this.otherKeys = new long[rows.length];
        }

        void sortByWord(int from, int to, int segment, int word) {
            if (to - from < 2) {
                return;
            }
            if (to - from < RADIX_ROWS_MIN) {
                mergeSort(from, to, segment);
                return;
            }
            for (int i = from; i < to; i++) {
                keys[i] = word(word, rows[i]);
            }
            radixSort(from, to);
            forTies(from, to, segment, word);
        }

        /// Sorts each run of rows with the same word by what comes after it.
        private void forTies(int from, int to, int segment, int word) {
            SortKeyLayout.Segment at = segments.get(segment);
            boolean last = word + 1 == at.endWord();
            if (last && at.tie() < 0) {
                return;
            }
            int runStart = from;
            for (int i = from + 1; i <= to; i++) {
                if (i == to || keys[i] != keys[runStart]) {
                    int runEnd = i;
                    if (last) {
                        mergeSort(runStart, runEnd, segment);
                    } else if (runEnd - runStart > 1) {
                        long runKey = keys[runStart];
                        sortByWord(runStart, runEnd, segment, word + 1);
                        Arrays.fill(keys, runStart, runEnd, runKey);
                    }
                    runStart = i;
                }
            }
        }

        /// Least significant byte first; bytes that are the same in all rows are passed over.
        private void radixSort(int from, int to) {
            int[][] counts = new int[8][256];
            for (int i = from; i < to; i++) {
                long key = keys[i];
                for (int b = 0; b < 8; b++) {
                    counts[b][(int) (key >>> (8 * b)) & 0xff]++;
                }
            }
            long[] source = keys;
            long[] target = otherKeys;
            int[] sourceRows = rows;
            int[] targetRows = otherRows;
            for (int b = 0; b < 8; b++) {
                int[] count = counts[b];
                int shift = 8 * b;
                if (count[(int) (source[from] >>> shift) & 0xff] == to - from) {
                    continue;
                }
                int at = from;
                for (int digit = 0; digit < 256; digit++) {
                    int size = count[digit];
                    count[digit] = at;
                    at += size;
                }
                for (int i = from; i < to; i++) {
                    int place = count[(int) (source[i] >>> shift) & 0xff]++;
                    target[place] = source[i];
                    targetRows[place] = sourceRows[i];
                }
                long[] keysBefore = source;
                source = target;
                target = keysBefore;
                int[] rowsBefore = sourceRows;
                sourceRows = targetRows;
                targetRows = rowsBefore;
            }
            if (source != keys) {
                System.arraycopy(source, from, keys, from, to - from);
                System.arraycopy(sourceRows, from, rows, from, to - from);
            }
        }

        private void mergeSort(int from, int to, int segment) {
            if (to - from < 16) {
                insertionSort(from, to, segment);
                return;
            }
            int middle = (from + to) >>> 1;
            mergeSort(from, middle, segment);
            mergeSort(middle, to, segment);
            if (compare(rows[middle - 1], rows[middle], segment) <= 0) {
                return;
            }
            System.arraycopy(rows, from, otherRows, from, middle - from);
            int left = from;
            int right = middle;
            for (int i = from; left < middle; i++) {
                if (right == to || compare(otherRows[left], rows[right], segment) <= 0) {
                    rows[i] = otherRows[left];
                    left++;
                } else {
                    rows[i] = rows[right];
                    right++;
                }
            }
        }

        private void insertionSort(int from, int to, int segment) {
            for (int i = from + 1; i < to; i++) {
                int row = rows[i];
                int at = i;
                while (at > from && compare(rows[at - 1], row, segment) > 0) {
                    rows[at] = rows[at - 1];
                    at--;
                }
                rows[at] = row;
            }
        }
    }
}
