package dev.rayo.engine.planner;

import dev.rayo.engine.catalog.LateCondition;
import dev.rayo.engine.operator.join.HashJoinBuild;
import dev.rayo.engine.operator.join.KeyFilter;
import dev.rayo.engine.operator.join.KeyFilterFactory;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The key filters of joins that rows of a plan will meet: a row that one of them rules out need not be read. They say
/// something only when the rows are read, since the joins are built before that. Immutable.
///
/// @param bound the bound of a top-n that the rows stream into; null if there is none
record AwaitedKeys(List<Entry> entries, @Nullable AwaitedBound bound) {
    static final AwaitedKeys NONE = new AwaitedKeys(List.of());

    private AwaitedKeys(List<Entry> entries) {
        this(entries, null);
    }

    AwaitedKeys with(@Nullable AwaitedBound other) {
        return new AwaitedKeys(entries, other);
    }

    /// @param field  the id of the field that the filter is about
    /// @param direct whether nothing but filters and projections stands before the filter's own join
    record Entry(int field, KeyFilter filter, boolean direct) {
        Entry on(int other, boolean stillDirect) {
            return new Entry(other, filter, direct && stillDirect);
        }
    }

    AwaitedKeys {
        entries = List.copyOf(entries);
    }

    /// What a join tells of the side that streams past its table: where a row of that side without a match is dropped.
    static AwaitedKeys of(Plan.Join join, HashJoinBuild build) {
        boolean buildsLeft = join.build() == Plan.Join.Side.LEFT;
        boolean drops = switch (join.kind()) {
            case INNER, SEMI, RIGHT -> true;
            case ANTI -> buildsLeft;
            case LEFT, FULL, MARK, SINGLE -> false;
        };
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; drops && i < join.keys().size(); i++) {
            Plan.Join.Key key = join.keys().get(i);
            if ((buildsLeft ? key.right() : key.left()) instanceof Reference reference) {
                KeyFilter filter = build.filter(i);
                if (filter != null) {
                    entries.add(new Entry(reference.id(), filter, true));
                }
            }
        }
        return new AwaitedKeys(entries);
    }

    AwaitedKeys and(AwaitedKeys others) {
        List<Entry> all = new ArrayList<>(entries);
        all.addAll(others.entries);
        return new AwaitedKeys(all, bound);
    }

    /// What holds for the rows of the `input`-th input of `plan`, if these filters hold for its output: those on fields
    /// that pass unchanged, where a row that is left out takes no other row's place and changes none.
    AwaitedKeys into(Plan plan, int input) {
        return keysInto(plan, input).with(bound == null ? null : bound.into(plan, input));
    }

    private AwaitedKeys keysInto(Plan plan, int input) {
        return switch (plan) {
            case Plan.Filter filter -> this;
            case Plan.Exchange exchange -> this;
            case Plan.Sort sort -> indirect();
            case Plan.Project project -> through(project.assignments(), true);
            case Plan.Aggregate aggregate -> through(alwaysGrouped(aggregate), false);
            case Plan.Join join -> into(join, input);
            case Plan.Union union -> byPosition(union.fields(), union.inputs().get(input));
            case Plan.SetOperation set ->
                byPosition(set.fields(), set.inputs().get(input)).indirect();
            case Plan.Window window -> onlyOn(window.partitionBy());
            case Plan.DistinctOn distinct -> onlyOn(distinct.keys());
            case Plan.With with -> input == with.shared().size() ? this : NONE;
            case Plan.Limit limit -> NONE;
            case Plan.TopN top -> NONE;
            case Plan.Scan scan -> NONE;
            case Plan.Values values -> NONE;
            case Plan.Series series -> NONE;
            case Plan.SharedScan scan -> NONE;
        };
    }

    private AwaitedKeys indirect() {
        return new AwaitedKeys(
                entries.stream().map(entry -> entry.on(entry.field(), false)).toList());
    }

    private AwaitedKeys through(List<Assignment> assignments, boolean direct) {
        List<Entry> below = new ArrayList<>();
        for (Entry entry : entries) {
            for (Assignment assignment : assignments) {
                if (assignment.field().id() == entry.field()
                        && assignment.expression() instanceof Reference reference) {
                    below.add(entry.on(reference.id(), direct));
                }
            }
        }
        return new AwaitedKeys(below);
    }

    private static List<Assignment> alwaysGrouped(Plan.Aggregate aggregate) {
        List<Assignment> keys = new ArrayList<>();
        for (int key = 0; key < aggregate.keys().size(); key++) {
            int index = key;
            if (aggregate.groupingSets().stream().allMatch(set -> set.contains(index))) {
                keys.add(aggregate.keys().get(key));
            }
        }
        return keys;
    }

    /// Rows with one value of these expressions stay or go together.
    private AwaitedKeys onlyOn(List<Expression> expressions) {
        return new AwaitedKeys(entries.stream()
                .filter(entry -> expressions.stream()
                        .anyMatch(each -> each instanceof Reference reference && reference.id() == entry.field()))
                .map(entry -> entry.on(entry.field(), false))
                .toList());
    }

    private AwaitedKeys byPosition(List<Field> fields, Plan input) {
        List<Entry> below = new ArrayList<>();
        for (Entry entry : entries) {
            int position = Field.position(fields, entry.field());
            if (position >= 0) {
                below.add(entry.on(input.output().get(position).id(), true));
            }
        }
        return new AwaitedKeys(below);
    }

    /// A side keeps its own fields, and those that an inner join makes equal to the other side's.
    private AwaitedKeys into(Plan.Join join, int input) {
        boolean passes = switch (join.kind()) {
            case INNER -> true;
            case SEMI, ANTI, LEFT, MARK, SINGLE -> input == 0;
            case RIGHT -> input == 1;
            case FULL -> false;
        };
        boolean equal = join.kind() == Plan.Join.Kind.INNER || join.kind() == Plan.Join.Kind.SEMI;
        List<Field> fields = join.inputs().get(input).output();
        List<Entry> below = new ArrayList<>();
        for (Entry entry : entries) {
            if (passes && Field.position(fields, entry.field()) >= 0) {
                below.add(entry.on(entry.field(), false));
            }
            for (Plan.Join.Key key : join.keys()) {
                Expression own = input == 0 ? key.left() : key.right();
                Expression other = input == 0 ? key.right() : key.left();
                if (equal
                        && key.op() == Compare.Op.EQ
                        && own instanceof Reference reference
                        && other instanceof Reference of
                        && of.id() == entry.field()) {
                    below.add(entry.on(reference.id(), false));
                }
            }
        }
        return new AwaitedKeys(below);
    }

    /// The tests of rows laid out as `fields`.
    List<KeyFilterFactory.Test> tests(List<Field> fields) {
        List<KeyFilterFactory.Test> tests = new ArrayList<>();
        for (Entry entry : entries) {
            int column = Field.position(fields, entry.field());
            if (column >= 0) {
                tests.add(new KeyFilterFactory.Test(
                        column, fields.get(column).name(), entry.filter(), entry.direct()));
            }
        }
        return tests;
    }

    /// What becomes known of the rows of a scan that is opened now.
    LateCondition condition(List<Field> fields) {
        return new AwaitedCondition(bounds(fields), bound == null || bound.position(fields) < 0 ? null : bound);
    }

    /// What is known of the keys by now; null if that is nothing.
    private @Nullable Expression bounds(List<Field> fields) {
        List<Expression> terms = new ArrayList<>();
        for (Entry entry : entries) {
            int column = Field.position(fields, entry.field());
            Expression bounds = column < 0 ? null : entry.filter().bounds(Reference.to(fields.get(column)));
            if (bounds != null) {
                terms.add(bounds);
            }
        }
        return terms.isEmpty() ? null : terms.size() == 1 ? terms.getFirst() : new Logical(Logical.Op.AND, terms);
    }
}
