package dev.rayo.engine.operator.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.operator.ChunkSource.Form;
import dev.rayo.engine.operator.OperatorAssertions;
import dev.rayo.engine.operator.Oracle;
import dev.rayo.engine.operator.RowGenerator;
import dev.rayo.engine.operator.RowGenerator.Nulls;
import dev.rayo.engine.operator.Rows;
import dev.rayo.engine.operator.Settings;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroupingWorkerTest extends AggregateChecks {
    private static final int ROWS = 1_500;

    /// How keys come, and what that makes of a worker's tables.
    enum Keys {
        /// Nearly every row has its own: rows without groups.
        DIFFERENT(i -> i % 50 == 49 ? i - 40L : i),
        /// Each comes some times, one soon after the other: tables that look at the last groups.
        NEAR(i -> (i - i % 4) / 4L),
        /// A few: one table.
        FEW(i -> i % 7L),
        /// In order: tables without slots, of which most groups stay where they are.
        RISING(i -> i / 3L),
        /// In order but for stretches that change places.
        RISING_IN_STRETCHES(i -> ((i / 110 ^ 1) * 110 + i % 110) / 3L),
        /// In order, then the same ones again from somewhere else on.
        RISING_AGAIN(i -> i < 700 ? i / 3L : (i - 400) / 3L),
        /// One after the other.
        ALL_OF_THEM(i -> i < 500 ? i : i < 1_000 ? i / 5L : i % 11L);

        final IntFunction<Long> key;

        Keys(IntFunction<Long> key) {
            this.key = key;
        }

        /// Spread, so that no key is found by its place; some are NULL.
        @Nullable Object of(Type type, int row) {
            long key = this.key.apply(row);
            if (key % 37 == 5 && !name().startsWith("RISING")) {
                return null;
            }
            return type == Type.BIGINT ? (Object) (key * 0x9e37_79b9_7f4aL) : "the key " + key;
        }
    }

    private static Rows rows(Keys keys) {
        return new RowGenerator(11)
                .column("a", Type.BIGINT, i -> keys.of(Type.BIGINT, i))
                .column("s", Type.VARCHAR, i -> keys.of(Type.VARCHAR, i))
                .column("v", Type.INTEGER, Nulls.SOME, 100)
                .column("t", Type.VARCHAR, Nulls.SOME, 20)
                .column("f", Type.BOOLEAN, Nulls.SOME, 2)
                .column("never", Type.BOOLEAN, i -> false)
                .rows(ROWS);
    }

    @ParameterizedTest
    @EnumSource(Keys.class)
    void anyOrderOfKeysGroupsAsInDuckDb(Keys keys) {
        Rows rows = rows(keys);
        List<Call> ofAnySize = List.of(
                new Call("count", Type.BIGINT),
                new Call("count", Type.BIGINT, "v"),
                new Call("sum", Type.decimal(38, 0), "v").where("f"),
                new Call("max", Type.VARCHAR, "t").where("f"),
                new Call("min", Type.VARCHAR, "t").where("never"),
                new Call("count", Type.BIGINT, "v").ofDistinct().where("f"),
                new Call("quantile_disc", Type.INTEGER, "v").with(0.5, Type.DOUBLE),
                new Call("string_agg", Type.VARCHAR, "t").with(",", Type.VARCHAR).orderedBy("t"));
        List<List<String>> groupings = List.of(List.of("a"), List.of("a"), List.of("s"), List.of("a", "s"));
        for (int g = 0; g < groupings.size(); g++) {
            List<String> by = groupings.get(g);
            List<Call> calls = g == 0 ? ofAnySize.subList(0, 5) : ofAnySize;
            List<String> columns = new ArrayList<>(by);
            calls.forEach(call -> columns.add(call.sql()));
            String sql = "SELECT " + String.join(", ", columns) + " FROM t GROUP BY " + String.join(", ", by);
            List<Object[]> expected = Oracle.shared().load("t", rows).query(sql);
            Plan.Aggregate plan = plan(rows, by, List.of(all(by.size())), calls);
            for (int groupsMax : new int[] {1, 16, 100, GroupingWorker.GROUPS_MAX}) {
                Form form = Form.values()[groupsMax % 3];
                Settings settings = OperatorAssertions.settings(1 + groupsMax % 3, groupsMax == 100 ? 2 : 8, 400);
                Oracle.assertSameRows(
                        run(rows, settings, form, plan, groupsMax), expected, sql + " " + form + " " + groupsMax);
            }
        }
    }

    @Test
    void equalRowsAreFoundAlsoWithoutAggregates() {
        for (Keys keys : Keys.values()) {
            check(rows(keys), List.of("a", "t"), List.of());
        }
    }

    @Test
    void theFormOfWhatIsHandedOverFollowsTheOrderOfKeys() {
        assertThat(partials(Keys.DIFFERENT)).hasAtLeastOneElementOfType(PartitionedRows.class);
        assertThat(partials(Keys.NEAR))
                .hasOnlyElementsOfType(Groups.class)
                .anySatisfy(partial -> assertThat(((Groups) partial).table.isDistinct()).isFalse());
        assertThat(partials(Keys.FEW))
                .singleElement()
                .satisfies(partial -> assertThat(((Groups) partial).table.isDistinct()).isTrue());
    }

    @Test
    void tablesInTheOrderOfKeysAreNotCopied() {
        for (Keys keys : List.of(Keys.RISING, Keys.RISING_IN_STRETCHES)) {
            List<Partial> partials = partials(keys);
            assertThat(partials).hasSizeGreaterThan(5);
            assertThat(KeyOrderMerge.fits(partials)).isTrue();
            Groups first = (Groups) partials.getFirst();
            Groups shared = new Groups(first.layout(), List.of(0));
            List<KeyOrderMerge.Range> ranges = KeyOrderMerge.ranges(partials, shared);
            assertThat(ranges).as("%s", keys).isNotNull();
            assertThat(ranges.stream().mapToInt(range -> range.end() - range.from()).sum())
                    .as("%s", keys)
                    .isEqualTo((int) IntStream.range(0, ROWS)
                            .mapToLong(row -> keys.key.apply(row))
                            .distinct()
                            .count());
            assertThat(shared.count()).as("%s", keys).isBetween(1, 40);
            shared.close();
        }
    }

    @Test
    void tablesWhoseKeysAreInNoOrderAreCopied() {
        assertThat(KeyOrderMerge.fits(partials(Keys.NEAR))).isFalse();
        assertThat(KeyOrderMerge.fits(partials(Keys.FEW))).isFalse();
        List<Partial> again = partials(Keys.RISING_AGAIN);
        Groups shared = new Groups(((Groups) again.getFirst()).layout(), List.of(0));
        assertThat(KeyOrderMerge.ranges(again, shared)).isNull();
        assertThat(shared.count()).isZero();
        shared.close();
    }

    private static List<Partial> partials(Keys keys) {
        Rows rows = rows(keys);
        Plan.Aggregate plan = plan(rows, List.of("a"), List.of(all(1)), List.of(new Call("count", Type.BIGINT)));
        try (OperatorAssertions run = new OperatorAssertions(OperatorAssertions.settings(1, 8, ROWS), Form.PLAIN)) {
            AggregateLayout layout = AggregateLayout.of(plan, rows.fields(), run.query());
            List<Partial> partials = new ArrayList<>();
            run.fill(new HandedOver(new GroupingWorker(layout, List.of(0), 64, partials::add), layout), rows);
            partials.forEach(run::keep);
            return partials;
        }
    }

    /// A sink of one worker that keeps nothing itself.
    private record HandedOver(GroupingWorker grouping, AggregateLayout layout) implements Sink {
        @Override
        public Worker open(WorkerContext context) {
            return new AggregateWorker(layout, List.of(grouping));
        }

        @Override
        public List<Runnable> nextPhase() {
            return List.of();
        }

        @Override
        public String name() {
            return "HANDED OVER";
        }

        @Override
        public void close() {
            grouping.close();
        }
    }
}
