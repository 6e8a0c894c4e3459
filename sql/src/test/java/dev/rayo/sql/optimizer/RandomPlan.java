package dev.rayo.sql.optimizer;

import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.DistinctOn;
import dev.rayo.sql.plan.Plan.Filter;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.Limit;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.Plan.SetOperation;
import dev.rayo.sql.plan.Plan.SharedScan;
import dev.rayo.sql.plan.Plan.Sort;
import dev.rayo.sql.plan.Plan.TopN;
import dev.rayo.sql.plan.Plan.Union;
import dev.rayo.sql.plan.Plan.Values;
import dev.rayo.sql.plan.Plan.Window;
import dev.rayo.sql.plan.Plan.With;
import dev.rayo.sql.plan.WindowCall;
import dev.rayo.sql.reference.MemoryTable;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Plans of random operators over small tables, whose rows do not depend on the order of evaluation.
public final class RandomPlan {
    private static final List<MemoryTable> TABLES = List.of(
            RandomTable.of("r", 6, 1, "a", Type.INTEGER, "b", Type.INTEGER, "p", Type.BOOLEAN),
            RandomTable.of("s", 7, 2, "a!", Type.INTEGER, "c", Type.INTEGER, "v", Type.VARCHAR),
            RandomTable.of("t", 5, 3, "d", Type.INTEGER, "e", Type.INTEGER, "w", Type.VARCHAR, "q!", Type.BOOLEAN));

    private final Random random;
    private final FieldIds ids;
    private final List<With.Shared> shared;

    private RandomPlan(long seed, FieldIds ids, List<With.Shared> shared) {
        this.random = new Random(seed);
        this.ids = ids;
        this.shared = shared;
    }

    /// The same plan for the same seed.
    public static Plan of(long seed, int depth) {
        RandomPlan plans = new RandomPlan(seed, new FieldIds(), new ArrayList<>());
        Plan plan = plans.plan(depth);
        return plans.shared.isEmpty() ? plan : new With(plans.shared, plan);
    }

