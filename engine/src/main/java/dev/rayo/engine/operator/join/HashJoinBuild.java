package dev.rayo.engine.operator.join;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.expression.Evaluator;
import dev.rayo.engine.expression.ExpressionCompiler;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.operator.join.HashedTableBuilder.Subset;
import dev.rayo.engine.operator.rows.RowBlock;
import dev.rayo.engine.operator.rows.RowStore;
import dev.rayo.engine.operator.rows.SharedDictionaries;
import dev.rayo.engine.operator.rows.StoredRows;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Join.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Takes in the side of a join of any kind that becomes its table; without keys too. Also keeps which of its rows found
/// a match, and tells [KeyFilter]s of its keys when it is complete.
///
/// - **Memory** the rows, 12 bytes per row and 8 to 16 per bucket, 24 bytes per row more while the table is made; where
///   the keys lie close together 4 or 8 bytes per row and 12 bytes per 64 numbers between the least and the greatest key
/// - **Order** none
public final class HashJoinBuild implements Sink {
    private final JoinLayout layout;
    private final RowStore store;
    private final Map<Integer, KeyFilter> filters = new TreeMap<>();
    private @Nullable SharedDictionaries dictionaries;
    private @Nullable StoredRows stored;
    private @Nullable MatchedRows matched;
    private KeyRange[][] ranges = new KeyRange[0][];
    private final List<TableBuilder> builders = new ArrayList<>();
    private final List<KeySetBuilder> sets = new ArrayList<>();
    private final List<JoinTable> tables = new ArrayList<>();
    private int phase;

    /// @param plan  kind, keys, residual and mark; its own inputs are not looked at
    /// @param left  the layout of the chunks of its left side
    /// @param right the layout of the chunks of its right side
    public HashJoinBuild(Plan.Join plan, List<Field> left, List<Field> right, QueryContext query) {
        this.layout = JoinLayout.of(plan, left, right, query);
        this.store = new RowStore(layout.storedTypes(), "join", query.ledger());
    }

    /// What is known of the `key`-th key once this build is complete. To be asked for before it begins.
    ///
    /// @return null if NULL matches NULL in this key
    public @Nullable KeyFilter filter(int key) {
        return layout.nullMatches(key)
                ? null
                : filters.computeIfAbsent(
                        key, k -> new KeyFilter(layout.storedTypes().get(layout.keyColumns()[k])));
    }

    @Override
    public Worker open(WorkerContext context) {
        return new BuildWorker(layout, store);
    }

    @Override
    public List<Runnable> nextPhase() {
        return switch (phase) {
            case 0 -> {
                List<Runnable> tasks = dictionaries().nextTasks();
                if (tasks.isEmpty()) {
                    phase++;
                    yield nextPhase();
                }
                yield tasks;
            }
            case 1 -> {
                phase++;
                List<Runnable> tasks = layOpen();
                yield tasks.isEmpty() ? nextPhase() : tasks;
            }
            case 2 -> {
                phase++;
                List<Runnable> tasks = findRanges();
                yield tasks.isEmpty() ? nextPhase() : tasks;
            }
            case 3 -> {
                phase++;
                chooseBuilders();
                yield nextPhase();
            }
            case 4 -> {
                List<Runnable> tasks = new ArrayList<>();
                builders.forEach(builder -> tasks.addAll(builder.nextTasks()));
                sets.forEach(set -> tasks.addAll(set.nextTasks()));
                if (tasks.isEmpty()) {
                    phase++;
                    builders.forEach(builder -> tables.add(builder.table()));
                    sets.forEach(set -> set.publish(table()));
                    builders.clear();
                    sets.clear();
                }
                yield tasks;
            }
            default -> List.of();
        };
    }

    private SharedDictionaries dictionaries() {
        if (dictionaries == null) {
            dictionaries = new SharedDictionaries(store);
        }
        return dictionaries;
    }

    private List<Runnable> layOpen() {
        dictionaries = null;
        List<Runnable> tasks = new ArrayList<>();
        StoredRows rows = StoredRows.of(store, tasks);
        stored = rows;
        if (layout.marksBuild()) {
            matched = new MatchedRows(rows, store.memory());
        }
        return tasks;
    }

    /// The bounds of the keys that a dense table or a filter is made of, by key and block.
    private List<Runnable> findRanges() {
        List<RowBlock> blocks = stored().blocks();
        ranges = new KeyRange[layout.keyColumns().length][];
        List<Runnable> tasks = new ArrayList<>();
        for (int key = 0; key < ranges.length; key++) {
            if (layout.isWord(key) && (filters.containsKey(key) || areWords())) {
                KeyRange[] ofKey = new KeyRange[blocks.size()];
                int column = layout.keyColumns()[key];
                ranges[key] = ofKey;
                for (int b = 0; b < ofKey.length; b++) {
                    int block = b;
                    tasks.add(() -> ofKey[block] = KeyRange.of(new KeyWords(blocks.get(block), column)));
                }
            }
        }
        return tasks;
    }

