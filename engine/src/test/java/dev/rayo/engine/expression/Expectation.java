package dev.rayo.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.expression.value.ValueText;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Type;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Holds evaluators against DuckDB: values and errors row by row, then the same values in every form of column, at every
/// vector boundary.
final class Expectation {
    /// Both sides of a 64-bit word, one row, and a whole vector.
    static final int[] COUNTS = {1, 63, 64, 65, 2048};

    static final int[] SHORT_COUNTS = {1, 63, 64, 65, 200};

    private static final String ERROR = "<error>";
    private static final int FAILURES_CHECKED = 2;
    private static final int NULLS_CHECKED = 6;

    private final DuckOracle oracle;
    private final List<Field> fields;
    private final List<List<@Nullable Object>> columns;

    private Expectation(DuckOracle oracle, List<Field> fields, List<List<@Nullable Object>> columns) {
        this.oracle = oracle;
        this.fields = fields;
        this.columns = columns;
    }

    /// One column `a`.
    static Expectation of(DuckOracle oracle, Type type, List<? extends @Nullable Object> values) throws SQLException {
        return load(oracle, List.of(type), List.of(new ArrayList<>(values)));
    }

    /// Columns `a` and `b` with every pair of values.
    static Expectation pairs(
            DuckOracle oracle,
            Type left,
            List<? extends @Nullable Object> leftValues,
            Type right,
            List<? extends @Nullable Object> rightValues)
            throws SQLException {
        List<@Nullable Object> a = new ArrayList<>();
        List<@Nullable Object> b = new ArrayList<>();
        for (Object x : leftValues) {
            for (Object y : rightValues) {
                a.add(x);
                b.add(y);
            }
        }
        return load(oracle, List.of(left, right), List.of(a, b));
    }

