package dev.rayo.engine.parquet.page;

import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.parquet.encoding.MalformedPageException;
import dev.rayo.engine.parquet.encoding.RunReader;

/// Reads dictionary codes and checks that each has an entry.
final class DictionaryCodes {
    private DictionaryCodes() {}

    static void read(RunReader coded, int[] to, int at, int count, Dictionary dictionary) {
        coded.readInts(to, at, count);
        check(to, at, count, dictionary);
    }

    static void check(int[] codes, int at, int count, Dictionary dictionary) {
        int greatest = 0;
        int signs = 0;
        for (int i = at; i < at + count; i++) {
            greatest = Math.max(greatest, codes[i]);
            signs |= codes[i];
        }
        if (greatest >= dictionary.size() || signs < 0) {
            throw new MalformedPageException("dictionary code " + (signs < 0 ? "below 0" : greatest)
                    + " in a dictionary of " + dictionary.size() + " entries");
        }
    }
}