    private Plan plan(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(19)) {
            case 0, 1, 2 -> filter(plan(depth - 1));
            case 3, 4 -> project(plan(depth - 1));
            case 5, 6, 7, 8 -> join(plan(depth - 1), plan(random.nextInt(depth)));
            case 9, 10 -> aggregate(plan(depth - 1));
            case 11 -> union(depth);
            case 12 -> setOperation(depth);
            case 13 -> window(plan(depth - 1));
            case 14 -> new Sort(plan(depth - 1), List.of(new SortKey(Literal.TRUE, true, false)));
            case 15 -> limited(plan(depth - 1));
            case 16 -> distinctOn(plan(depth - 1));
            case 17 -> twins(depth);
            default -> shared(depth);
        };
    }

    /// The same plan twice, but for the ids.
    private Plan twins(int depth) {
        long seed = random.nextLong();
        Plan one = new RandomPlan(seed, ids, shared).plan(depth - 1);
        Plan other = new RandomPlan(seed, ids, shared).plan(depth - 1);
        return join(one, random.nextBoolean() ? filter(other) : other);
    }

    private Plan leaf() {
        if (random.nextInt(12) == 0) {
            Field one = ids.field("one", Type.INTEGER);
            List<List<Expression>> rows = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                rows.add(List.of(integer(List.of())));
            }
            return new Values(List.of(one), rows);
        }
        return RewriteVerifier.scan(TABLES.get(random.nextInt(TABLES.size())), ids);
    }

    private Plan filter(Plan input) {
        return new Filter(input, predicate(input.output(), 2));
    }

    private Plan project(Plan input) {
        List<Assignment> assignments = new ArrayList<>();
        for (Field field : input.output()) {
            switch (random.nextInt(5)) {
                case 0 -> {}
                case 1 -> assignments.add(new Assignment(ids.fresh(field), Reference.to(field)));
                case 2 -> {
                    Expression value = random.nextBoolean() ? integer(input.output()) : predicate(input.output(), 1);
                    assignments.add(new Assignment(ids.field("x", value.type()), value));
                }
                default -> assignments.add(new Assignment(field, Reference.to(field)));
            }
        }
        if (assignments.isEmpty()) {
            assignments.add(new Assignment(ids.field("k", Type.INTEGER), integer(input.output())));
        }
        return new Project(input, assignments);
    }

    private Plan join(Plan left, Plan right) {
        Join.Kind kind = random.nextInt(3) == 0
                ? Join.Kind.INNER
                : Join.Kind.values()[random.nextInt(Join.Kind.values().length)];
        List<Join.Key> keys = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Reference l = reference(left.output(), Type.INTEGER);
            Reference r = reference(right.output(), Type.INTEGER);
            if (l != null && r != null) {
                Compare.Op op = random.nextInt(5) == 0 ? Compare.Op.NOT_DISTINCT : Compare.Op.EQ;
                keys.add(new Join.Key(l, r, op));
            }
        }
        List<Field> both = new ArrayList<>(left.output());
        both.addAll(right.output());
        Expression residual = random.nextInt(2) == 0 ? predicate(both, 1) : null;
        Field mark = kind == Join.Kind.MARK ? ids.field("mark", Type.BOOLEAN) : null;
        return new Join(kind, left, right, keys, residual, mark, false);
    }

    private Plan aggregate(Plan input) {
        List<Assignment> keys = new ArrayList<>();
        for (Field field : input.output()) {
            if (random.nextInt(3) == 0) {
                keys.add(new Assignment(random.nextBoolean() ? field : ids.fresh(field), Reference.to(field)));
            }
        }
        List<List<Integer>> sets = new ArrayList<>();
        sets.add(allOf(keys.size()));
        if (!keys.isEmpty() && random.nextInt(5) == 0) {
            sets.add(List.of());
        }
        List<Aggregate.Measure> measures = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0 || keys.isEmpty() && measures.isEmpty(); i--) {
            AggregateCall call = aggregateCall(input.output());
            measures.add(new Aggregate.Measure(ids.field(call.function(), call.type()), call));
        }
        Field groupingId = sets.size() > 1 && random.nextBoolean() ? ids.field("grouping", Type.INTEGER) : null;
        return new Aggregate(input, keys, sets, measures, groupingId);
    }

    private static List<Integer> allOf(int count) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(i);
        }
        return all;
    }

    private AggregateCall aggregateCall(List<Field> fields) {
        Expression filter = random.nextInt(5) == 0 ? predicate(fields, 1) : null;
        boolean distinct = random.nextInt(4) == 0;
        return switch (random.nextInt(6)) {
            case 0 -> new AggregateCall("count", List.of(), false, filter, List.of(), Type.BIGINT);
            case 1 -> new AggregateCall("count", List.of(integer(fields)), distinct, filter, List.of(), Type.BIGINT);
            case 2 -> new AggregateCall("min", List.of(integer(fields)), distinct, filter, List.of(), Type.INTEGER);
            case 3 -> new AggregateCall("max", List.of(integer(fields)), distinct, filter, List.of(), Type.INTEGER);
            case 4 -> new AggregateCall("avg", List.of(integer(fields)), distinct, filter, List.of(), Type.DOUBLE);
            default -> new AggregateCall(
                    "sum", List.of(integer(fields)), distinct, filter, List.of(), Type.decimal(38, 0));
        };
    }

    private Plan union(int depth) {
        Plan left = integers(plan(depth - 1));
        Plan right = integers(plan(random.nextInt(depth)));
        return new Union(List.of(left, right), left.output().stream().map(ids::fresh).toList());
    }

    private Plan setOperation(int depth) {
        Plan left = integers(plan(depth - 1));
        Plan right = integers(plan(random.nextInt(depth)));
        SetOperation.Kind kind = random.nextBoolean() ? SetOperation.Kind.EXCEPT : SetOperation.Kind.INTERSECT;
        List<Field> fields = left.output().stream().map(ids::fresh).toList();
        return new SetOperation(kind, random.nextBoolean(), left, right, fields);
    }

    /// Two integer columns.
    private Plan integers(Plan input) {
        return new Project(
                input,
                List.of(
                        new Assignment(ids.field("i", Type.INTEGER), integer(input.output())),
                        new Assignment(ids.field("j", Type.INTEGER), integer(input.output()))));
    }

    private Plan window(Plan input) {
        Reference partition = reference(input.output(), Type.INTEGER);
        Reference order = reference(input.output(), Type.INTEGER);
        WindowCall rank = new WindowCall(
                ids.field("rank", Type.BIGINT), "rank", List.of(), null, false, false, WindowCall.Frame.TO_CURRENT_ROW);
        WindowCall count = new WindowCall(
                ids.field("n", Type.BIGINT), "count", List.of(), null, false, false, WindowCall.Frame.TO_CURRENT_ROW);
        return new Window(
                input,
                partition == null ? List.of() : List.of(partition),
                order == null ? List.of() : List.of(new SortKey(order, random.nextBoolean(), random.nextBoolean())),
                List.of(rank, count));
    }

    /// Rows that tie in all columns are equal, so the choice among them does not show.
    private List<SortKey> total(Plan input) {
        List<SortKey> keys = new ArrayList<>();
        input.output().forEach(field -> keys.add(new SortKey(Reference.to(field), random.nextBoolean(), random.nextBoolean())));
        Collections.shuffle(keys, random);
        return keys;
    }

    private Plan limited(Plan input) {
        List<SortKey> keys = total(input);
        long limit = random.nextInt(5) == 0 ? Long.MAX_VALUE : random.nextInt(6);
        long offset = random.nextInt(3) == 0 ? random.nextInt(3) : 0;
        return limit != Long.MAX_VALUE && random.nextBoolean()
                ? new TopN(input, keys, limit, offset)
                : new Limit(new Sort(input, keys), limit, offset);
    }

    private Plan distinctOn(Plan input) {
        Reference key = reference(input.output(), Type.INTEGER);
        return key == null ? input : new DistinctOn(input, List.of(key), total(input));
    }

    private Plan shared(int depth) {
        int id = shared.size();
        Plan plan = plan(depth - 1);
        int own = shared.size();
        shared.add(new With.Shared(own, "shared" + id, plan));
        Plan first = filter(read(shared.get(own)));
        return random.nextBoolean() ? first : join(first, random.nextBoolean() ? filter(read(shared.get(own))) : read(shared.get(own)));
    }

    private Plan read(With.Shared from) {
        List<Field> fields = from.plan().output().stream().map(ids::fresh).toList();
        return new SharedScan(from.id(), from.name(), fields, allOf(fields.size()));
    }

    private @Nullable Reference reference(List<Field> fields, Type type) {
        List<Field> fitting = fields.stream().filter(field -> field.type() == type).toList();
        return fitting.isEmpty() ? null : Reference.to(fitting.get(random.nextInt(fitting.size())));
    }

    private Expression integer(List<Field> fields) {
        Reference reference = reference(fields, Type.INTEGER);
        if (reference == null || random.nextInt(6) == 0) {
            return new Literal(random.nextInt(9) == 0 ? null : (Long) (long) random.nextInt(-1, 6), Type.INTEGER);
        }
        return switch (random.nextInt(8)) {
            case 0 -> Terms.add(reference, Terms.value(random.nextInt(3)));
            case 1 -> Terms.when(predicate(fields, 0), reference, Terms.value(random.nextInt(4)));
            case 2 -> Terms.when(Terms.notNull(reference), reference, Terms.value(random.nextInt(4)));
            default -> reference;
        };
    }

    private Expression predicate(List<Field> fields, int depth) {
        if (depth > 0 && random.nextInt(2) == 0) {
            Logical.Op op = random.nextBoolean() ? Logical.Op.AND : Logical.Op.OR;
            List<Expression> terms = new ArrayList<>();
            for (int i = 2 + random.nextInt(2); i > 0; i--) {
                terms.add(predicate(fields, depth - 1));
            }
            return new Logical(op, terms);
        }
        Reference bool = reference(fields, Type.BOOLEAN);
        Reference text = reference(fields, Type.VARCHAR);
        Compare.Op[] ops = Compare.Op.values();
        return switch (random.nextInt(10)) {
            case 0 -> bool == null ? Literal.TRUE : bool;
            case 1 -> bool == null ? Literal.FALSE : Terms.not(bool);
            case 2 -> text == null ? Terms.UNKNOWN : Terms.like(text, List.of("a%", "%b", "ab", "%a%").get(random.nextInt(4)));
            case 3 -> Terms.in(integer(fields), 1, 2, random.nextInt(4) == 0 ? null : 3);
            case 4 -> Terms.isNull(integer(fields));
            case 5 -> Terms.notNull(integer(fields));
            case 6, 7 -> new Compare(ops[random.nextInt(ops.length)], integer(fields), Terms.value(random.nextInt(-1, 6)));
            default -> new Compare(ops[random.nextInt(ops.length)], integer(fields), integer(fields));
        };
    }
}