    /// Columns `a`, `b`, `c`, … side by side.
    static Expectation load(DuckOracle oracle, List<Type> types, List<List<@Nullable Object>> columns)
            throws SQLException {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            fields.add(new Field(i, String.valueOf((char) ('a' + i)), types.get(i)));
        }
        oracle.load(fields, columns);
        return new Expectation(oracle, fields, columns);
    }

    Reference ref(int index) {
        return Reference.to(fields.get(index));
    }

    /// Asserts that `expression` is what DuckDB says `sql` is.
    void holds(String sql, Expression expression) throws SQLException {
        List<@Nullable String> expected = oracle.values(sql);
        List<@Nullable String> actual = new ArrayList<>();
        Evaluator evaluator = ExpressionCompiler.compile(expression, fields);
        List<String> differences = new ArrayList<>();
        List<Integer> failed = new ArrayList<>();
        List<Integer> nulls = new ArrayList<>();
        for (int row = 0; row < expected.size(); row++) {
            String mine = one(evaluator, row);
            actual.add(mine);
            String theirs = expected.get(row);
            if (!Objects.equals(ERROR.equals(mine) ? null : mine, theirs)) {
                boolean fails = theirs == null && oracle.fails(sql, List.of(row));
                differences.add(describe(row) + ": " + mine + " but DuckDB " + (fails ? ERROR : theirs));
            } else if (mine == null) {
                nulls.add(row);
            } else if (ERROR.equals(mine)) {
                failed.add(row);
            }
        }
        // DuckDB shows NULL for NULL and for an error alike: ask again which of the two it is.
        Collections.shuffle(nulls, new Random(nulls.size()));
        List<Integer> someNulls = nulls.subList(0, Math.min(NULLS_CHECKED, nulls.size()));
        if (!someNulls.isEmpty() && oracle.fails(sql, someNulls)) {
            someNulls.stream()
                    .filter(row -> oracle.fails(sql, List.of(row)))
                    .forEach(row -> differences.add(describe(row) + ": null but DuckDB " + ERROR));
        }
        Collections.shuffle(failed, new Random(failed.size()));
        failed.stream()
                .limit(FAILURES_CHECKED)
                .filter(row -> !oracle.fails(sql, List.of(row)))
                .forEach(row -> differences.add(describe(row) + ": " + ERROR + " but DuckDB null"));
        assertThat(differences.size() > 30 ? differences.subList(0, 30) : differences)
                .as("%s, %s of %s rows", sql, differences.size(), expected.size())
                .isEmpty();
        holdsInEveryForm(sql, expression, actual);
    }

    private String describe(int row) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(ValueText.of(columns.get(i).get(row), fields.get(i).type()));
        }
        return text.toString();
    }

    private @Nullable String one(Evaluator evaluator, int row) {
        try {
            return texts(evaluator.evaluate(chunk(new int[] {row}, Form.PLAIN))).getFirst();
        } catch (RayoException e) {
            assertThat(e.fault()).as(e.getMessage()).isEqualTo(Fault.USER);
            return ERROR;
        }
    }

    /// How the columns of a chunk are coded.
    private enum Form {
        PLAIN,
        DICTIONARY,
        FIRST_DICTIONARY,
        FIRST_CONSTANT,
        LAST_CONSTANT
    }

    private void holdsInEveryForm(String sql, Expression expression, List<@Nullable String> actual) {
        List<Integer> good = new ArrayList<>();
        List<Integer> bad = new ArrayList<>();
        for (int row = 0; row < actual.size(); row++) {
            (ERROR.equals(actual.get(row)) ? bad : good).add(row);
        }
        Random random = new Random(actual.size());
        for (Form form : Form.values()) {
            Evaluator evaluator = ExpressionCompiler.compile(expression, fields);
            for (int count : good.isEmpty() ? new int[0] : form == Form.PLAIN ? COUNTS : SHORT_COUNTS) {
                int[] rows = rows(good, count, random, form);
                List<@Nullable String> expected = new ArrayList<>();
                for (int row : rows) {
                    expected.add(actual.get(row));
                }
                assertThat(texts(evaluator.evaluate(chunk(rows, form))))
                        .as("%s, %s rows, %s", sql, rows.length, form)
                        .isEqualTo(expected);
            }
            for (int row : bad.subList(0, Math.min(5, bad.size()))) {
                assertThat(fails(evaluator, form, good, row)).as("%s fails, %s", sql, form).isTrue();
            }
        }
    }

    private boolean fails(Evaluator evaluator, Form form, List<Integer> good, int bad) {
        int[] rows = form == Form.FIRST_CONSTANT || form == Form.LAST_CONSTANT || good.isEmpty()
                ? new int[] {bad}
                : new int[] {good.getFirst(), bad, good.getFirst()};
        try {
            evaluator.evaluate(chunk(rows, form));
            return false;
        } catch (RayoException e) {
            return true;
        }
    }

    /// Random rows; for the constant forms those that agree in the constant column.
    private int[] rows(List<Integer> good, int count, Random random, Form form) {
        int constant = form == Form.FIRST_CONSTANT ? 0 : form == Form.LAST_CONSTANT ? fields.size() - 1 : -1;
        List<Integer> candidates = good;
        if (constant >= 0) {
            Object value = columns.get(constant).get(good.get(random.nextInt(good.size())));
            candidates = good.stream()
                    .filter(row -> Objects.equals(columns.get(constant).get(row), value))
                    .toList();
        }
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = candidates.get(random.nextInt(candidates.size()));
        }
        return rows;
    }

    private Chunk chunk(int[] rows, Form form) {
        List<Column> made = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int row : rows) {
                values.add(columns.get(i).get(row));
            }
            Type type = fields.get(i).type();
            boolean first = i == 0;
            boolean last = i == fields.size() - 1;
            if (form == Form.FIRST_CONSTANT && first || form == Form.LAST_CONSTANT && last) {
                Object value = values.getFirst();
                made.add(new ConstantColumn(
                        type,
                        value == null ? null : Literals.column(Collections.singletonList(value), type),
                        rows.length));
            } else if (form == Form.DICTIONARY || form == Form.FIRST_DICTIONARY && first) {
                made.add(dictionary(values, type));
            } else {
                made.add(Literals.column(values, type));
            }
        }
        return new ColumnsChunk(rows.length, made);
    }

    static Column dictionary(List<? extends @Nullable Object> values, Type type) {
        Map<Object, Integer> entries = new LinkedHashMap<>();
        int[] codes = new int[values.size()];
        for (int i = 0; i < codes.length; i++) {
            Object value = values.get(i);
            codes[i] = value == null ? 0 : code(entries, value);
        }
        if (entries.isEmpty()) {
            return Literals.column(values, type);
        }
        Dictionary dictionary = new Dictionary(Literals.column(List.copyOf(entries.keySet()), type));
        return new DictionaryColumn(codes, dictionary, Literals.column(values, type).validity(), codes.length);
    }

    private static int code(Map<Object, Integer> entries, Object value) {
        Integer known = entries.putIfAbsent(value, entries.size());
        return known == null ? entries.size() - 1 : known;
    }

    static List<@Nullable String> texts(Column column) {
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 0; i < column.length(); i++) {
            texts.add(column.isNull(i) ? null : ValueText.of(column, i));
        }
        return texts;
    }
}
