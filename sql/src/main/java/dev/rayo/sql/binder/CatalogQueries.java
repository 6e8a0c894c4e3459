package dev.rayo.sql.binder;

import dev.rayo.sql.catalog.Catalog;
import dev.rayo.sql.catalog.ColumnSchema;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.PlanTree;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// DESCRIBE and SHOW TABLES as constant rows.
final class CatalogQueries {
    private final Environment environment;

    CatalogQueries(Environment environment) {
        this.environment = environment;
    }

    Plan describe(Plan plan) {
        Set<Integer> required = new HashSet<>();
        PlanTree.visit(plan, node -> {
            if (node instanceof Plan.Scan scan) {
                for (int i = 0; i < scan.fields().size(); i++) {
                    if (!scan.table().columns().get(scan.columns().get(i)).nullable()) {
                        required.add(scan.fields().get(i).id());
                    }
                }
            }
        });
        boolean scan = plan instanceof Plan.Scan;
        List<List<Expression>> rows = new ArrayList<>();
        for (Field field : plan.output()) {
            boolean notNull = scan && required.contains(field.id());
            rows.add(row(field.name(), field.type().toString(), notNull ? "NO" : "YES", null, null, null));
        }
        return new Plan.Values(fields("column_name", "column_type", "null", "key", "default", "extra"), rows);
    }

    Plan tables(boolean all) {
        List<List<Expression>> rows = new ArrayList<>();
        for (String name : environment.catalog().names()) {
            if (!all) {
                rows.add(row(name));
                continue;
            }
            List<ColumnSchema> columns = environment.catalog().find(name) instanceof Catalog.Relation.Stored stored
                    ? stored.table().columns()
                    : List.of();
            rows.add(row(
                    "rayo",
                    "main",
                    name,
                    columns.stream().map(ColumnSchema::name).toList().toString(),
                    columns.stream().map(ColumnSchema::type).toList().toString()));
        }
        return all
                ? new Plan.Values(fields("database", "schema", "name", "column_names", "column_types"), rows)
                : new Plan.Values(fields("name"), rows);
    }

    private List<Field> fields(String... names) {
        List<Field> fields = new ArrayList<>();
        for (String name : names) {
            fields.add(environment.ids().field(name, Type.VARCHAR));
        }
        return fields;
    }

    private static List<Expression> row(@Nullable String... values) {
        List<Expression> row = new ArrayList<>();
        for (String value : values) {
            row.add(new Literal(value, Type.VARCHAR));
        }
        return row;
    }
}
