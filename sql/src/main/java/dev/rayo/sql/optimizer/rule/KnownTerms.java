package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.optimizer.analysis.Determinism;
import dev.rayo.sql.optimizer.analysis.Failure;
import dev.rayo.sql.optimizer.analysis.References;
import dev.rayo.sql.optimizer.analysis.Substitution;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.DistinctOn;
import dev.rayo.sql.plan.Plan.Exchange;
import dev.rayo.sql.plan.Plan.Filter;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.Limit;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.Plan.Scan;
import dev.rayo.sql.plan.Plan.Series;
import dev.rayo.sql.plan.Plan.SetOperation;
import dev.rayo.sql.plan.Plan.SharedScan;
import dev.rayo.sql.plan.Plan.Sort;
import dev.rayo.sql.plan.Plan.TopN;
import dev.rayo.sql.plan.Plan.Union;
import dev.rayo.sql.plan.Plan.Values;
import dev.rayo.sql.plan.Plan.Window;
import dev.rayo.sql.plan.Plan.With;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Terms over a single field that are true on every row a plan puts out, by the field's id.
final class KnownTerms {
    private final Map<Plan, Map<Integer, Set<Expression>>> known = new IdentityHashMap<>();
    private final Map<Integer, Plan> sharedById = new HashMap<>();

    void share(int id, Plan plan) {
        sharedById.put(id, plan);
    }

    Map<Integer, Set<Expression>> of(Plan plan) {
        Map<Integer, Set<Expression>> terms = known.get(plan);
        if (terms == null) {
            terms = compute(plan);
            known.put(plan, terms);
        }
        return terms;
    }

    private Map<Integer, Set<Expression>> compute(Plan plan) {
        return switch (plan) {
            case Scan s -> with(Map.of(), s.filter());
            case Values v -> Map.of();
            case Series s -> Map.of();
            case Filter f -> with(of(f.input()), f.predicate());
            case Project p -> renamed(p.assignments(), of(p.input()));
            case Aggregate a -> a.groupingSets().size() == 1 ? renamed(a.keys(), of(a.input())) : Map.of();
            case Join j -> switch (j.kind()) {
                case INNER -> both(of(j.left()), of(j.right()));
                case LEFT, SEMI, ANTI, MARK, SINGLE -> of(j.left());
                case RIGHT -> of(j.right());
                case FULL -> Map.of();
            };
            case Sort s -> of(s.input());
            case TopN t -> of(t.input());
            case Limit l -> of(l.input());
            case DistinctOn d -> of(d.input());
            case Union u -> Map.of();
            case SetOperation s -> Map.of();
            case Window w -> of(w.input());
            case With w -> of(w.input());
            case SharedScan s -> shared(s);
            case Exchange e -> of(e.input());
        };
    }

    private static Map<Integer, Set<Expression>> with(
            Map<Integer, Set<Expression>> input, @Nullable Expression predicate) {
        Map<Integer, Set<Expression>> terms = copy(input);
        for (Expression term : Conjunction.split(predicate)) {
            BitSet read = References.of(term);
            boolean useful = !(term instanceof Not(IsNull test));
            if (useful && read.cardinality() == 1 && Determinism.isRepeatable(term) && !Failure.isPossible(term)) {
                terms.computeIfAbsent(read.nextSetBit(0), id -> new LinkedHashSet<>()).add(term);
            }
        }
        return terms;
    }

    private static Map<Integer, Set<Expression>> copy(Map<Integer, Set<Expression>> terms) {
        Map<Integer, Set<Expression>> copy = new HashMap<>();
        terms.forEach((id, each) -> copy.put(id, new LinkedHashSet<>(each)));
        return copy;
    }

    private static Map<Integer, Set<Expression>> both(
            Map<Integer, Set<Expression>> left, Map<Integer, Set<Expression>> right) {
        Map<Integer, Set<Expression>> terms = new HashMap<>(left);
        terms.putAll(right);
        return terms;
    }

    private static Map<Integer, Set<Expression>> renamed(
            List<Assignment> assignments, Map<Integer, Set<Expression>> input) {
        Map<Integer, Set<Expression>> terms = new HashMap<>();
        for (Assignment each : assignments) {
            if (each.expression() instanceof Reference source) {
                rename(source.id(), each.field(), input, terms);
            }
        }
        return terms;
    }

    private static void rename(
            int source, Field target, Map<Integer, Set<Expression>> from, Map<Integer, Set<Expression>> into) {
        Set<Expression> terms = from.getOrDefault(source, Set.of());
        if (!terms.isEmpty()) {
            Substitution rename = Substitution.of(Map.of(source, Reference.to(target)));
            Set<Expression> renamed = new LinkedHashSet<>();
            terms.forEach(term -> renamed.add(rename.apply(term)));
            into.put(target.id(), renamed);
        }
    }

    private Map<Integer, Set<Expression>> shared(SharedScan scan) {
        Plan plan = sharedById.get(scan.sharedId());
        if (plan == null) {
            return Map.of();
        }
        Map<Integer, Set<Expression>> terms = new HashMap<>();
        List<Field> output = plan.output();
        for (int i = 0; i < scan.fields().size(); i++) {
            rename(output.get(scan.columns().get(i)).id(), scan.fields().get(i), of(plan), terms);
        }
        return terms;
    }
}