    /// Whether all keys are words and NULL matches in none.
    private boolean areWords() {
        boolean words = layout.keyColumns().length > 0 && layout.kind() != Kind.MARK;
        for (int key = 0; words && key < layout.keyColumns().length; key++) {
            words = layout.isWord(key) && !layout.nullMatches(key);
        }
        return words;
    }

    private KeyRange range(int key) {
        KeyRange range = KeyRange.EMPTY;
        if (ranges[key] != null) {
            for (KeyRange each : ranges[key]) {
                range = range.and(each);
            }
        }
        return range;
    }

    private void chooseBuilders() {
        int[] all = layout.keys(false);
        boolean single = all.length == 1;
        KeyPacking packing = single || !areWords()
                ? null
                : KeyPacking.of(Arrays.stream(all).mapToObj(this::range).toList());
        KeyRange words = packing != null ? packing.range() : single && areWords() ? range(0) : KeyRange.EMPTY;
        boolean dense = !words.isEmpty()
                && DenseTableBuilder.isDense(words)
                && !layout.query().settings().equalHashes();
        if (dense) {
            builders.add(new DenseTableBuilder(layout, stored(), packing, words, store.memory()));
        } else {
            builders.add(new HashedTableBuilder(layout, stored(), all, packing, Subset.MATCHABLE, store.memory()));
        }
        if (layout.kind() == Kind.MARK) {
            int[] some = layout.keys(true);
            builders.add(new HashedTableBuilder(layout, stored(), some, null, Subset.UNMATCHABLE, store.memory()));
            builders.add(new HashedTableBuilder(layout, stored(), some, null, Subset.ALL, store.memory()));
        }
        filters.forEach((key, filter) -> sets.add(
                new KeySetBuilder(layout, stored(), key, range(key), filter, dense && single, store.memory())));
    }

    JoinLayout layout() {
        return layout;
    }

    StoredRows stored() {
        return Objects.requireNonNull(stored, "the build has not completed");
    }

    @Nullable MatchedRows matched() {
        return matched;
    }

    /// The rows that can match, by all keys.
    JoinTable table() {
        return tables.getFirst();
    }

    /// For MARK: the rows with a NULL that may leave an answer open, by the keys in which NULL matches NULL.
    HashedTable openTable() {
        return (HashedTable) tables.get(1);
    }

    /// For MARK: all rows, by the keys in which NULL matches NULL.
    HashedTable wholeTable() {
        return (HashedTable) tables.get(2);
    }

    /// Rows taken in.
    public long rowCount() {
        return store.rowCount();
    }

    /// When every probe is through: for RIGHT and FULL the right rows that found no match, laid out as the probe's
    /// output (left columns all NULL); for a SEMI or ANTI join that builds its left side the rows it puts out.
    public MorselSource rest(int sourceId) {
        return new BuildRows(layout, stored(), Objects.requireNonNull(matched), sourceId);
    }

    @Override
    public String name() {
        return "JOIN BUILD";
    }

    @Override
    public void close() {
        store.close();
    }

    /// Keeps rows with their computed keys. Rows that a table in memory keeps are shared with it.
    private static final class BuildWorker implements Worker, Chunk {
        private final JoinLayout layout;
        private final RowStore.Appender appender;
        private final List<Evaluator> computed;
        private final @Nullable Column[] keys;
        private @Nullable Chunk chunk;

        BuildWorker(JoinLayout layout, RowStore store) {
            this.layout = layout;
            this.appender = store.appender();
            this.computed = layout.computedKeys().stream()
                    .map(key -> ExpressionCompiler.compile(key, layout.build()))
                    .toList();
            this.keys = new Column[computed.size()];
        }

        @Override
        public void consume(Chunk input) {
            layout.query().checkCancelled();
            chunk = input;
            for (int i = 0; i < keys.length; i++) {
                keys[i] = computed.get(i).evaluate(input);
            }
            if (keys.length == 0) {
                appender.appendOrShare(input);
            } else {
                appender.append(this);
            }
            chunk = null;
        }

        @Override
        public void finish() {
            appender.finish();
        }

        private Chunk chunk() {
            return Objects.requireNonNull(chunk);
        }

        @Override
        public int rowCount() {
            return chunk().rowCount();
        }

        @Override
        public int columnCount() {
            return layout.storedTypes().size();
        }

        @Override
        public Column column(int index) {
            int kept = layout.build().size();
            return index < kept ? chunk().column(index) : Objects.requireNonNull(keys[index - kept]);
        }
    }
}
