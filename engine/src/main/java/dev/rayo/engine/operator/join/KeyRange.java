package dev.rayo.engine.operator.join;

/// The least and the greatest of some keys, and how many there are (NULLs do not count). Immutable.
record KeyRange(long min, long max, long count) {
    static final KeyRange EMPTY = new KeyRange(Long.MAX_VALUE, Long.MIN_VALUE, 0);

    static KeyRange of(KeyWords keys) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        long total = 0;
        for (int count = keys.next(); count >= 0; count = keys.next()) {
            long[] words = keys.words;
            for (int i = 0; i < count; i++) {
                min = Math.min(min, words[i]);
                max = Math.max(max, words[i]);
            }
            total += count;
        }
        return new KeyRange(min, max, total);
    }

    KeyRange and(KeyRange other) {
        return new KeyRange(Math.min(min, other.min), Math.max(max, other.max), count + other.count);
    }

    boolean isEmpty() {
        return count == 0;
    }

    /// The numbers from the least to the greatest key; `Long.MAX_VALUE` if they are more.
    long width() {
        long last = max - min;
        return count == 0 ? 0 : last < 0 || last == Long.MAX_VALUE ? Long.MAX_VALUE : last + 1;
    }
}
