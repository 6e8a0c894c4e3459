package dev.rayo.engine.expression.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The rows of a vector that are not NULL, in words that are reused from vector to vector.
public final class Validity {
    private long[] words = new long[32];
    private int count;
    private boolean all = true;

    /// Begins a vector of `count` valid rows.
    public void reset(int count) {
        this.count = count;
        all = true;
    }

    /// Makes the rows NULL that are so in `other`; null changes nothing.
    public void and(long @Nullable [] other) {
        if (other == null) {
            return;
        }
        int length = (count + 63) >> 6;
        if (all) {
            materialize();
            System.arraycopy(other, 0, words, 0, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            words[i] &= other[i];
        }
    }

    public boolean isValid(int row) {
        return all || (words[row >> 6] >>> row & 1) != 0;
    }

    public void setNull(int row) {
        if (all) {
            materialize();
            Arrays.fill(words, 0, (count + 63) >> 6, -1L);
        }
        words[row >> 6] &= ~(1L << row);
    }

    public void setValid(int row) {
        if (!all) {
            words[row >> 6] |= 1L << row;
        }
    }

    /// Makes every row NULL.
    public void setNone() {
        if (all) {
            materialize();
        }
        Arrays.fill(words, 0, (count + 63) >> 6, 0L);
    }

    /// The words as a column takes them: null if no row was made NULL.
    public long @Nullable [] words() {
        return all ? null : words;
    }

    private void materialize() {
        int length = (count + 63) >> 6;
        if (words.length < length) {
            words = new long[length];
        }
        all = false;
    }
}
