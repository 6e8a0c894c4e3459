package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.memory.Reservation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Gives all blocks of a store one dictionary for a column of texts, where each block has its own and all have few
/// entries: rows are then gathered as codes, and whoever reads them meets one dictionary. In steps of parallel tasks,
/// before [StoredRows] lays the rows open.
public final class SharedDictionaries {
    /// A block's entries: so few that a vector's codes seldom miss the cache.
    private static final int BLOCK_ENTRIES_MAX = 1 << 14;

    private static final int ENTRIES_MAX = 2 * BLOCK_ENTRIES_MAX;

    private final List<RowBlock> blocks;
    private final Reservation memory;
    private final List<Union> unions = new ArrayList<>();
    private int step;

    public SharedDictionaries(RowStore store) {
        this.blocks = store.blocks();
        this.memory = store.memory();
        for (int column = 0; blocks.size() > 1 && column < store.types().size(); column++) {
            if (isWorthIt(column)) {
                unions.add(new Union(column));
            }
        }
    }

    private boolean isWorthIt(int column) {
        Dictionary first = null;
        boolean different = false;
        for (RowBlock block : blocks) {
            if (!(block.column(column) instanceof StoredBytes texts)
                    || !texts.canBeCoded()
                    || texts.entriesMax() > BLOCK_ENTRIES_MAX) {
                return false;
            }
            different |= first != null && texts.dictionary() != first || texts.dictionary() == null;
            first = texts.dictionary();
        }
        return different;
    }

    /// The next tasks, to be run when the ones before are through; empty when there are none.
    public List<Runnable> nextTasks() {
        List<Runnable> tasks = new ArrayList<>();
        switch (step++) {
            case 0 -> perBlock(tasks, Union::encode);
            case 1 -> unions.forEach(union -> tasks.add(union::unite));
            case 2 -> perBlock(tasks, Union::replace);
            default -> {}
        }
        return tasks;
    }

    private interface BlockStep {
        void run(Union union, int block);
    }

    private void perBlock(List<Runnable> tasks, BlockStep each) {
        for (int b = 0; !unions.isEmpty() && b < blocks.size(); b++) {
            int block = b;
            tasks.add(() -> unions.forEach(union -> each.run(union, block)));
        }
    }

    /// One column.
    private final class Union {
        private final int column;
        private final EntrySet[] entries = new EntrySet[blocks.size()];
        private final int[][] moved = new int[blocks.size()][];
        private final Dictionary[] dictionaries = new Dictionary[blocks.size()];
        private boolean united;

        Union(int column) {
            this.column = column;
        }

        private StoredBytes texts(int block) {
            return (StoredBytes) blocks.get(block).column(column);
        }

        void encode(int block) {
            EntrySet own = new EntrySet();
            texts(block).encode(own);
            entries[block] = own;
        }

        /// Entries that are too many after all stay with their blocks.
        void unite() {
            EntrySet all = new EntrySet();
            for (int b = 0; b < entries.length; b++) {
                dictionaries[b] = entries[b].dictionary(texts(b).type());
                BytesColumn values = (BytesColumn) dictionaries[b].values();
                int[] places = new int[values.length()];
                for (int i = 0; i < places.length && all.size() <= ENTRIES_MAX; i++) {
                    places[i] = all.add(values.data(), values.views()[i]);
                }
                moved[b] = places;
            }
            united = all.size() <= ENTRIES_MAX;
            if (united) {
                Arrays.fill(dictionaries, all.dictionary(texts(0).type()));
                count(dictionaries[0]);
            } else {
                for (Dictionary own : dictionaries) {
                    count(own);
                }
            }
        }

        private void count(Dictionary dictionary) {
            BytesColumn values = (BytesColumn) dictionary.values();
            memory.grow(8L * values.length() + values.data().length);
        }

        void replace(int block) {
            texts(block).useDictionary(united ? moved[block] : null, dictionaries[block]);
        }
    }
}
