package dev.rayo.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Texts that agree in their first eight bytes, or end within them, compare as all their bytes do.
class TextComparisonTest {
    private static final Field TEXT = new Field(1, "t", Type.VARCHAR);
    private static final List<String> TEXTS = List.of(
            "", "\0", "a", "a\0", "abcdefg", "abcdefg\0", "abcdefgh", "abcdefgh\0", "abcdefghi", "abcdefghj", "abcdefgi",
            "b", "é", "éa", "\uFFFD", "😀", "zzzzzzzzzzzz");

    @ParameterizedTest
    @EnumSource(
            value = Compare.Op.class,
            names = {"EQ", "NE", "LT", "LE", "GT", "GE"})
    void textsCompareWithATextAsTheirBytesDo(Compare.Op op) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            values.addAll(TEXTS);
            values.add(null);
        }
        Chunk chunk = new ColumnsChunk(values.size(), List.of(Literals.column(values, Type.VARCHAR)));
        for (String constant : TEXTS) {
            Literal literal = new Literal(constant, Type.VARCHAR);
            assertThat(holding(new Compare(op, Reference.to(TEXT), literal), chunk))
                    .as("%s '%s'", op, constant)
                    .isEqualTo(expected(op, values, constant));
            assertThat(holding(new Compare(op.flipped(), literal, Reference.to(TEXT)), chunk))
                    .as("flipped %s '%s'", op, constant)
                    .isEqualTo(expected(op, values, constant));
        }
    }

    private static List<Integer> holding(Expression condition, Chunk chunk) {
        BitColumn result = (BitColumn) ExpressionCompiler.compile(condition, List.of(TEXT)).evaluate(chunk);
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < chunk.rowCount(); row++) {
            if (!result.isNull(row) && (result.bits()[row >> 6] >>> row & 1) != 0) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<Integer> expected(Compare.Op op, List<@Nullable Object> values, String constant) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < values.size(); row++) {
            if (values.get(row) instanceof String text && holds(op, order(text, constant))) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static int order(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean holds(Compare.Op op, int order) {
        return switch (op) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case DISTINCT, NOT_DISTINCT -> throw new IllegalArgumentException("never NULL: " + op);
        };
    }
}
