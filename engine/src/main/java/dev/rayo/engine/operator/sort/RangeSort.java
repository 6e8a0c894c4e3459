package dev.rayo.engine.operator.sort;

import dev.rayo.engine.operator.sort.KeyShape.Level;

/// Sorts row numbers by their keys, level by level: first all by the first word, then each run of equal rows by what
/// comes next.
final class RangeSort {
    /// Texts that agree for longer than this are compared whole: the levels must not use up the stack.
    private static final int TEXT_DEPTH_MAX = 32 * KeyShape.TEXT_BYTES;

    private final SortedKeys keys;
    private final PairSort pairSort = new PairSort();

    RangeSort(SortedKeys keys) {
        this.keys = keys;
    }

    /// Sorts `rows[from..end)`; `words` is room beside it, and holds the first words already.
    void sort(long[] words, int[] rows, int from, int end) {
        if (!keys.levels.isEmpty() && end - from > 1) {
            pairSort.sort(words, rows, from, end);
            sortRuns(words, rows, from, end, 1);
        }
    }

    /// Sorts each run of equal words by level `level` on.
    private void sortRuns(long[] words, int[] rows, int from, int end, int level) {
        if (level == keys.levels.size()) {
            return;
        }
        int start = from;
        for (int i = from + 1; i <= end; i++) {
            if (i == end || words[i] != words[start]) {
                if (i - start > 1) {
                    sortLevel(words, rows, start, i, level);
                }
                start = i;
            }
        }
    }

    private void sortLevel(long[] words, int[] rows, int from, int end, int level) {
        switch (keys.levels.get(level)) {
            case Level.Word(int index) -> {
                for (int i = from; i < end; i++) {
                    words[i] = keys.word(index, rows[i]);
                }
                pairSort.sort(words, rows, from, end);
                sortRuns(words, rows, from, end, level + 1);
            }
            case Level.Text(int key) -> sortTexts(words, rows, from, end, level, key, KeyShape.TEXT_BYTES);
        }
    }

    /// Sorts rows whose texts agree in the first `depth` bytes, and in whether they end there.
    private void sortTexts(long[] words, int[] rows, int from, int end, int level, int key, int depth) {
        if (!keys.hasMoreText(key, rows[from], depth)) {
            if (level + 1 < keys.levels.size()) {
                sortLevel(words, rows, from, end, level + 1);
            }
            return;
        }
        if (depth > TEXT_DEPTH_MAX) {
            mergeSort(rows, new int[end - from], from, end, level);
            return;
        }
        for (int i = from; i < end; i++) {
            words[i] = keys.textWord(key, rows[i], depth);
        }
        pairSort.sort(words, rows, from, end);
        int start = from;
        for (int i = from + 1; i <= end; i++) {
            if (i == end || words[i] != words[start]) {
                if (i - start > 1) {
                    sortTexts(words, rows, start, i, level, key, depth + KeyShape.TEXT_BYTES);
                }
                start = i;
            }
        }
    }

    private void mergeSort(int[] rows, int[] room, int from, int end, int level) {
        if (end - from < 2) {
            return;
        }
        int middle = from + end >>> 1;
        mergeSort(rows, room, from, middle, level);
        mergeSort(rows, room, middle, end, level);
        int count = middle - from;
        System.arraycopy(rows, from, room, 0, count);
        int left = 0;
        int right = middle;
        int out = from;
        while (left < count) {
            rows[out++] = right < end && keys.compare(rows[right], room[left], level) < 0
                    ? rows[right++]
                    : room[left++];
        }
    }
}
