package dev.rayo.engine.operator.join;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.expression.Evaluator;
import dev.rayo.engine.expression.ExpressionCompiler;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.operator.join.JoinTableBuilder.Subset;
import dev.rayo.engine.operator.rows.RowStore;
import dev.rayo.engine.operator.rows.StoredRows;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Join.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Takes in the right side of a join of any kind; without keys too. Also keeps which of its rows found a match.
///
/// - **Memory** the rows, 12 bytes per row and 8 to 16 per bucket; 24 bytes per row more while the table is made
/// - **Order** none
public final class HashJoinBuild implements Sink {
    private final JoinLayout layout;
    private final RowStore store;
    private @Nullable StoredRows stored;
    private @Nullable MatchedRows matched;
    private final List<JoinTableBuilder> builders = new ArrayList<>();
    private final List<JoinTable> tables = new ArrayList<>();
    private boolean laidOpen;

    /// @param plan  kind, keys, residual and mark; its own inputs are not looked at
    /// @param left  the layout of the chunks that will be probed
    /// @param right the layout of the chunks to come
    public HashJoinBuild(Plan.Join plan, List<Field> left, List<Field> right, QueryContext query) {
        this.layout = JoinLayout.of(plan, left, right, query);
        this.store = new RowStore(layout.storedTypes(), "join", query.ledger());
    }

    @Override
    public Worker open(WorkerContext context) {
        return new BuildWorker(layout, store);
    }

    @Override
    public List<Runnable> nextPhase() {
        if (!laidOpen) {
            laidOpen = true;
            return List.of(this::layOpen);
        }
        List<Runnable> tasks = new ArrayList<>();
        for (JoinTableBuilder builder : builders) {
            tasks.addAll(builder.nextTasks());
        }
        if (tasks.isEmpty() && tables.isEmpty()) {
            builders.forEach(builder -> tables.add(builder.table()));
            builders.clear();
        }
        return tasks;
    }

    private void layOpen() {
        StoredRows rows = StoredRows.of(store);
        stored = rows;
        if (layout.keepsRight()) {
            matched = new MatchedRows(rows, store.memory());
        }
        boolean mark = layout.kind() == Kind.MARK;
        int[] all = layout.keys(false);
        builders.add(new JoinTableBuilder(layout, rows, all, Subset.MATCHABLE, store.memory()));
        if (mark) {
            int[] some = layout.keys(true);
            builders.add(new JoinTableBuilder(layout, rows, some, Subset.UNMATCHABLE, store.memory()));
            builders.add(new JoinTableBuilder(layout, rows, some, Subset.ALL, store.memory()));
        }
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
    JoinTable openTable() {
        return tables.get(1);
    }

    /// For MARK: all rows, by the keys in which NULL matches NULL.
    JoinTable wholeTable() {
        return tables.get(2);
    }

    /// Right rows taken in.
    public long rowCount() {
        return store.rowCount();
    }

    /// For RIGHT and FULL, when every probe is through: the right rows that found no match, laid out as the probe's
    /// output (left columns all NULL).
    public MorselSource unmatched(int sourceId) {
        return new UnmatchedRows(layout, stored(), Objects.requireNonNull(matched), sourceId);
    }

    @Override
    public String name() {
        return "JOIN BUILD";
    }

    @Override
    public void close() {
        store.close();
    }

    /// Keeps rows with their computed keys.
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
                    .map(key -> ExpressionCompiler.compile(key, layout.right()))
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
            appender.append(this);
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
            int kept = layout.right().size();
            return index < kept ? chunk().column(index) : Objects.requireNonNull(keys[index - kept]);
        }
    }
}
