package dev.rayo.sql.optimizer.simplify;

import static dev.rayo.sql.optimizer.Terms.FALSE;
import static dev.rayo.sql.optimizer.Terms.TRUE;
import static dev.rayo.sql.optimizer.Terms.UNKNOWN;
import static dev.rayo.sql.optimizer.Terms.and;
import static dev.rayo.sql.optimizer.Terms.eq;
import static dev.rayo.sql.optimizer.Terms.ge;
import static dev.rayo.sql.optimizer.Terms.gt;
import static dev.rayo.sql.optimizer.Terms.in;
import static dev.rayo.sql.optimizer.Terms.isNull;
import static dev.rayo.sql.optimizer.Terms.le;
import static dev.rayo.sql.optimizer.Terms.lt;
import static dev.rayo.sql.optimizer.Terms.ne;
import static dev.rayo.sql.optimizer.Terms.not;
import static dev.rayo.sql.optimizer.Terms.notNull;
import static dev.rayo.sql.optimizer.Terms.or;
import static dev.rayo.sql.optimizer.Terms.same;
import static dev.rayo.sql.optimizer.Terms.text;
import static dev.rayo.sql.optimizer.Terms.value;
import static dev.rayo.sql.optimizer.Terms.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.InterpretedConstants;
import dev.rayo.sql.optimizer.RandomTable;
import dev.rayo.sql.optimizer.RewriteVerifier;
import dev.rayo.sql.plan.ExpressionPrinter;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan.Scan;
import dev.rayo.sql.type.Type;
import java.util.BitSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PredicateSimplifierTest {
    private static final Scan TABLE = RewriteVerifier.scan(
            RandomTable.of(
                    "t", 400, 9, "i", Type.INTEGER, "j", Type.INTEGER, "d", Type.DOUBLE, "v", Type.VARCHAR, "p", Type.BOOLEAN,
                    "q", Type.BOOLEAN),
            new FieldIds());
    private static final Reference i = RewriteVerifier.column(TABLE, "i");
    private static final Reference j = RewriteVerifier.column(TABLE, "j");
    private static final Reference v = RewriteVerifier.column(TABLE, "v");
    private static final Reference p = RewriteVerifier.column(TABLE, "p");
    private static final Reference q = RewriteVerifier.column(TABLE, "q");

    static Stream<Arguments> rewrites() {
        return Stream.of(
                // NULL counts as FALSE
                Arguments.of(UNKNOWN, "FALSE"),
                Arguments.of(and(p, UNKNOWN), "FALSE"),
                Arguments.of(or(p, and(q, UNKNOWN)), "p"),
                Arguments.of(in(i, 1, 2, null), "i IN (1, 2)"),
                Arguments.of(not(in(i, 1, null)), "FALSE"),
                Arguments.of(same(p, TRUE), "p"),
                Arguments.of(same(i, value(3)), "i = 3"),
                Arguments.of(not(same(i, value(3))), "i IS DISTINCT FROM 3"),
                Arguments.of(when(p, TRUE, FALSE), "p"),
                Arguments.of(when(p, TRUE, UNKNOWN), "p"),
                Arguments.of(when(notNull(p), p, FALSE), "p"),
                Arguments.of(when(p, q, FALSE), "CASE WHEN p THEN q ELSE FALSE END"),
                Arguments.of(eq(i, i), "i IS NOT NULL"),
                // one range, one set
                Arguments.of(and(gt(i, value(3)), gt(i, value(5)), p), "i > 5 AND p"),
                Arguments.of(and(ge(i, value(3)), gt(i, value(3))), "i > 3"),
                Arguments.of(and(le(i, value(3)), lt(i, value(3)), lt(i, value(4))), "i < 3"),
                Arguments.of(and(gt(i, value(5)), lt(i, value(3))), "FALSE"),
                Arguments.of(and(gt(i, value(3)), le(i, value(3))), "FALSE"),
                Arguments.of(and(ge(i, value(3)), le(i, value(3))), "i = 3"),
                Arguments.of(and(in(i, 1, 2, 3), in(i, 2, 3, 4), ne(i, value(3))), "i = 2"),
                Arguments.of(and(in(i, 1, 2, 3), gt(i, value(1))), "i IN (2, 3)"),
                Arguments.of(and(eq(i, value(1)), eq(i, value(2))), "FALSE"),
                Arguments.of(and(eq(v, text("a")), ge(v, text("b"))), "FALSE"),
                Arguments.of(and(ge(i, value(1)), le(i, value(5)), ne(i, value(9))), "i >= 1 AND i <= 5"),
                Arguments.of(
                        and(ge(i, value(1)), le(i, value(5)), not(in(i, 2, 3, 8))),
                        "i >= 1 AND i <= 5 AND i NOT IN (2, 3)"),
                Arguments.of(and(ge(i, value(1)), le(i, value(5))), "i >= 1 AND i <= 5"),
                Arguments.of(
                        and(gt(i, value(1)), gt(j, value(2)), gt(i, value(2)), gt(j, value(1))), "i > 2 AND j > 2"),
                // what another term says already
                Arguments.of(and(p, or(p, q)), "p"),
                Arguments.of(and(gt(i, value(3)), notNull(i)), "i > 3"),
                Arguments.of(and(gt(i, value(3)), notNull(j)), "i > 3 AND j IS NOT NULL"),
                Arguments.of(and(notNull(i), isNull(j)), "i IS NOT NULL AND j IS NULL"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("rewrites")
    void rewritesKeepTheRows(Expression before, String expected) {
        PredicateSimplifier simplifier =
                new PredicateSimplifier(new ExpressionSimplifier(new InterpretedConstants(), new BitSet()));

        Expression after = simplifier.simplify(before);

        assertThat(ExpressionPrinter.print(after)).isEqualTo(expected);
        RewriteVerifier.sameRows(TABLE, before, after);
    }
}
