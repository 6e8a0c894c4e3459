package dev.rayo.sql.binder;

import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan.Aggregate.Measure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The aggregates of one query, each once. Whether there are any decides whether the query has groups.
final class Aggregation {
    private final FieldIds ids;
    private final List<Measure> measures = new ArrayList<>();
    private @Nullable Grouping grouping;

    Aggregation(FieldIds ids) {
        this.ids = ids;
    }

    Reference add(String name, AggregateCall call) {
        for (Measure measure : measures) {
            if (measure.call().equals(call)) {
                return Reference.to(measure.field());
            }
        }
        Measure measure = new Measure(ids.field(name, call.type()), call);
        measures.add(measure);
        return Reference.to(measure.field());
    }

    List<Measure> measures() {
        return measures;
    }

    boolean isMeasure(int id) {
        return measures.stream().anyMatch(measure -> measure.field().id() == id);
    }

    /// What GROUP BY says; null before it is bound.
    @Nullable Grouping grouping() {
        return grouping;
    }

    void groupBy(Grouping bound) {
        grouping = bound;
    }
}
