package dev.rayo.sql.binder;

import dev.rayo.sql.ast.QueryBody;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Binds UNION, INTERSECT and EXCEPT: gives the operands the same columns and types.
final class SetOperationBinder {
    private final FieldIds ids;
    private final Coercion coercion;

    SetOperationBinder(Environment environment, Coercion coercion) {
        ids = environment.ids();
        this.coercion = coercion;
    }

    /// Where an operand takes a column of the result from; null for NULL.
    private record Column(String name, List<@Nullable Field> sources) {}

    Plan bind(QueryBody.SetOperation operation, List<Plan> operands) {
        List<Column> columns = operation.byName() ? byName(operands) : byPosition(operation, operands);
        List<Type> types = new ArrayList<>();
        for (Column column : columns) {
            types.add(type(column, operation.position()));
        }
        List<Plan> cast = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            cast.add(cast(operands.get(i), i, columns, types, operation.position()));
        }
        if (operation.kind() == QueryBody.SetOperation.Kind.UNION) {
            Plan union = new Plan.Union(cast, fields(columns, types));
            return operation.all() ? union : SelectBinder.distinct(union);
        }
        Plan.SetOperation.Kind kind = operation.kind() == QueryBody.SetOperation.Kind.INTERSECT
                ? Plan.SetOperation.Kind.INTERSECT
                : Plan.SetOperation.Kind.EXCEPT;
        Plan result = cast.getFirst();
        for (Plan right : cast.subList(1, cast.size())) {
            result = new Plan.SetOperation(kind, operation.all(), result, right, fields(columns, types));
        }
        return result;
    }

    private static List<Column> byPosition(QueryBody.SetOperation operation, List<Plan> operands) {
        int width = operands.getFirst().output().size();
        for (int i = 1; i < operands.size(); i++) {
            int other = operands.get(i).output().size();
            if (other != width) {
                throw RayoException.syntax(
                        "the sides of " + operation.kind() + " have " + width + " and " + other + " columns",
                        operation.operands().get(i).position(),
                        "select as many columns on both sides");
            }
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int column = i;
            List<@Nullable Field> sources = new ArrayList<>();
            operands.forEach(operand -> sources.add(operand.output().get(column)));
            columns.add(new Column(operands.getFirst().output().get(i).name(), sources));
        }
        return columns;
    }

    private static List<Column> byName(List<Plan> operands) {
        List<Column> columns = new ArrayList<>();
        for (Plan operand : operands) {
            for (Field field : operand.output()) {
                if (columns.stream().noneMatch(column -> column.name().equalsIgnoreCase(field.name()))) {
                    List<@Nullable Field> sources = new ArrayList<>();
                    operands.forEach(each -> sources.add(named(each, field.name())));
                    columns.add(new Column(field.name(), sources));
                }
            }
        }
        return columns;
    }

    private static @Nullable Field named(Plan plan, String name) {
        return plan.output().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    private static Type type(Column column, int position) {
        Type type = Type.NULL;
        for (Field source : column.sources()) {
            Type both = source == null ? type : Coercion.column(type, source.type());
            if (both == null) {
                throw RayoException.syntax(
                        "the column \"" + column.name() + "\" is " + type + " on one side and " + source.type()
                                + " on the other",
                        position,
                        "cast one of them");
            }
            type = both;
        }
        return type;
    }

    private Plan cast(Plan operand, int index, List<Column> columns, List<Type> types, int position) {
        List<Assignment> assignments = new ArrayList<>();
        boolean same = operand.output().size() == columns.size();
        for (int i = 0; i < columns.size(); i++) {
            Field source = columns.get(i).sources().get(index);
            Type type = types.get(i);
            if (source != null && source.type().equals(type)) {
                same = same && operand.output().get(i) == source;
                assignments.add(new Assignment(source, Reference.to(source)));
                continue;
            }
            Expression value = source == null
                    ? new Literal(null, type)
                    : coercion.cast(Reference.to(source), type, position);
            assignments.add(new Assignment(ids.field(columns.get(i).name(), type), value));
            same = false;
        }
        return same ? operand : new Plan.Project(operand, assignments);
    }

    private List<Field> fields(List<Column> columns, List<Type> types) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            fields.add(ids.field(columns.get(i).name(), types.get(i)));
        }
        return fields;
    }
}
