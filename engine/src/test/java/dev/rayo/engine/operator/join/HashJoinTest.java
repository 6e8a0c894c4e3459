package dev.rayo.engine.operator.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.engine.operator.ChunkSource.Form;
import dev.rayo.engine.operator.OperatorAssertions;
import dev.rayo.engine.operator.Oracle;
import dev.rayo.engine.operator.RowGenerator;
import dev.rayo.engine.operator.RowGenerator.Nulls;
import dev.rayo.engine.operator.Rows;
import dev.rayo.engine.operator.Settings;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Compare.Op;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.Join.Kind;
import dev.rayo.sql.plan.Plan.Join.Side;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HashJoinTest {
    /// `l.column op r.column`.
    record Condition(String column, Op op) {
        String sql() {
            return "l." + column + " " + op.sql() + " r." + column;
        }

        Compare expression(Rows left, Rows right) {
            return new Compare(op, Reference.to(left.field(column)), Reference.to(right.field(column)));
        }
    }

    static Join join(Kind kind, Rows left, Rows right, List<Condition> keys, @Nullable Condition residual) {
        List<Join.Key> joinKeys = new ArrayList<>();
        for (Condition key : keys) {
            Compare compare = key.expression(left, right);
            joinKeys.add(new Join.Key(compare.left(), compare.right(), compare.op()));
        }
        Expression rest = residual == null ? null : residual.expression(left, right);
        return new Join(
                kind,
                new Plan.Values(left.fields(), List.of()),
                new Plan.Values(right.fields(), List.of()),
                joinKeys,
                rest,
                kind == Kind.MARK ? RowGenerator.fresh("mark", Type.BOOLEAN) : null,
                false);
    }

    /// Rows pass the key filters of the build first, where they may.
    static List<Object[]> run(OperatorAssertions run, Join join, Rows left, Rows right) {
        boolean buildsLeft = join.build() == Side.LEFT;
        Rows probe = buildsLeft ? right : left;
        HashJoinBuild build = new HashJoinBuild(join, left.fields(), right.fields(), run.query());
        List<KeyFilterFactory.Test> tests = new ArrayList<>();
        for (int key = 0; key < join.keys().size(); key++) {
            Expression probed = buildsLeft
                    ? join.keys().get(key).right()
                    : join.keys().get(key).left();
            KeyFilter filter = build.filter(key);
            boolean drops = List.of(Kind.INNER, Kind.SEMI, Kind.RIGHT).contains(join.kind()) || buildsLeft;
            if (filter != null && drops && probed instanceof Reference reference) {
                int column = probe.fields().stream().map(Field::id).toList().indexOf(reference.id());
                tests.add(new KeyFilterFactory.Test(column, "key", filter, false));
            }
        }
        run.fill(build, buildsLeft ? left : right);
        if (buildsLeft) {
            run.fill(new HashJoinMatch(build), probe, new KeyFilterFactory(tests));
            return run.read(build.rest(3));
        }
        List<Object[]> rows =
                new ArrayList<>(run.read(run.source(left), new KeyFilterFactory(tests), new HashJoinProbe(build)));
        if (join.kind() == Kind.RIGHT || join.kind() == Kind.FULL) {
            rows.addAll(run.read(build.rest(3)));
        }
        return rows;
    }

    private static String sql(Kind kind, List<Condition> keys, @Nullable Condition residual) {
        List<String> conditions = new ArrayList<>();
        keys.forEach(key -> conditions.add("(" + key.sql() + ")"));
        if (residual != null) {
            conditions.add("(" + residual.sql() + ")");
        }
        String on = conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
        String left = "l.* EXCLUDE (row_number_)";
        String both = left + ", r.* EXCLUDE (row_number_)";
        return switch (kind) {
            case INNER, LEFT, RIGHT, FULL -> "SELECT " + both + " FROM l " + kind + " JOIN r ON " + on;
            case SINGLE -> "SELECT " + both + " FROM l LEFT JOIN r ON " + on;
            case SEMI -> "SELECT " + left + " FROM l WHERE EXISTS (SELECT 1 FROM r WHERE " + on + ")";
            case ANTI -> "SELECT " + left + " FROM l WHERE NOT EXISTS (SELECT 1 FROM r WHERE " + on + ")";
            case MARK ->
                "SELECT " + left + ", CASE WHEN yes > 0 THEN true WHEN open > 0 THEN NULL ELSE false END FROM l JOIN "
                        + "(SELECT l.row_number_ AS n, count(*) FILTER (r.row_number_ IS NOT NULL AND (" + on
                        + ")) AS yes, count(*) FILTER (r.row_number_ IS NOT NULL AND (" + on
                        + ") IS NULL) AS open FROM l LEFT JOIN r ON true GROUP BY l.row_number_) ON n = row_number_";
        };
    }

    private static void check(Rows left, Rows right, List<Condition> keys, @Nullable Condition residual, Kind... kinds) {
        Oracle oracle = Oracle.shared().load("l", left).load("r", right);
        int count = left.rows().size() + keys.size();
        for (Kind kind : kinds) {
            String sql = sql(kind, keys, residual);
            List<Object[]> expected = oracle.query(sql);
            Join join = join(kind, left, right, keys, residual);
            for (int vectorRows : new int[] {1, 7, 64, 2048}) {
                count++;
                Form form = Form.values()[count % 3];
                Settings settings = OperatorAssertions.settings(1 + count % 3, vectorRows, vectorRows * 5)
                        .withEqualHashes(count % 5 == 4);
                try (OperatorAssertions run = new OperatorAssertions(settings, form)) {
                    Oracle.assertSameRows(
                            run(run, join, left, right), expected, sql + " " + form + " " + settings);
                    if (kind == Kind.SEMI || kind == Kind.ANTI) {
                        Oracle.assertSameRows(
                                run(run, join.withBuild(Side.LEFT), left, right),
                                expected,
                                sql + " build left " + form + " " + settings);
                    }
                }
            }
        }
    }

    private static final Kind[] NOT_SINGLE = {
        Kind.INNER, Kind.LEFT, Kind.RIGHT, Kind.FULL, Kind.SEMI, Kind.ANTI, Kind.MARK
    };

    static List<Type> types() {
        return RowGenerator.TYPES;
    }

    private static Rows side(long seed, Type type, Nulls nulls, int distinct, int rows, String value) {
        RowGenerator generator = new RowGenerator(seed);
        return generator
                .column("k", type, i -> nulls == Nulls.SOME && i % 7 == 3
                        ? null
                        : RowGenerator.value(type, 42, (int) ((i * 2654435761L + seed) >>> 3 & 0xffff) % distinct))
                .column("j", Type.INTEGER, Nulls.SOME, 3)
                .column("v", Type.INTEGER, i -> i % 11 == 0 ? null : (long) (i * 7919L + seed) % 100)
                .column(value, Type.VARCHAR, Nulls.SOME, 30)
                .rows(rows);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyKindJoinsByEveryKeyTypeAsDuckDb(Type type) {
        Rows left = side(1, type, Nulls.SOME, 30, 200, "s");
        Rows right = side(2, type, Nulls.SOME, 40, 120, "t");
        Condition key = new Condition("k", Op.EQ);
        check(left, right, List.of(key), null, NOT_SINGLE);
    }

    @ParameterizedTest
    @MethodSource("types")
    void aResidualIsPartOfTheCondition(Type type) {
        Rows left = side(3, type, Nulls.SOME, 12, 100, "s");
        Rows right = side(4, type, Nulls.SOME, 12, 90, "t");
        check(left, right, List.of(new Condition("k", Op.EQ)), new Condition("v", Op.LT), NOT_SINGLE);
    }

    /// Keys from `first` on, each `step` after the one before, in no order; some are NULL, and with `repeats` more than
    /// one row has a key.
    private static Rows numbered(long seed, Type type, long first, long step, int keys, int repeats, String value) {
        return new RowGenerator(seed)
                .column("k", type, i -> i % 13 == 5 ? null : first + step * ((i * 7919L + seed) % keys))
                .column("j", Type.INTEGER, Nulls.SOME, 3)
                .column("v", Type.INTEGER, i -> i % 11 == 0 ? null : (i * 7919L + seed) % 100)
                .column(value, Type.VARCHAR, Nulls.SOME, 30)
                .rows(keys * repeats);
    }

    @Test
    void wholeNumbersThatLieCloseAreFoundByTheirRank() {
        Condition key = new Condition("k", Op.EQ);
        long[] firsts = {0, -70, Long.MIN_VALUE, Long.MAX_VALUE - 6000};
        for (long first : firsts) {
            for (long step : new long[] {1, 3, 64}) {
                Rows left = numbered(20, Type.BIGINT, first, step, 90, 2, "s");
                check(left, numbered(21, Type.BIGINT, first, step, 67, 1, "t"), List.of(key), null, NOT_SINGLE);
                Rows repeated = numbered(22, Type.BIGINT, first, step, 40, 3, "t");
                check(left, repeated, List.of(key), new Condition("v", Op.LT), NOT_SINGLE);
            }
        }
        Rows ints = numbered(23, Type.INTEGER, Integer.MIN_VALUE, 1, 70, 2, "s");
        check(ints, numbered(24, Type.INTEGER, Integer.MIN_VALUE, 2, 60, 1, "t"), List.of(key), null, NOT_SINGLE);
    }

    @Test
    void keysAtBothEndsOfTheirTypeAreNotClose() {
        Rows left = numbered(25, Type.BIGINT, Long.MIN_VALUE, Long.MAX_VALUE, 3, 20, "s");
        Rows right = numbered(26, Type.BIGINT, Long.MIN_VALUE, Long.MAX_VALUE, 3, 5, "t");
        check(left, right, List.of(new Condition("k", Op.EQ)), null, NOT_SINGLE);
        Rows far = numbered(27, Type.BIGINT, -1L << 40, 1L << 33, 80, 2, "t");
        check(far, left, List.of(new Condition("k", Op.EQ)), null, NOT_SINGLE);
        check(left, far, List.of(new Condition("k", Op.EQ)), null, NOT_SINGLE);
    }

    @Test
    void keysThatAreAllNullMatchNothing() {
        Rows left = numbered(28, Type.INTEGER, 0, 1, 20, 2, "s");
        Rows right = new RowGenerator(29)
                .column("k", Type.INTEGER, i -> null)
                .column("v", Type.INTEGER, i -> (long) i)
                .rows(20);
        check(left, right, List.of(new Condition("k", Op.EQ)), null, NOT_SINGLE);
        check(right, left, List.of(new Condition("k", Op.EQ)), null, NOT_SINGLE);
    }

    @Test
    void keysOfSeveralColumnsMatchNullsAsTheirOperatorSays() {
        Rows left = side(5, Type.VARCHAR, Nulls.SOME, 5, 90, "s");
        Rows right = side(6, Type.VARCHAR, Nulls.SOME, 5, 80, "t");
        for (Op first : List.of(Op.EQ, Op.NOT_DISTINCT)) {
            for (Op second : List.of(Op.EQ, Op.NOT_DISTINCT)) {
                List<Condition> keys = List.of(new Condition("k", first), new Condition("j", second));
                check(left, right, keys, null, NOT_SINGLE);
                check(left, right, keys, new Condition("v", Op.GE), NOT_SINGLE);
            }
        }
        check(left, right, List.of(new Condition("j", Op.NOT_DISTINCT)), null, NOT_SINGLE);
    }

    @Test
    void withoutKeysEveryPairIsACandidate() {
        Rows left = side(7, Type.BIGINT, Nulls.NONE, 50, 60, "s");
        Rows right = side(8, Type.BIGINT, Nulls.NONE, 50, 40, "t");
        check(left, right, List.of(), null, NOT_SINGLE);
        check(left, right, List.of(), new Condition("v", Op.LT), NOT_SINGLE);
        check(left, right, List.of(), new Condition("v", Op.EQ), NOT_SINGLE);
    }

    @Test
    void anEmptySideJoinsNothing() {
        Rows left = side(9, Type.INTEGER, Nulls.SOME, 5, 20, "s");
        Rows right = side(10, Type.INTEGER, Nulls.SOME, 5, 20, "t");
        for (List<Condition> keys : List.of(List.of(new Condition("k", Op.EQ)), List.<Condition>of())) {
            check(left, right.withoutRows(), keys, null, NOT_SINGLE);
            check(left.withoutRows(), right, keys, null, NOT_SINGLE);
            check(left.withoutRows(), right.withoutRows(), keys, null, NOT_SINGLE);
        }
        check(left, right.withoutRows(), List.of(new Condition("k", Op.EQ)), null, Kind.SINGLE);
    }

    @Test
    void aSingleJoinKeepsEveryLeftRowOnce() {
        Rows left = side(11, Type.BIGINT, Nulls.SOME, 50, 300, "s");
        Rows right = new RowGenerator(12)
                .column("k", Type.BIGINT, i -> RowGenerator.value(Type.BIGINT, 42, i))
                .column("v", Type.INTEGER, i -> (long) i)
                .rows(40);
        check(left, right, List.of(new Condition("k", Op.EQ)), null, Kind.SINGLE);
        check(left, right, List.of(new Condition("k", Op.EQ)), new Condition("v", Op.LT), Kind.SINGLE);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void aSingleJoinFailsWhereARowHasTwoMatches(Form form) {
        Rows left = side(13, Type.INTEGER, Nulls.NONE, 3, 10, "s");
        Rows right = side(13, Type.INTEGER, Nulls.NONE, 3, 10, "t");
        Join join = join(Kind.SINGLE, left, right, List.of(new Condition("k", Op.EQ)), null);
        for (int vectorRows : new int[] {1, 64}) {
            Settings settings = OperatorAssertions.settings(2, vectorRows, 100);
            try (OperatorAssertions run = new OperatorAssertions(settings, form)) {
                assertThatThrownBy(() -> run(run, join, left, right))
                        .isInstanceOfSatisfying(RayoException.class, e -> assertThat(e.fault())
                                .isEqualTo(Fault.USER))
                        .hasMessageContaining("more than one row");
            }
        }
    }

    @Test
    void computedKeysAreKeptBesideTheRows() {
        Rows left = side(16, Type.INTEGER, Nulls.SOME, 30, 100, "s");
        Rows right = side(17, Type.INTEGER, Nulls.SOME, 30, 100, "t");
        List<Object[]> expected = Oracle.shared().load("l", left).load("r", right)
                .query("SELECT l.* EXCLUDE (row_number_), r.* EXCLUDE (row_number_) FROM l LEFT JOIN r"
                        + " ON l.v::VARCHAR = r.v::VARCHAR AND l.j IS NOT DISTINCT FROM r.j");
        Join plain = join(
                Kind.LEFT, left, right, List.of(new Condition("v", Op.EQ), new Condition("j", Op.NOT_DISTINCT)), null);
        Join.Key key = plain.keys().getFirst();
        Join join = new Join(
                Kind.LEFT,
                plain.left(),
                plain.right(),
                List.of(
                        new Join.Key(
                                new Expression.Cast(key.left(), Type.VARCHAR, false),
                                new Expression.Cast(key.right(), Type.VARCHAR, false),
                                Op.EQ),
                        plain.keys().get(1)),
                null,
                null,
                false);
        for (Form form : Form.values()) {
            try (OperatorAssertions run = new OperatorAssertions(OperatorAssertions.settings(2, 7, 35), form)) {
                Oracle.assertSameRows(run(run, join, left, right), expected, "computed keys");
            }
        }
    }

    @Test
    void aLargeBuildIsSplitAmongWorkers() {
        Rows left = new RowGenerator(14)
                .skewed("k", Type.BIGINT, 200_000)
                .column("v", Type.INTEGER, Nulls.NONE, 1000)
                .rows(20_000);
        Rows right = new RowGenerator(14)
                .skewed("k", Type.BIGINT, 200_000)
                .column("t", Type.VARCHAR, Nulls.SOME, 100)
                .rows(150_000)
                ;
        // A row is dropped where its key is frequent, so that the result stays small.
        List<Object[]> rare = right.rows().stream()
                .filter(row -> ((Long) row[0]) % 3 != 0 || row[0].hashCode() % 64 == 0)
                .toList();
        Rows some = new Rows(right.fields(), rare);
        Oracle oracle = Oracle.shared().load("l", left).load("r", some);
        List<Condition> keys = List.of(new Condition("k", Op.EQ));
        String from = " FROM l JOIN r ON l.k = r.k";
        Object count = oracle.query("SELECT count(*)" + from).getFirst()[0];
        Join join = join(Kind.INNER, left, some, keys, null);
        Settings settings = OperatorAssertions.settings(3, 2048, 8192);
        try (OperatorAssertions run = new OperatorAssertions(settings, Form.PLAIN)) {
            HashJoinBuild build = new HashJoinBuild(join, left.fields(), some.fields(), run.query());
            run.fill(build, some);
            assertThat(build.rowCount()).isEqualTo(rare.size());
            long found = run.count(run.source(left), new HashJoinProbe(build));
            assertThat(Oracle.normal(found)).isEqualTo(count);
        }
    }

    @Test
    void aBuildThatIsRefusedMemoryFailsAndGivesEverythingBack() {
        Rows right = side(15, Type.BIGINT, Nulls.NONE, 1000, 5000, "t");
        Join join = join(Kind.INNER, right, right, List.of(new Condition("k", Op.EQ)), null);
        for (long limit : new long[] {1000, 20_000, 200_000, 300_000}) {
            Settings settings = OperatorAssertions.settings(2, 64, 640).withMemoryLimit(limit);
            try (OperatorAssertions run = new OperatorAssertions(settings, Form.PLAIN)) {
                assertThatThrownBy(() -> run(run, join, right, right))
                        .isInstanceOfSatisfying(RayoException.class, e -> assertThat(e.fault())
                                .isEqualTo(Fault.RESOURCES));
            }
        }
    }
}
