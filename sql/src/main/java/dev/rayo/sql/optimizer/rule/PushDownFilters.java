package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.optimizer.analysis.Determinism;
import dev.rayo.sql.optimizer.analysis.Filtering;
import dev.rayo.sql.optimizer.analysis.NotNullFields;
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
import dev.rayo.sql.plan.PlanTree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/// Moves every term of every filter as far down as it holds, at best into the scan: through projections, group keys,
/// partition keys, set operations and all joins. Outer joins become inner ones where a term rejects the padded rows.
/// A term for a shared plan goes in where all its readers agree.
public final class PushDownFilters implements Rule {
    @Override
    public Plan apply(Plan plan, RuleContext context) {
        return new Pass(context, NotNullFields.within(plan)).push(plan, List.of());
    }

    /// One walk from the root to the leaves. `terms` are what the rows of the node must fulfil, over its output.
    static final class Pass {
        final RuleContext context;
        final NotNullFields notNull;
        private final SharedFilters shared;

        private Pass(RuleContext context, NotNullFields notNull) {
            this.context = context;
            this.notNull = notNull;
            this.shared = new SharedFilters(context);
        }

        Plan push(Plan plan, List<Expression> terms) {
            return switch (plan) {
                case Scan s -> Filtering.of(s, terms);
                case Values v -> Filtering.of(v, terms);
                case Series s -> Filtering.of(s, terms);
                case SharedScan s -> {
                    shared.record(s, terms);
                    yield Filtering.of(s, terms);
                }
                case Filter f -> filter(f, terms);
                case Project p -> project(p, terms);
                case Aggregate a -> aggregate(a, terms);
                case Join j -> new JoinFilters(this, j).push(terms);
                case Sort s -> through(s, terms);
                case TopN t -> Filtering.of(PlanTree.mapInputs(t, input -> push(input, List.of())), terms);
                case Limit l -> Filtering.of(PlanTree.mapInputs(l, input -> push(input, List.of())), terms);
                case DistinctOn d -> split(d, terms, within(references(d.keys())));
                case Union u -> union(u, terms);
                case SetOperation s -> setOperation(s, terms);
                case Window w -> split(w, terms, within(references(w.partitionBy())));
                case With w -> with(w, terms);
                case Exchange e -> through(e, terms);
            };
        }

        /// The lower terms come first: they may keep rows away on which an upper one fails.
        private Plan filter(Filter filter, List<Expression> above) {
            List<Expression> terms = new ArrayList<>();
            List<Expression> here = new ArrayList<>();
            for (Expression term : Conjunction.split(filter.predicate())) {
                (Determinism.isRepeatable(term) ? terms : here).add(term);
            }
            if (!here.isEmpty()) {
                here.addAll(above);
                return Filtering.of(push(filter.input(), terms), here);
            }
            terms.addAll(above);
            Plan pushed = push(filter.input(), terms);
            return pushed instanceof Filter same && same.input() == filter.input() && isSame(same, filter)
                    ? filter
                    : pushed;
        }

        private static boolean isSame(Filter one, Filter other) {
            return one.predicate().equals(other.predicate());
        }

        private Plan project(Project project, List<Expression> terms) {
            BitSet volatileFields = new BitSet();
            for (Assignment each : project.assignments()) {
                volatileFields.set(each.field().id(), !Determinism.isRepeatable(each.expression()));
            }
            Substitution computed = Substitution.of(project.assignments());
            List<Expression> below = new ArrayList<>();
            List<Expression> above = new ArrayList<>();
            for (Expression term : terms) {
                if (Determinism.isRepeatable(term) && !References.touches(term, volatileFields)) {
                    below.addAll(Conjunction.split(context.simplify(computed.apply(term))));
                } else {
                    above.add(term);
                }
            }
            return Filtering.of(PlanTree.mapInputs(project, input -> push(input, below)), above);
        }

        private Plan aggregate(Aggregate aggregate, List<Expression> terms) {
            BitSet everywhere = new BitSet();
            for (int i = 0; i < aggregate.keys().size(); i++) {
                int key = i;
                boolean inAll = aggregate.groupingSets().stream().allMatch(set -> set.contains(key));
                everywhere.set(aggregate.keys().get(i).field().id(), inAll);
            }
            Substitution keys = Substitution.of(aggregate.keys());
            List<Expression> below = new ArrayList<>();
            List<Expression> above = new ArrayList<>();
            for (Expression term : terms) {
                if (isPushable(term, everywhere)) {
                    below.add(keys.apply(term));
                } else {
                    above.add(term);
                }
            }
            return Filtering.of(PlanTree.mapInputs(aggregate, input -> push(input, below)), above);
        }

        /// A term of constants only must stay above what makes a row out of none.
        private static boolean isPushable(Expression term, BitSet fields) {
            return Determinism.isRepeatable(term) && !References.none(term) && References.within(term, fields);
        }

        private Plan through(Plan plan, List<Expression> terms) {
            return split(plan, terms, Determinism::isRepeatable);
        }

        private static Predicate<Expression> within(BitSet fields) {
            return term -> isPushable(term, fields);
        }

        private static BitSet references(List<Expression> keys) {
            BitSet ids = new BitSet();
            for (Expression key : keys) {
                if (key instanceof Reference reference) {
                    ids.set(reference.id());
                }
            }
            return ids;
        }

        private Plan split(Plan plan, List<Expression> terms, Predicate<Expression> passes) {
            List<Expression> below = new ArrayList<>();
            List<Expression> above = new ArrayList<>();
            for (Expression term : terms) {
                (passes.test(term) ? below : above).add(term);
            }
            return Filtering.of(PlanTree.mapInputs(plan, input -> push(input, below)), above);
        }

        private Plan union(Union union, List<Expression> terms) {
            return positional(union, union.fields(), terms);
        }

        private Plan setOperation(SetOperation operation, List<Expression> terms) {
            return positional(operation, operation.fields(), terms);
        }

        private Plan positional(Plan plan, List<Field> fields, List<Expression> terms) {
            List<Expression> below = new ArrayList<>();
            List<Expression> above = new ArrayList<>();
            for (Expression term : terms) {
                (Determinism.isRepeatable(term) ? below : above).add(term);
            }
            Plan pushed = PlanTree.mapInputs(plan, input -> {
                Substitution columns = Substitution.positional(fields, input.output());
                return push(input, below.stream().map(columns::apply).toList());
            });
            return Filtering.of(pushed, above);
        }

        /// The readers of a shared plan are visited before it.
        private Plan with(With with, List<Expression> terms) {
            List<Plan> inputs = new ArrayList<>(with.inputs());
            inputs.set(inputs.size() - 1, push(with.input(), terms));
            for (int i = with.shared().size() - 1; i >= 0; i--) {
                With.Shared each = with.shared().get(i);
                inputs.set(i, push(each.plan(), shared.agreed(each)));
            }
            return PlanTree.withInputs(with, inputs);
        }
    }
}
