package dev.rayo.engine.expression;

import static dev.rayo.sql.type.Type.BIGINT;
import static dev.rayo.sql.type.Type.BOOLEAN;
import static dev.rayo.sql.type.Type.INTEGER;
import static dev.rayo.sql.type.Type.INTERVAL;
import static dev.rayo.sql.type.Type.VARCHAR;

import dev.rayo.engine.expression.value.ValueText;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.In;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.type.Type;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogicTest extends DuckTest {
    static Stream<Type> types() {
        return Stream.of(
                BOOLEAN, Type.TINYINT, INTEGER, BIGINT, Type.REAL, Type.DOUBLE, Type.decimal(10, 2), Type.decimal(30, 4),
                VARCHAR, Type.BLOB, Type.DATE, Type.TIME, Type.TIMESTAMP, Type.TIMESTAMP_TZ, Type.TIMESTAMP_NS, INTERVAL);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeComparesLikeDuckDb(Type type) throws SQLException {
        Expectation rows = Expectation.pairs(oracle, type, values(type, 5), type, values(type, 5));
        for (Compare.Op op : Compare.Op.values()) {
            rows.holds("a " + op.sql() + " b", new Compare(op, rows.ref(0), rows.ref(1)));
        }
        rows.holds("a IS NULL", new IsNull(rows.ref(0)));
        rows.holds("b IS NOT NULL", new Not(new IsNull(rows.ref(1))));
    }

    @ParameterizedTest
    @MethodSource("types")
    void inFindsConstantsLikeDuckDb(Type type) throws SQLException {
        Expectation rows = Expectation.of(oracle, type, values(type, 30));
        List<Object> all = values(type, 30);
        for (int[] picked : new int[][] {{1}, {1, 2}, {0, 2}, {0}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20}}) {
            List<Literal> literals = new ArrayList<>();
            for (int each : picked) {
                literals.add(new Literal(all.get(Math.min(each, all.size() - 1)), type));
            }
            String list = String.join(", ", literals.stream().map(LogicTest::sql).toList());
            rows.holds("a IN (" + list + ")", new In(rows.ref(0), literals));
        }
    }

    private static String sql(Literal literal) {
        return literal.isNull()
                ? "CAST(NULL AS " + literal.type() + ")"
                : "CAST('" + ValueText.of(literal.value(), literal.type()).replace("'", "''").replace("\u0000", "' || chr(0) || '") + "' AS " + literal.type() + ")";
    }

    @Test
    void andOrAndNotAreThreeValued() throws SQLException {
        List<Object> some = Arrays.asList(true, false, null);
        List<Object> a = new ArrayList<>();
        List<Object> b = new ArrayList<>();
        List<Object> c = new ArrayList<>();
        for (Object x : some) {
            for (Object y : some) {
                for (Object z : some) {
                    a.add(x);
                    b.add(y);
                    c.add(z);
                }
            }
        }
        Expectation rows = Expectation.load(oracle, List.of(BOOLEAN, BOOLEAN, BOOLEAN), List.of(a, b, c));
        List<Expression> all = List.of(rows.ref(0), rows.ref(1), rows.ref(2));
        rows.holds("a AND b AND c", new Logical(Logical.Op.AND, all));
        rows.holds("a OR b OR c", new Logical(Logical.Op.OR, all));
        rows.holds("NOT a", new Not(rows.ref(0)));
        rows.holds(
                "a OR (b AND NOT c)",
                new Logical(Logical.Op.OR, List.of(rows.ref(0), new Logical(Logical.Op.AND, List.of(rows.ref(1), new Not(rows.ref(2)))))));
        rows.holds("a AND NULL", new Logical(Logical.Op.AND, List.of(rows.ref(0), new Literal(null, BOOLEAN))));
        rows.holds("a OR true", new Logical(Logical.Op.OR, List.of(rows.ref(0), Literal.TRUE)));
        // Costly terms see only the rows that are open.
        Expression costly = new Compare(
                Compare.Op.EQ, call("regexp_replace", VARCHAR, text("a"), text("a"), text("b")), text("b"));
        rows.holds("a AND b AND true", new Logical(Logical.Op.AND, List.of(rows.ref(0), rows.ref(1), costly)));
        rows.holds("a OR b OR false", new Logical(Logical.Op.OR, List.of(rows.ref(0), rows.ref(1), new Not(costly))));
    }

    @Test
    void termsThatFailAreNotReachedByDecidedRows() throws SQLException {
        Expectation rows = Expectation.pairs(oracle, INTEGER, Arrays.asList(0L, 1L, 2L, -3L, null), INTEGER, Arrays.asList(10L, 0L, null));
        Compare isZero = new Compare(Compare.Op.EQ, rows.ref(1), integer(0));
        Compare quotient = new Compare(Compare.Op.GT, call("integer_divide", INTEGER, rows.ref(0), rows.ref(1)), integer(0));
        // DuckDB evaluates both terms on all rows unless it filters by them.
        rows.holds("b = 0 OR a // nullif(b, 0) > 0", new Logical(Logical.Op.OR, List.of(isZero, quotient)));
        rows.holds("NOT b = 0 AND a // nullif(b, 0) > 0", new Logical(Logical.Op.AND, List.of(new Not(isZero), quotient)));
        rows.holds(
                "CASE WHEN b = 0 THEN -1 ELSE a // b END",
                new Case(List.of(new Case.Branch(isZero, integer(-1))), call("integer_divide", INTEGER, rows.ref(0), rows.ref(1))));
    }

    @ParameterizedTest
    @MethodSource("types")
    void casePicksTheFirstBranchThatHolds(Type type) throws SQLException {
        Expectation rows = Expectation.pairs(oracle, type, values(type, 3), INTEGER, Arrays.asList(1L, 2L, 3L, null));
        Expression one = new Compare(Compare.Op.EQ, rows.ref(1), integer(1));
        Expression two = new Compare(Compare.Op.EQ, rows.ref(1), integer(2));
        Literal constant = new Literal(values(type, 3).get(1), type);
        Literal nothing = new Literal(null, type);
        rows.holds(
                "CASE WHEN b = 1 THEN a WHEN b = 2 THEN " + sql(constant) + " END",
                new Case(List.of(new Case.Branch(one, rows.ref(0)), new Case.Branch(two, constant)), nothing));
        rows.holds(
                "CASE WHEN b = 1 THEN NULL WHEN b = 2 THEN " + sql(constant) + " ELSE NULL END",
                new Case(List.of(new Case.Branch(one, nothing), new Case.Branch(two, constant)), nothing));
        rows.holds(
                "coalesce(a, " + sql(constant) + ")",
                new Case(List.of(new Case.Branch(new Not(new IsNull(rows.ref(0))), rows.ref(0))), constant));
    }
}
