package dev.rayo.sql.optimizer.simplify;

import static dev.rayo.sql.optimizer.Terms.FALSE;
import static dev.rayo.sql.optimizer.Terms.TRUE;
import static dev.rayo.sql.optimizer.Terms.UNKNOWN;
import static dev.rayo.sql.optimizer.Terms.add;
import static dev.rayo.sql.optimizer.Terms.and;
import static dev.rayo.sql.optimizer.Terms.bigint;
import static dev.rayo.sql.optimizer.Terms.call;
import static dev.rayo.sql.optimizer.Terms.cast;
import static dev.rayo.sql.optimizer.Terms.date;
import static dev.rayo.sql.optimizer.Terms.decimal;
import static dev.rayo.sql.optimizer.Terms.distinct;
import static dev.rayo.sql.optimizer.Terms.eq;
import static dev.rayo.sql.optimizer.Terms.ge;
import static dev.rayo.sql.optimizer.Terms.gt;
import static dev.rayo.sql.optimizer.Terms.in;
import static dev.rayo.sql.optimizer.Terms.isNull;
import static dev.rayo.sql.optimizer.Terms.le;
import static dev.rayo.sql.optimizer.Terms.like;
import static dev.rayo.sql.optimizer.Terms.lt;
import static dev.rayo.sql.optimizer.Terms.ne;
import static dev.rayo.sql.optimizer.Terms.not;
import static dev.rayo.sql.optimizer.Terms.notNull;
import static dev.rayo.sql.optimizer.Terms.nothing;
import static dev.rayo.sql.optimizer.Terms.or;
import static dev.rayo.sql.optimizer.Terms.real;
import static dev.rayo.sql.optimizer.Terms.same;
import static dev.rayo.sql.optimizer.Terms.subtract;
import static dev.rayo.sql.optimizer.Terms.text;
import static dev.rayo.sql.optimizer.Terms.value;
import static dev.rayo.sql.optimizer.Terms.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Parameter;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.InterpretedConstants;
import dev.rayo.sql.optimizer.RandomTable;
import dev.rayo.sql.optimizer.RewriteVerifier;
import dev.rayo.sql.plan.ExpressionPrinter;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan.Scan;
import dev.rayo.sql.reference.MemoryTable;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionSimplifierTest {
    private static final Scan TABLE = RewriteVerifier.scan(
            RandomTable.of(
                    "t", 300, 7, "i", Type.INTEGER, "j", Type.INTEGER, "s", Type.SMALLINT, "l", Type.BIGINT, "r", Type.REAL,
                    "d", Type.DOUBLE, "n", Type.decimal(8, 2), "v", Type.VARCHAR, "day", Type.DATE, "ts", Type.TIMESTAMP,
                    "p", Type.BOOLEAN, "q", Type.BOOLEAN, "key!", Type.INTEGER),
            new FieldIds());
    private static final Reference i = column("i");
    private static final Reference j = column("j");
    private static final Reference s = column("s");
    private static final Reference l = column("l");
    private static final Reference r = column("r");
    private static final Reference n = column("n");
    private static final Reference v = column("v");
    private static final Reference day = column("day");
    private static final Reference ts = column("ts");
    private static final Reference p = column("p");
    private static final Reference q = column("q");
    private static final Reference key = column("key");
    private static final Expression YEAR = call("date_part", Type.BIGINT, text("year"), day);

    private static Reference column(String name) {
        return RewriteVerifier.column(TABLE, name);
    }

    private static ExpressionSimplifier simplifier() {
        BitSet notNull = new BitSet();
        notNull.set(key.id());
        return new ExpressionSimplifier(new InterpretedConstants(), notNull);
    }

    static Stream<Arguments> rewrites() {
        Expression timestamp = cast(date("1996-01-01"), Type.TIMESTAMP);
        Expression noon = add(timestamp, new Literal(new Interval(0, 0, 43_200_000_000L), Type.INTERVAL));
        return Stream.of(
                // constants
                Arguments.of(add(value(1), add(value(2), value(3))), "6"),
                Arguments.of(lt(i, add(value(1), value(2))), "i < 3"),
                Arguments.of(eq(text("a"), text("b")), "FALSE"),
                Arguments.of(call("divide", Type.DOUBLE, real(1), real(4)), "0.25e0"),
                // logic
                Arguments.of(and(p, and(q, TRUE), p), "p AND q"),
                Arguments.of(or(p, or(FALSE, q)), "p OR q"),
                Arguments.of(and(p, FALSE), "FALSE"),
                Arguments.of(or(p, TRUE), "TRUE"),
                Arguments.of(and(p, p), "p"),
                Arguments.of(and(TRUE, TRUE), "TRUE"),
                Arguments.of(or(FALSE, FALSE), "FALSE"),
                Arguments.of(and(p, UNKNOWN), "p AND NULL"),
                Arguments.of(not(not(p)), "p"),
                Arguments.of(not(UNKNOWN), "NULL"),
                Arguments.of(not(and(p, lt(i, value(3)))), "NOT p OR i >= 3"),
                Arguments.of(not(or(not(p), isNull(i))), "p AND i IS NOT NULL"),
                Arguments.of(or(and(p, lt(i, value(3))), and(q, p)), "p AND (i < 3 OR q)"),
                Arguments.of(or(and(p, q), p), "p"),
                // comparisons
                Arguments.of(lt(value(3), i), "i > 3"),
                Arguments.of(eq(i, nothing(Type.INTEGER)), "NULL"),
                Arguments.of(same(i, nothing(Type.INTEGER)), "i IS NULL"),
                Arguments.of(distinct(i, nothing(Type.INTEGER)), "i IS NOT NULL"),
                Arguments.of(same(nothing(Type.INTEGER), nothing(Type.INTEGER)), "TRUE"),
                Arguments.of(distinct(value(1), nothing(Type.INTEGER)), "TRUE"),
                Arguments.of(eq(p, TRUE), "p"),
                Arguments.of(ne(p, TRUE), "NOT p"),
                Arguments.of(eq(p, FALSE), "NOT p"),
                Arguments.of(eq(nothing(Type.INTEGER), i), "NULL"),
                Arguments.of(isNull(key), "FALSE"),
                Arguments.of(notNull(add(key, key)), "TRUE"),
                Arguments.of(same(key, value(3)), "key = 3"),
                Arguments.of(not(same(key, add(key, key))), "key <> key + key"),
                Arguments.of(same(lt(key, value(3)), TRUE), "key < 3"),
                Arguments.of(not(same(lt(key, value(3)), TRUE)), "key >= 3"),
                Arguments.of(same(key, i), "key IS NOT DISTINCT FROM i"),
                Arguments.of(isNull(cast(i, Type.BIGINT)), "i IS NULL"),
                Arguments.of(isNull(new Expression.Cast(v, Type.BIGINT, true)), "TRY_CAST(v AS BIGINT) IS NULL"),
                // CASE
                Arguments.of(when(FALSE, i, j), "j"),
                Arguments.of(when(UNKNOWN, i, j), "j"),
                Arguments.of(when(TRUE, i, j), "i"),
                Arguments.of(when(p, i, i), "i"),
                Arguments.of(when(notNull(key), key, i), "key"),
                // membership
                Arguments.of(in(i), "FALSE"),
                Arguments.of(in(i, 3), "i = 3"),
                Arguments.of(in(i, 3, 4, 3), "i IN (3, 4)"),
                Arguments.of(or(eq(i, value(1)), p, in(i, 2, 3), eq(i, value(2))), "i IN (1, 2, 3) OR p"),
                Arguments.of(and(ne(i, value(1)), ne(i, value(2)), p), "i NOT IN (1, 2) AND p"),
                Arguments.of(not(or(eq(i, value(1)), eq(i, value(2)))), "i NOT IN (1, 2)"),
                Arguments.of(or(eq(i, value(1)), eq(j, value(2))), "i = 1 OR j = 2"),
                // casts
                Arguments.of(eq(cast(i, Type.BIGINT), bigint(5)), "i = 5"),
                Arguments.of(eq(cast(s, Type.BIGINT), bigint(70_000)), "s IS NULL AND NULL"),
                Arguments.of(ne(cast(s, Type.BIGINT), bigint(70_000)), "s IS NOT NULL OR NULL"),
                Arguments.of(lt(cast(s, Type.BIGINT), bigint(70_000)), "s IS NOT NULL OR NULL"),
                Arguments.of(gt(cast(s, Type.BIGINT), bigint(-70_000)), "s IS NOT NULL OR NULL"),
                Arguments.of(gt(cast(s, Type.BIGINT), bigint(70_000)), "s IS NULL AND NULL"),
                Arguments.of(le(cast(s, Type.BIGINT), bigint(-70_000)), "s IS NULL AND NULL"),
                Arguments.of(distinct(cast(s, Type.BIGINT), bigint(70_000)), "TRUE"),
                Arguments.of(same(cast(s, Type.BIGINT), bigint(70_000)), "FALSE"),
                Arguments.of(lt(cast(i, Type.decimal(12, 2)), decimal("5.50", 12)), "i <= 5"),
                Arguments.of(gt(cast(i, Type.decimal(12, 2)), decimal("5.50", 12)), "i >= 6"),
                Arguments.of(eq(cast(i, Type.decimal(12, 2)), decimal("5.50", 12)), "i IS NULL AND NULL"),
                Arguments.of(le(cast(i, Type.decimal(12, 2)), decimal("5.00", 12)), "i <= 5"),
                Arguments.of(lt(cast(i, Type.DOUBLE), real(2.5)), "i <= 2"),
                Arguments.of(lt(cast(i, Type.DOUBLE), real(Double.NaN)), "i IS NOT NULL OR NULL"),
                Arguments.of(lt(cast(i, Type.DOUBLE), real(Double.NEGATIVE_INFINITY)), "i IS NULL AND NULL"),
                Arguments.of(eq(cast(n, Type.DOUBLE), real(0.1)), "n = 0.10"),
                Arguments.of(ge(cast(n, Type.DOUBLE), real(0.123)), "n >= 0.13"),
                Arguments.of(eq(cast(l, Type.DOUBLE), real(2)), "CAST(l AS DOUBLE) = 2.0e0"),
                Arguments.of(eq(cast(n, Type.decimal(10, 3)), decimal("0.500", 10)), "n = 0.50"),
                Arguments.of(eq(cast(r, Type.DOUBLE), real(0.5)), "r = 0.5e0"),
                Arguments.of(lt(cast(r, Type.DOUBLE), real(0.1)), "CAST(r AS DOUBLE) < 0.1e0"),
                Arguments.of(eq(cast(i, Type.BIGINT), cast(j, Type.BIGINT)), "i = j"),
                Arguments.of(eq(cast(i, Type.BIGINT), cast(s, Type.BIGINT)), "CAST(i AS BIGINT) = CAST(s AS BIGINT)"),
                Arguments.of(in(cast(i, Type.BIGINT), 1, 2, null), "i IN (1, 2, NULL)"),
                Arguments.of(in(cast(s, Type.BIGINT), 80_000, 90_000), "s IS NULL AND NULL"),
                // dates
                Arguments.of(ge(cast(day, Type.TIMESTAMP), timestamp), "day >= DATE '1996-01-01'"),
                Arguments.of(ge(cast(day, Type.TIMESTAMP), noon), "day >= DATE '1996-01-02'"),
                Arguments.of(lt(cast(day, Type.TIMESTAMP), noon), "day <= DATE '1996-01-01'"),
                Arguments.of(
                        eq(cast(ts, Type.DATE), date("1996-01-01")),
                        "ts >= TIMESTAMP '1996-01-01 00:00:00' AND ts < TIMESTAMP '1996-01-02 00:00:00'"),
                Arguments.of(gt(cast(ts, Type.DATE), date("1996-01-01")), "ts >= TIMESTAMP '1996-01-02 00:00:00'"),
                Arguments.of(lt(cast(ts, Type.DATE), date("1996-01-01")), "ts < TIMESTAMP '1996-01-01 00:00:00'"),
                Arguments.of(ne(cast(ts, Type.DATE), date("1996-01-01")),
                        "ts < TIMESTAMP '1996-01-01 00:00:00' OR ts >= TIMESTAMP '1996-01-02 00:00:00'"),
                Arguments.of(eq(YEAR, bigint(1995)), "day >= DATE '1995-01-01' AND day < DATE '1996-01-01'"),
                Arguments.of(ge(YEAR, bigint(1996)), "day >= DATE '1996-01-01'"),
                Arguments.of(gt(YEAR, bigint(1995)), "day >= DATE '1996-01-01'"),
                Arguments.of(le(YEAR, bigint(1995)), "day < DATE '1996-01-01'"),
                Arguments.of(lt(YEAR, bigint(1996)), "day < DATE '1996-01-01'"),
                Arguments.of(
                        same(YEAR, bigint(1995)),
                        "day IS NOT NULL AND day >= DATE '1995-01-01' AND day < DATE '1996-01-01'"),
                Arguments.of(
                        distinct(YEAR, bigint(1995)),
                        "day IS NULL OR day < DATE '1995-01-01' OR day >= DATE '1996-01-01'"),
                Arguments.of(eq(YEAR, bigint(100_000)), "date_part('year', day) = 100000"),
                // arithmetic
                Arguments.of(lt(add(i, value(5)), value(7)), "i < 2"),
                Arguments.of(lt(add(value(5), i), value(7)), "i < 2"),
                Arguments.of(ge(subtract(i, value(5)), value(-2)), "i >= 3"),
                Arguments.of(ge(subtract(value(5), i), value(2)), "i <= 3"),
                Arguments.of(gt(add(i, value(5)), value(Integer.MIN_VALUE)), "i + 5 > -2147483648"),
                Arguments.of(gt(subtract(value(-5), i), value(Integer.MAX_VALUE)), "-5 - i > 2147483647"),
                Arguments.of(gt(add(l, bigint(5)), bigint(Long.MIN_VALUE)), "l + 5 > -9223372036854775808"),
                Arguments.of(
                        lt(call("add", Type.DATE, day, value(30)), date("1996-01-31")), "day < DATE '1996-01-01'"),
                Arguments.of(
                        lt(
                                call("add", Type.TIMESTAMP, day, new Literal(new Interval(0, 2, 0), Type.INTERVAL)),
                                timestamp),
                        "day < DATE '1995-12-30'"),
                Arguments.of(
                        gt(
                                call("add", Type.TIMESTAMP, day, new Literal(new Interval(1, 0, 0), Type.INTERVAL)),
                                timestamp),
                        "day + INTERVAL '1 month' > TIMESTAMP '1996-01-01 00:00:00'"),
                // LIKE
                Arguments.of(like(v, "abc"), "v = 'abc'"),
                Arguments.of(like(v, ""), "v = ''"),
                Arguments.of(like(v, "PROMO%"), "starts_with(v, 'PROMO')"),
                Arguments.of(like(v, "%b"), "ends_with(v, 'b')"),
                Arguments.of(like(v, "%b%%"), "contains(v, 'b')"),
                Arguments.of(like(v, "%"), "v IS NOT NULL OR NULL"),
                Arguments.of(like(v, "a%c"), "v LIKE 'a%c'"),
                Arguments.of(like(v, "a_c%"), "v LIKE 'a_c%'"),
                Arguments.of(call("like_escape", Type.BOOLEAN, v, text("a%"), text("!")), "starts_with(v, 'a')"),
                Arguments.of(not(like(v, "a%c")), "v NOT LIKE 'a%c'"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("rewrites")
    void rewritesKeepTheValueOnEveryRow(Expression before, String expected) {
        Expression after = simplifier().simplify(before);

        assertThat(ExpressionPrinter.print(after)).isEqualTo(expected);
        assertThat(after.type()).isEqualTo(before.type());
        assertThat(simplifier().simplify(after)).isSameAs(after);
        RewriteVerifier.sameValues(TABLE, before, after);
    }

    @Test
    void whatFailsStaysForRunTime() {
        Expression overflow = add(value(Integer.MAX_VALUE), value(1));
        assertThat(simplifier().simplify(when(p, overflow, i))).isEqualTo(when(p, overflow, i));
    }

    @Test
    void volatileCallsAndParametersAreNotFolded() {
        Expression random = call("random", Type.DOUBLE);
        assertThat(simplifier().simplify(random)).isSameAs(random);
        assertThat(simplifier().simplify(and(lt(random, real(2)), lt(random, real(2))))).isInstanceOf(Expression.Logical.class);
        Expression sum = add(new Parameter(0, Type.INTEGER), value(1));
        assertThat(simplifier().simplify(sum)).isEqualTo(sum);
    }

    @Test
    void unknownFunctionsAreTakenForVolatile() {
        Expression twice = and(call("frobnicate", Type.BOOLEAN, p), call("frobnicate", Type.BOOLEAN, p));
        assertThat(simplifier().simplify(twice)).isEqualTo(twice);
    }

    @Test
    void randomExpressionsKeepTheirValues() {
        Random random = new Random(42);
        for (int round = 0; round < 3_000; round++) {
            Expression before = randomBoolean(random, 4);
            RewriteVerifier.sameValues(SMALL, before, simplifier().simplify(before));
        }
    }

    @Test
    void randomPredicatesKeepTheirRows() {
        PredicateSimplifier predicates = new PredicateSimplifier(simplifier());
        Random random = new Random(43);
        for (int round = 0; round < 3_000; round++) {
            Expression before = randomBoolean(random, 4);
            RewriteVerifier.sameRows(SMALL, before, predicates.simplify(before));
        }
    }

    private static final Scan SMALL =
            new Scan(smallTable(), TABLE.fields(), TABLE.columns(), null);

    private static MemoryTable smallTable() {
        MemoryTable table = (MemoryTable) TABLE.table();
        Object[] schema = table.columns().stream().flatMap(each -> Stream.of(each.name(), each.type())).toArray();
        MemoryTable small = MemoryTable.of("small", schema);
        table.rows().stream().limit(40).forEach(small::row);
        return small;
    }

    private static Expression randomBoolean(Random random, int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            return List.of(p, q, TRUE, FALSE, UNKNOWN, isNull(i)).get(random.nextInt(6));
        }
        return switch (random.nextInt(9)) {
            case 0 -> not(randomBoolean(random, depth - 1));
            case 1 -> when(randomBoolean(random, depth - 1), randomBoolean(random, depth - 1), randomBoolean(random, 0));
            case 2 -> new Expression.Logical(Expression.Logical.Op.AND, randomTerms(random, depth));
            case 3 -> new Expression.Logical(Expression.Logical.Op.OR, randomTerms(random, depth));
            case 4 -> new Expression.Compare(randomOp(random), randomInteger(random), randomInteger(random));
            case 5 -> new Expression.Compare(
                    randomOp(random), cast(randomInteger(random), Type.BIGINT), bigint(random.nextInt(-3, 9)));
            case 6 -> new Expression.Compare(
                    randomOp(random), cast(n, Type.DOUBLE), real(random.nextInt(-30, 30) / 10.0));
            case 7 -> in(randomInteger(random), random.nextInt(4), random.nextInt(4), random.nextInt(8) == 0 ? null : 2);
            default -> new Expression.Compare(randomOp(random), i, value(random.nextInt(-2, 9)));
        };
    }

    private static List<Expression> randomTerms(Random random, int depth) {
        List<Expression> terms = new ArrayList<>();
        for (int count = 2 + random.nextInt(3); count > 0; count--) {
            terms.add(randomBoolean(random, depth - 1));
        }
        return terms;
    }

    private static Expression.Compare.Op randomOp(Random random) {
        return Expression.Compare.Op.values()[random.nextInt(Expression.Compare.Op.values().length)];
    }

    private static Expression randomInteger(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> i;
            case 1 -> j;
            case 2 -> key;
            case 3 -> add(i, value(random.nextInt(4)));
            case 4 -> when(p, i, value(2));
            default -> random.nextInt(9) == 0 ? nothing(Type.INTEGER) : value(random.nextInt(-2, 9));
        };
    }
}
