package dev.rayo.engine.expression;

import dev.rayo.engine.column.ValueRange;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.In;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.expression.Expression.Parameter;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.Expression.Subquery;
import dev.rayo.sql.plan.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes evaluators of expressions: references become column ordinals, functions and casts their kernels.
///
/// Stateless; what it makes has scratch of its own, so every worker compiles for itself.
public final class ExpressionCompiler {
    private final Map<Integer, Integer> ordinals = new HashMap<>();

    private ExpressionCompiler(List<Field> layout) {
        for (int i = 0; i < layout.size(); i++) {
            ordinals.putIfAbsent(layout.get(i).id(), i);
        }
    }

    /// An evaluator of `expression` over chunks whose columns are the fields of `layout`.
    ///
    /// @throws RayoException INTERNAL if the expression refers to a field that is not in `layout`, holds a subquery or a
    ///                       parameter, or calls a function that has no implementation
    public static Evaluator compile(Expression expression, List<Field> layout) {
        return new ExpressionCompiler(layout).evaluator(expression);
    }

    /// A predicate that selects the rows where the BOOLEAN `condition` is true; fails like [#compile].
    public static Predicate compilePredicate(Expression condition, List<Field> layout) {
        return new ExpressionCompiler(layout).predicate(condition);
    }

    private Predicate predicate(Expression condition) {
        if (condition instanceof Logical(Logical.Op op, List<Expression> terms) && op == Logical.Op.AND) {
            List<TermState> compiled = new ArrayList<>();
            for (Expression term : oneTermPerColumn(flattened(terms))) {
                compiled.add(new TermState(term(term), ExpressionTraits.of(term)));
            }
            return compiled.size() == 1
                    ? compiled.getFirst().predicate
                    : new ConjunctionPredicate(compiled);
        }
        return term(condition);
    }

    /// The terms of `condition` that chunks may test where values are kept, of those that cannot fail; null if there are none.
    public static @Nullable RangeConjunction compileRanges(Expression condition, List<Field> layout) {
        ExpressionCompiler compiler = new ExpressionCompiler(layout);
        List<TermState> ranges = new ArrayList<>();
        for (Expression term : oneTermPerColumn(flattened(List.of(condition)))) {
            ExpressionTraits traits = ExpressionTraits.of(term);
            if (traits.total() && compiler.term(term) instanceof RangePredicate range) {
                ranges.add(new TermState(range, traits));
            }
        }
        return ranges.isEmpty() ? null : new RangeConjunction(ranges);
    }

    private Predicate term(Expression condition) {
        ExpressionTraits traits = ExpressionTraits.of(condition);
        Reference column = traits.onlyReference();
        if (column == null || !traits.deterministic()) {
            return new TruthPredicate(evaluator(condition), traits.isEager());
        }
        Predicate predicate = new DictionaryPredicate(ordinal(column), bare(condition), traits.isEager());
        ValueRange range = RangeReader.of(condition);
        return range == null ? predicate : new RangePredicate(ordinal(column), range, predicate);
    }

    /// Joins the terms on one column to one, so that its rows are looked at once. Terms that may fail stay alone.
    private static List<Expression> oneTermPerColumn(List<Expression> terms) {
        Map<Object, List<Expression>> byColumn = new LinkedHashMap<>();
        for (Expression term : terms) {
            ExpressionTraits traits = ExpressionTraits.of(term);
            Reference column = traits.onlyReference();
            Object key = column != null && traits.total() && traits.deterministic() ? (Object) column.id() : new Object();
            byColumn.computeIfAbsent(key, k -> new ArrayList<>()).add(term);
        }
        List<Expression> joined = new ArrayList<>();
        for (List<Expression> group : byColumn.values()) {
            joined.add(group.size() == 1 ? group.getFirst() : new Logical(Logical.Op.AND, group));
        }
        return joined;
    }

    private static List<Expression> flattened(List<Expression> terms) {
        List<Expression> flat = new ArrayList<>();
        for (Expression term : terms) {
            if (term instanceof Logical(Logical.Op op, List<Expression> inner) && op == Logical.Op.AND) {
                flat.addAll(flattened(inner));
            } else {
                flat.add(term);
            }
        }
        return flat;
    }

