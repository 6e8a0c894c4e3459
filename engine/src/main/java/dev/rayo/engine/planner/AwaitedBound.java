package dev.rayo.engine.planner;

import dev.rayo.engine.operator.sort.TopBound;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bound of a top-n that the rows of a plan stream into: a row whose first key comes after it need not be read. It
/// is found, and tightens, while the rows stream. Immutable.
///
/// @param key the first key of the top-n, a [Reference] to a field of the plan
record AwaitedBound(SortKey key, TopBound bound) {
    /// @return null if the first key is no field
    static @Nullable AwaitedBound of(Plan.TopN top, TopBound bound) {
        SortKey key = top.keys().getFirst();
        return key.expression() instanceof Reference ? new AwaitedBound(key, bound) : null;
    }

    /// What holds for the rows of the `input`-th input of `plan`: null unless these stream into the output of `plan`
    /// with the key, and a row that is left out takes nothing away but the rows made of it.
    @Nullable AwaitedBound into(Plan plan, int input) {
        return switch (plan) {
            case Plan.Filter filter -> this;
            case Plan.Exchange exchange -> this;
            case Plan.Project project -> through(project.assignments());
            case Plan.Union union -> at(position(union.fields()), union.inputs().get(input));
            case Plan.Join join -> streams(join, input) ? at(position(join.left().output()), join.left()) : null;
            case Plan.With with -> input == with.shared().size() ? this : null;
            case Plan.Sort sort -> null;
            case Plan.Aggregate aggregate -> null;
            case Plan.SetOperation set -> null;
            case Plan.Window window -> null;
            case Plan.DistinctOn distinct -> null;
            case Plan.Limit limit -> null;
            case Plan.TopN top -> null;
            case Plan.Scan scan -> null;
            case Plan.Values values -> null;
            case Plan.Series series -> null;
            case Plan.SharedScan scan -> null;
        };
    }

    private static boolean streams(Plan.Join join, int input) {
        return input == 0
                && join.build() == Plan.Join.Side.RIGHT
                && switch (join.kind()) {
                    case INNER, LEFT, SEMI, ANTI, MARK, SINGLE -> true;
                    case RIGHT, FULL -> false;
                };
    }

    private @Nullable AwaitedBound through(List<Assignment> assignments) {
        for (Assignment assignment : assignments) {
            if (assignment.field().id() == id() && assignment.expression() instanceof Reference reference) {
                return on(reference);
            }
        }
        return null;
    }

    private int id() {
        return ((Reference) key.expression()).id();
    }

    private AwaitedBound on(Reference reference) {
        return new AwaitedBound(new SortKey(reference, key.ascending(), key.nullsFirst()), bound);
    }

    /// Where the key is among `fields`; -1 if it is not.
    int position(List<Field> fields) {
        return Field.position(fields, id());
    }

    private @Nullable AwaitedBound at(int position, Plan input) {
        return position < 0 ? null : on(Reference.to(input.output().get(position)));
    }
}
