package dev.rayo.sql.plan;

import static dev.rayo.sql.optimizer.Terms.add;
import static dev.rayo.sql.optimizer.Terms.bigint;
import static dev.rayo.sql.optimizer.Terms.eq;
import static dev.rayo.sql.optimizer.Terms.gt;
import static dev.rayo.sql.optimizer.Terms.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.Expression.Subquery;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.optimizer.RewriteVerifier;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.DistinctOn;
import dev.rayo.sql.plan.Plan.Exchange;
import dev.rayo.sql.plan.Plan.Filter;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.Limit;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.Plan.Scan;
import dev.rayo.sql.plan.Plan.Series;
import dev.rayo.sql.plan.Plan.SetOperation;
import dev.rayo.sql.plan.Plan.SharedScan;
import dev.rayo.sql.plan.Plan.Sort;
import dev.rayo.sql.plan.Plan.TopN;
import dev.rayo.sql.plan.Plan.Union;
import dev.rayo.sql.plan.Plan.Values;
import dev.rayo.sql.plan.Plan.Window;
import dev.rayo.sql.plan.Plan.Window.Counted;
import dev.rayo.sql.plan.Plan.With;
import dev.rayo.sql.reference.MemoryTable;
import dev.rayo.sql.type.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanPrinterTest {
    private final FieldIds ids = new FieldIds();
    private final Scan t = RewriteVerifier.scan(MemoryTable.of("t", "a", Type.INTEGER, "b", Type.INTEGER), ids);
    private final Scan u = RewriteVerifier.scan(MemoryTable.of("u", "a", Type.INTEGER, "c", Type.VARCHAR), ids);
    private final Reference a = RewriteVerifier.column(t, "a");
    private final Reference b = RewriteVerifier.column(t, "b");
    private final Reference ua = RewriteVerifier.column(u, "a");

    private static final AggregateCall COUNT = new AggregateCall("count", List.of(), false, null, List.of(), Type.BIGINT);

    @Test
    void printsOneOperatorALineWithItsInputsBelow() {
        Field sum = ids.field("total", Type.decimal(38, 0));
        Plan join = new Join(
                Join.Kind.INNER, t, u, List.of(new Join.Key(a, ua, Compare.Op.EQ)), gt(b, value(3)), null, false);
        AggregateCall call = new AggregateCall("sum", List.of(b), true, gt(a, value(1)), List.of(), sum.type());
        Plan aggregate = new Aggregate(
                join,
                List.of(new Assignment(ids.field("key", Type.INTEGER), a)),
                List.of(List.of(0)),
                List.of(new Aggregate.Measure(sum, call)),
                null);
        Plan top = new TopN(aggregate, List.of(new SortKey(Reference.to(sum), false, true)), 10, 5);

        assertThat(PlanPrinter.print(top, plan -> plan instanceof Scan ? 1234.4 : 7))
                .isEqualTo(
                        """
                        TopN 10 OFFSET 5 BY total DESC NULLS FIRST  (~7 rows)
                          Aggregate sum(DISTINCT b) FILTER (WHERE a#1 > 1) AS total BY a#1 AS key  (~7 rows)
                            Join INNER ON a#1 = a#2 AND b > 3  (~7 rows)
                              Scan t [a#1, b]  (~1234 rows)
                              Scan u [a#2, c]  (~1234 rows)
                        """);
    }

    @Test
    void printsEveryOperator() {
        assertThat(line(new Scan(t.table(), t.fields(), t.columns(), gt(a, value(2))))).isEqualTo("Scan t [a, b] WHERE a > 2");
        assertThat(line(new Scan(t.table(), t.fields(), t.columns(), Literal.TRUE))).isEqualTo("Scan t [a, b]");
        assertThat(line(new Values(List.of(ids.field("x", Type.INTEGER)), List.of(List.of(value(1)), List.of(value(2))))))
                .isEqualTo("Values [x] (1), (2)");
        assertThat(line(new Values(List.of(), List.of()))).isEqualTo("Values [] no rows");
        List<Expression> one = List.of(value(1));
        assertThat(line(new Values(List.of(ids.field("x", Type.INTEGER)), List.of(one, one, one, one))))
                .isEqualTo("Values [x] 4 rows");
        assertThat(line(new Series(ids.field("i", Type.BIGINT), bigint(1), bigint(9), bigint(2), false)))
                .isEqualTo("Series i FROM 1 TO 9 BY 2 (end excluded)");
        assertThat(line(new Filter(t, gt(a, value(2))))).isEqualTo("Filter a > 2");
        Field sum = ids.field("sum", Type.INTEGER);
        assertThat(line(new Project(t, List.of(new Assignment(t.fields().getFirst(), a), new Assignment(sum, add(a, b))))))
                .isEqualTo("Project a, a + b AS sum");
        assertThat(line(new Limit(t, Long.MAX_VALUE, 3))).isEqualTo("Limit ALL OFFSET 3");
        assertThat(line(new Limit(t, 3, 0))).isEqualTo("Limit 3");
        assertThat(line(new Sort(t, List.of(new SortKey(a, true, false))))).isEqualTo("Sort BY a");
        assertThat(line(new DistinctOn(t, List.of(a), List.of(new SortKey(b, true, false)))))
                .isEqualTo("DistinctOn a ORDER BY b");
        assertThat(line(new DistinctOn(t, List.of(a), List.of()))).isEqualTo("DistinctOn a");
        assertThat(line(new Union(List.of(t, t), List.of(ids.field("x", Type.INTEGER))))).isEqualTo("Union [x]");
        List<Field> x = List.of(ids.field("x", Type.INTEGER));
        assertThat(line(new SetOperation(SetOperation.Kind.EXCEPT, true, t, t, x))).isEqualTo("Except ALL [x]");
        assertThat(line(new SetOperation(SetOperation.Kind.INTERSECT, false, t, t, x))).isEqualTo("Intersect [x]");
        assertThat(line(new Exchange(t, Exchange.Kind.HASH, List.of(a)))).isEqualTo("Exchange HASH BY a");
        assertThat(line(new Exchange(t, Exchange.Kind.GATHER, List.of()))).isEqualTo("Exchange GATHER");
        assertThat(line(new Join(Join.Kind.MARK, t, u, List.of(), null, ids.field("m", Type.BOOLEAN), true)))
                .isEqualTo("Join MARK m (dependent)");
        assertThat(line(new Join(Join.Kind.LEFT, t, u, List.of(), gt(b, value(2)), null, false)))
                .isEqualTo("Join LEFT ON b > 2");
    }

    @Test
    void printsDistinctAndGroupingSets() {
        List<Assignment> keys =
                List.of(new Assignment(t.fields().get(0), a), new Assignment(t.fields().get(1), b));
        assertThat(line(new Aggregate(t, keys, List.of(List.of(0, 1)), List.of(), null))).isEqualTo("Distinct a, b");
        List<List<Integer>> rollup = List.of(List.of(0, 1), List.of(0), List.of());
        Aggregate.Measure count = new Aggregate.Measure(ids.field("n", Type.BIGINT), COUNT);
        assertThat(line(new Aggregate(t, keys, rollup, List.of(count), ids.field("g", Type.INTEGER))))
                .isEqualTo("Aggregate count(*) AS n, GROUPING AS g BY a, b IN ((a, b), (a), ())");
        AggregateCall words =
                new AggregateCall("first", List.of(a), false, null, List.of(new SortKey(b, false, false)), Type.INTEGER);
        Aggregate.Measure first = new Aggregate.Measure(ids.field("f", Type.INTEGER), words);
        assertThat(line(new Aggregate(t, List.of(), List.of(List.of()), List.of(first), null)))
                .isEqualTo("Aggregate first(a ORDER BY b DESC) AS f");
    }

    private Window first(long rowsMax, Counted counted) {
        return new Window(t, List.of(a), List.of(new SortKey(b, false, false)), List.of(), rowsMax, counted);
    }

    @Test
    void printsWindowsWithTheirFrames() {
        WindowCall rank = new WindowCall(
                ids.field("r", Type.BIGINT), "rank", List.of(), null, false, false, WindowCall.Frame.TO_CURRENT_ROW);
        WindowCall.Frame frame = new WindowCall.Frame(
                WindowCall.Unit.ROWS, WindowCall.Bound.PRECEDING, value(2), WindowCall.Bound.CURRENT_ROW, null);
        WindowCall lag =
                new WindowCall(ids.field("l", Type.INTEGER), "lag", List.of(a), gt(a, value(1)), true, true, frame);
        WindowCall count = new WindowCall(
                ids.field("c", Type.BIGINT), "count", List.of(), null, false, false, WindowCall.Frame.WHOLE_PARTITION);
        assertThat(line(new Window(t, List.of(a), List.of(new SortKey(b, true, false)), List.of(rank, lag))))
                .isEqualTo("Window rank() OVER (PARTITION BY a ORDER BY b) AS r, lag(DISTINCT a IGNORE NULLS) FILTER "
                        + "(WHERE a > 1) OVER (PARTITION BY a ORDER BY b ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS l");
        assertThat(line(first(3, Counted.RANK))).endsWith(" FIRST 3 WITH TIES PER a ORDER BY b DESC");
        assertThat(line(first(3, Counted.DENSE_RANK))).endsWith(" FIRST 3 GROUPS OF TIES PER a ORDER BY b DESC");
        assertThat(line(first(3, Counted.ROW_NUMBER))).isEqualTo("Window FIRST 3 PER a ORDER BY b DESC");
        assertThat(line(new Window(t, List.of(), List.of(), List.of(count))))
                .isEqualTo("Window count(*) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS c");
    }

    /// NullAway does not see in a class file that the operator of a [Subquery] may be null.
    @SuppressWarnings("NullAway")
    private static Subquery subquery(Subquery.Kind kind, Plan plan) {
        return new Subquery(kind, List.of(), null, plan);
    }

    @Test
    void printsSharedPlansAndSubqueriesWhereTheyAreUsed() {
        Plan read = new SharedScan(3, "odd name", List.of(ids.field("a", Type.INTEGER)), List.of(0));
        Plan with = new With(List.of(new With.Shared(3, "odd name", t)), read);
        assertThat(PlanPrinter.print(with))
                .isEqualTo(
                        """
                        With
                          Shared "odd name"
                            Scan t [a#2, b]
                          Read "odd name" [a#1]
                        """);
        Expression exists = subquery(Subquery.Kind.EXISTS, new Filter(u, eq(ua, a)));
        assertThat(PlanPrinter.print(new Filter(t, exists)))
                .isEqualTo(
                        """
                        Filter EXISTS(subquery)
                          Subquery
                            Filter a#2 = a#1
                              Scan u [a#2, c]
                          Scan t [a#1, b]
                        """);
    }

    @Test
    void describesOneOperatorAlone() {
        assertThat(PlanPrinter.describe(new Limit(t, 1, 0))).isEqualTo("Limit 1");
    }

    private static String line(Plan plan) {
        return PlanPrinter.print(plan).lines().findFirst().orElseThrow().strip();
    }
}