    /// Wraps what depends on one column alone, so that it is computed once per entry of that column's dictionary.
    private Evaluator evaluator(Expression expression) {
        ExpressionTraits traits = ExpressionTraits.of(expression);
        if (expression instanceof Reference || traits.onlyReference() == null || !traits.deterministic()) {
            return node(expression);
        }
        return new DictionaryEvaluator(ordinal(traits.onlyReference()), bare(expression), expression.type());
    }

    /// The evaluator without dictionaries in mind anywhere below, for an expression over one column.
    private Evaluator bare(Expression expression) {
        return new ExpressionCompiler(this).node(expression);
    }

    private boolean inDictionary;

    private ExpressionCompiler(ExpressionCompiler outer) {
        ordinals.putAll(outer.ordinals);
        inDictionary = true;
    }

    private Evaluator operand(Expression expression) {
        return inDictionary ? node(expression) : evaluator(expression);
    }

    private List<Evaluator> operands(List<Expression> expressions) {
        List<Evaluator> evaluators = new ArrayList<>();
        for (Expression expression : expressions) {
            evaluators.add(operand(expression));
        }
        return evaluators;
    }

    private Evaluator node(Expression expression) {
        return switch (expression) {
            case Reference reference -> new ReferenceEvaluator(ordinal(reference));
            case Literal literal -> new LiteralEvaluator(Literals.column(literal), literal.type());
            case Compare compare ->
                new CompareEvaluator(
                        compare.op(), operand(compare.left()), operand(compare.right()), compare.left().type());
            case Logical logical -> logical(logical);
            case Not not -> new NotEvaluator(operand(not.operand()));
            case IsNull isNull -> new IsNullEvaluator(operand(isNull.operand()));
            case Cast cast -> cast(cast);
            case Case choice -> choice(choice);
            case In in -> new InEvaluator(operand(in.operand()), in.operand().type(), in.values());
            case Call call ->
                new CallEvaluator(operands(call.arguments()), ScalarFunctions.kernel(call), types(call), call.type());
            case Parameter parameter ->
                throw RayoException.internal("parameter " + parameter.index() + " was not replaced by a value", null);
            case Subquery subquery ->
                throw RayoException.internal("a subquery was not turned into a join: " + subquery.kind(), null);
        };
    }

    private Evaluator cast(Cast cast) {
        Evaluator operand = operand(cast.operand());
        if (cast.operand().type().equals(cast.type())) {
            return operand;
        }
        return new CallEvaluator(
                List.of(operand), Casts.kernel(cast.operand().type(), cast.type(), cast.lenient()),
                List.of(cast.operand().type()), cast.type());
    }

    private Evaluator logical(Logical logical) {
        List<LogicalEvaluator.Term> terms = new ArrayList<>();
        for (Expression term : logical.terms()) {
            terms.add(new LogicalEvaluator.Term(operand(term), ExpressionTraits.of(term).isEager()));
        }
        return new LogicalEvaluator(logical.op(), terms);
    }

    private Evaluator choice(Case choice) {
        List<CaseEvaluator.Branch> branches = new ArrayList<>();
        for (Case.Branch branch : choice.branches()) {
            branches.add(new CaseEvaluator.Branch(
                    operand(branch.condition()),
                    operand(branch.result()),
                    ExpressionTraits.of(branch.result()).isEager()));
        }
        branches.add(new CaseEvaluator.Branch(
                null, operand(choice.otherwise()), ExpressionTraits.of(choice.otherwise()).isEager()));
        return new CaseEvaluator(branches, new CaseResult(choice));
    }

    private static List<dev.rayo.sql.type.Type> types(Call call) {
        return call.arguments().stream().map(Expression::type).toList();
    }

    private int ordinal(Reference reference) {
        Integer ordinal = ordinals.get(reference.id());
        if (ordinal == null) {
            throw RayoException.internal(
                    "field " + reference.name() + "#" + reference.id() + " is not in the layout", null);
        }
        return ordinal;
    }
}
