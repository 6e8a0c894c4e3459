package dev.rayo.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.expression.value.ValueText;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Blob;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValueTest {
    private static final Type LIST = new Type.Array(Type.VARCHAR);
    private static final Type STRUCT = new Type.Struct(
            List.of(new Type.Struct.Member("a", Type.INTEGER), new Type.Struct.Member("it's", Type.VARCHAR)));
    private static final Type MAP = new Type.Mapping(Type.VARCHAR, Type.INTEGER);

    static Stream<Type> types() {
        return Stream.concat(LogicTest.types(), Stream.of(LIST, STRUCT, MAP));
    }

    private static List<Object> values(Type type) {
        if (type == LIST) {
            return Arrays.asList(null, List.of(), List.of("a", "b c"), Arrays.asList("x", null));
        }
        if (type == STRUCT) {
            return Arrays.asList(null, Arrays.asList(1L, "x"), Arrays.asList(null, "y"));
        }
        if (type == MAP) {
            Map<Object, Object> map = new LinkedHashMap<>();
            map.put("k", 1L);
            map.put("l", null);
            return Arrays.asList(null, Map.of(), map);
        }
        return EdgeValues.of(type, 20, 5);
    }

    @ParameterizedTest
    @MethodSource("types")
    void valuesComeBackOutOfColumnsOfEveryForm(Type type) {
        List<Object> values = values(type);
        Column plain = Literals.column(values, type);
        Column dictionary = Expectation.dictionary(values, type);
        Column detached = DetachedColumn.of(plain);
        Column detachedDictionary = DetachedColumn.of(dictionary);
        for (int i = 0; i < values.size(); i++) {
            assertThat(ColumnValues.get(plain, i)).isEqualTo(values.get(i));
            assertThat(ColumnValues.get(dictionary, i)).isEqualTo(values.get(i));
            assertThat(ColumnValues.get(detached, i)).isEqualTo(values.get(i));
            assertThat(ColumnValues.get(detachedDictionary, i)).isEqualTo(values.get(i));
            Object value = values.get(i);
            ConstantColumn constant = new ConstantColumn(
                    type, value == null ? null : Literals.column(Collections.singletonList(value), type), 3);
            assertThat(ColumnValues.get(constant, 2)).isEqualTo(value);
            assertThat(ColumnValues.get(DetachedColumn.of(constant), 1)).isEqualTo(value);
            assertThat(ColumnValues.get(Columns.flatten(constant), 1)).isEqualTo(value);
            assertThat(ValueText.of(constant, 1)).isEqualTo(ValueText.of(value, type));
        }
    }

    @Test
    void valuesAreWrittenAsTheCommandLineShowsThem() {
        assertThat(ValueText.of(null, Type.INTEGER)).isEqualTo("NULL");
        assertThat(ValueText.of(1.0, Type.DOUBLE)).isEqualTo("1.0");
        assertThat(ValueText.of(1e20, Type.DOUBLE)).isEqualTo("1e+20");
        assertThat(ValueText.of(new BigDecimal("-0.05"), Type.decimal(3, 2))).isEqualTo("-0.05");
        assertThat(ValueText.of(new Interval(14, -3, 3_723_000_004L), Type.INTERVAL))
                .isEqualTo("1 year 2 months -3 days 01:02:03.000004");
        assertThat(ValueText.of(new Blob(new byte[] {0, 'a', '\\'}), Type.BLOB)).isEqualTo("\\x00a\\x5C");
        assertThat(ValueText.of(Arrays.asList("a", "b c", null, "", "it's", "NULL", "a,b", " a", "back\\slash"), LIST))
                .isEqualTo("[a, b c, NULL, '', 'it\\'s', 'NULL', 'a,b', ' a', 'back\\\\slash']");
        assertThat(ValueText.of(Arrays.asList(1L, "x"), STRUCT)).isEqualTo("{'a': 1, 'it\\'s': x}");
        assertThat(ValueText.of(values(MAP).get(2), MAP)).isEqualTo("{k=1, l=NULL}");
    }

    @Test
    void valuesOfAnotherTypeAreRefused() {
        assertThatThrownBy(() -> Literals.column(List.of(1L), Type.VARCHAR)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Literals.column(List.of(1L), LIST)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listsCastElementByElement() {
        Field field = new Field(0, "l", LIST);
        Type target = new Type.Array(Type.INTEGER);
        Evaluator cast = ExpressionCompiler.compile(new Cast(Reference.to(field), target, true), List.of(field));
        Column column = Literals.column(Arrays.asList(List.of("1", "x"), null, Arrays.asList("3", null)), LIST);
        Column result = cast.evaluate(new ColumnsChunk(3, List.of(column)));
        assertThat(Expectation.texts(result)).containsExactly("[1, NULL]", null, "[3, NULL]");
        assertThat(Casts.exists(LIST, Type.INTEGER)).isFalse();
        assertThat(Casts.exists(LIST, LIST)).isTrue();
        Type nulls = new Type.Array(Type.NULL);
        Field empty = new Field(0, "l", nulls);
        Evaluator widen = ExpressionCompiler.compile(new Cast(Reference.to(empty), target, false), List.of(empty));
        Column none = Literals.column(List.of(Arrays.asList(null, null), List.of()), nulls);
        assertThat(Expectation.texts(widen.evaluate(new ColumnsChunk(2, List.of(none))))).containsExactly("[NULL, NULL]", "[]");
    }

    @Test
    void nestedValuesPassThroughCase() {
        Field flag = new Field(0, "f", Type.BOOLEAN);
        for (Type type : List.of(LIST, STRUCT, MAP)) {
            Field field = new Field(1, "v", type);
            Expression expression = new Case(
                    List.of(new Case.Branch(Reference.to(flag), Reference.to(field))), new Literal(null, type));
            Chunk chunk = new ColumnsChunk(
                    3, List.of(Literals.column(Arrays.asList(true, false, true), Type.BOOLEAN), Literals.column(values(type).subList(0, 3), type)));
            Column result = ExpressionCompiler.compile(expression, List.of(flag, field)).evaluate(chunk);
            assertThat(ColumnValues.get(result, 0)).isNull();
            assertThat(ColumnValues.get(result, 1)).isNull();
            assertThat(ColumnValues.get(result, 2)).isEqualTo(values(type).get(2));
        }
        Field list = new Field(1, "v", LIST);
        assertThatThrownBy(() -> ExpressionCompiler.compile(
                        new Expression.Compare(Expression.Compare.Op.EQ, Reference.to(list), Reference.to(list)), List.of(list)))
                .isInstanceOf(RayoException.class);
    }

    @Test
    void constantsFoldToTheValueTheQueryWouldSee() {
        ConstantFolder folder = new ConstantFolder();
        Literal sum = folder.evaluate(new Call("add", List.of(literal(1), literal(2)), Type.INTEGER));
        assertThat(sum).isEqualTo(literal(3));
        assertThat(folder.evaluate(new Call("add", List.of(literal(1), new Literal(null, Type.INTEGER)), Type.INTEGER)))
                .isEqualTo(new Literal(null, Type.INTEGER));
        assertThat(folder.evaluate(new Call("integer_divide", List.of(literal(1), literal(0)), Type.INTEGER))).isNull();
        assertThat(folder.evaluate(new Call("random", List.of(), Type.DOUBLE))).isNull();
        assertThat(folder.evaluate(new Cast(new Literal("2000-02-30", Type.VARCHAR), Type.DATE, false))).isNull();
        assertThat(folder.evaluate(new Cast(new Literal(null, Type.NULL), Type.DATE, false))).isEqualTo(new Literal(null, Type.DATE));
        assertThatThrownBy(() -> folder.evaluate(new Call("nothing", List.of(), Type.DOUBLE))).isInstanceOf(RayoException.class);
    }

    private static Literal literal(long value) {
        return new Literal(value, Type.INTEGER);
    }

    @Test
    void intervalsAreOrderedByThirtyDayMonths() {
        assertThat(IntervalOrder.compare(new Interval(1, 0, 0), new Interval(0, 30, 0))).isZero();
        assertThat(IntervalOrder.compare(new Interval(1, -1, 0), new Interval(0, 29, 1))).isNegative();
        assertThat(IntervalOrder.compare(new Interval(0, 0, -1), new Interval(0, -1, 86_399_999_999L))).isZero();
    }
}
