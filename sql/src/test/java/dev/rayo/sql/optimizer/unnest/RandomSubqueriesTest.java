package dev.rayo.sql.optimizer.unnest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.binder.Bound;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.optimizer.InterpretedConstants;
import dev.rayo.sql.optimizer.Optimizer;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.reference.MemoryCatalog;
import dev.rayo.sql.reference.MemoryTable;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Nests random subqueries into each other and compares their rows before and after unnesting.
class RandomSubqueriesTest {
    private static final int QUERIES = 500;

    private final Random random = new Random(20_150_304);
    private int aliases;

    private static MemoryCatalog tables(Random random) {
        MemoryCatalog catalog = new MemoryCatalog();
        for (String name : List.of("r", "s")) {
            MemoryTable table = MemoryTable.of(name, "x", Type.INTEGER, "y", Type.INTEGER);
            for (int i = 0; i < 6; i++) {
                table.row(value(random), value(random));
            }
            catalog.with(table);
        }
        return catalog;
    }

    private static @Nullable Object value(Random random) {
        return random.nextInt(5) == 0 ? null : (long) random.nextInt(4);
    }

    @Test
    void anyNestingHasTheSameRowsBeforeAndAfter() {
        int compared = 0;
        for (int i = 0; i < QUERIES; i++) {
            MemoryCatalog catalog = tables(random);
            aliases = 0;
            String sql = query(List.of(), 3, false);
            Plan plan = Bound.plan(sql, catalog);
            Plan unnested = Unnest.apply(plan, FieldIds.after(plan));
            assertThat(Unnest.isNested(unnested)).as(sql).isFalse();
            List<String> before;
            try {
                before = Bound.rows(plan, false);
            } catch (RayoException failure) {
                // A scalar subquery of two rows: which rows ask for it may differ.
                continue;
            }
            try {
                assertThat(Bound.rows(unnested, false)).as(sql).isEqualTo(before);
                Plan optimized = new Optimizer(new InterpretedConstants()).optimize(plan);
                assertThat(Bound.rows(optimized, false)).as(sql).isEqualTo(before);
                compared++;
            } catch (RayoException failure) {
                assertThat(failure).as(sql).hasMessageContaining("more than one row");
            }
        }
        assertThat(compared).isGreaterThan(QUERIES / 2);
    }

    private String alias() {
        return "t" + aliases++;
    }

    private String column(List<String> tables) {
        return tables.get(random.nextInt(tables.size())) + (random.nextBoolean() ? ".x" : ".y");
    }

    /// A query of one column over tables of its own and columns of `outer`; more forms where `nested`.
    private String query(List<String> outer, int depth, boolean nested) {
        List<String> own = new ArrayList<>();
        StringBuilder from = new StringBuilder();
        String first = alias();
        own.add(first);
        from.append(random.nextBoolean() ? "r " : "s ").append(first);
        if (random.nextInt(3) == 0) {
            String second = alias();
            List<String> visible = new ArrayList<>(outer);
            visible.addAll(own);
            boolean lateral = depth > 0 && random.nextInt(3) == 0;
            String right = lateral
                    ? "(SELECT * FROM (" + query(visible, depth - 1, true) + ") q(x), (SELECT 1) one(y)) " + second
                    : (random.nextBoolean() ? "r " : "s ") + second;
            own.add(second);
            List<String> both = new ArrayList<>(outer);
            both.addAll(own);
            String condition = comparison(both);
            from.append(random.nextInt(3) == 0 ? " LEFT JOIN " : " JOIN ").append(right).append(" ON ").append(condition);
        }
        List<String> visible = new ArrayList<>(outer);
        visible.addAll(own);
        String where = random.nextInt(4) == 0 ? "" : " WHERE " + condition(visible, depth);
        return switch (random.nextInt(nested ? 9 : 6)) {
            case 0, 1 -> "SELECT " + scalar(visible, depth) + " FROM " + from + where;
            case 2 -> "SELECT CAST(sum(" + column(own) + " + " + column(visible) + ") AS INTEGER) FROM " + from + where;
            case 3 -> {
                String key = column(own);
                yield "SELECT " + aggregate(own) + " FROM " + from + where + " GROUP BY " + key
                        + (random.nextBoolean() ? " HAVING " + aggregate(own) + " > " + random.nextInt(3) : "");
            }
            case 4 -> "SELECT DISTINCT " + column(visible) + " FROM " + from + where;
            case 5 -> "SELECT row_number() OVER (PARTITION BY " + column(own) + " ORDER BY " + order(own) + ") FROM "
                    + from + where;
            case 6 -> {
                String value = column(own);
                yield "SELECT " + value + " FROM " + from + where + " ORDER BY " + value + " LIMIT "
                        + (1 + random.nextInt(2)) + " OFFSET " + random.nextInt(2);
            }
            case 7 -> "SELECT " + column(own) + " FROM " + from + where
                    + List.of(" UNION ALL ", " UNION ", " EXCEPT ", " INTERSECT ").get(random.nextInt(4))
                    + "SELECT * FROM (" + query(outer, Math.max(0, depth - 1), false) + ") z";
            default -> "SELECT " + aggregate(own) + " FROM " + from + where;
        };
    }

    private String order(List<String> tables) {
        List<String> keys = new ArrayList<>();
        for (String table : tables) {
            keys.add(table + ".x NULLS FIRST");
            keys.add(table + ".y DESC");
        }
        return String.join(", ", keys);
    }

    private String aggregate(List<String> tables) {
        return switch (random.nextInt(5)) {
            case 0 -> "count(*)";
            case 1 -> "count(" + column(tables) + ")";
            case 2 -> "CAST(sum(" + column(tables) + ") AS INTEGER)";
            case 3 -> "coalesce(max(" + column(tables) + "), 7)";
            default -> "min(" + column(tables) + ")";
        };
    }

    private String comparison(List<String> tables) {
        String op = List.of("=", "=", "=", "<", "<>", "IS NOT DISTINCT FROM").get(random.nextInt(6));
        return column(tables) + " " + op + " " + (random.nextInt(4) == 0 ? random.nextInt(4) : column(tables));
    }

    private String condition(List<String> tables, int depth) {
        String first = comparison(tables);
        if (depth == 0) {
            return first;
        }
        String nested =
                switch (random.nextInt(7)) {
                    case 0 -> "EXISTS (" + query(tables, depth - 1, true) + ")";
                    case 1 -> "NOT EXISTS (" + query(tables, depth - 1, true) + ")";
                    case 2 -> column(tables) + " IN (" + query(tables, depth - 1, true) + ")";
                    case 3 -> column(tables) + " NOT IN (" + query(tables, depth - 1, true) + ")";
                    case 4 -> column(tables) + " >= ALL (" + query(tables, depth - 1, true) + ")";
                    case 5 -> column(tables) + " < ANY (" + query(tables, depth - 1, true) + ")";
                    default -> scalar(tables, depth) + " = " + column(tables);
                };
        return first + List.of(" AND ", " OR ", " AND NOT ").get(random.nextInt(3)) + "(" + nested + ")";
    }

    private String scalar(List<String> tables, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return column(tables);
        }
        String from = alias();
        List<String> visible = new ArrayList<>(tables);
        visible.add(from);
        String where = " WHERE " + condition(visible, depth - 1);
        return "(SELECT " + aggregate(List.of(from)) + " FROM " + (random.nextBoolean() ? "r " : "s ") + from + where
                + ")";
    }
}
