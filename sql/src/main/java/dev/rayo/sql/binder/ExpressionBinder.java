package dev.rayo.sql.binder;

import dev.rayo.sql.ast.Name;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.SyntaxExpression.Binary;
import dev.rayo.sql.ast.SyntaxExpression.ColumnReference;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.function.DecimalTypes;
import dev.rayo.sql.function.FunctionCatalog;
import dev.rayo.sql.type.Blob;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns syntax into typed expressions.
final class ExpressionBinder {
    private static final String STRUCTS_AND_LISTS = "lists, structs and maps cannot be used in expressions yet";

    final Environment environment;
    final SessionTime time;
    final Coercion coercion;
    private final PredicateBinder predicates;
    private final CallBinder calls;
    private final SubqueryBinder subqueries;

    ExpressionBinder(Environment environment) {
        this.environment = environment;
        time = new SessionTime(environment.session());
        coercion = new Coercion(time);
        subqueries = new SubqueryBinder(this);
        predicates = new PredicateBinder(this, subqueries);
        calls = new CallBinder(this);
    }

    /// Where the query last named this field, or [RayoException#NO_OFFSET].
    int positionOf(int fieldId) {
        return environment.positions().getOrDefault(fieldId, RayoException.NO_OFFSET);
    }

    /// A BOOLEAN expression, cast to it where need be.
    Expression condition(SyntaxExpression syntax, Context context) {
        return coercion.condition(bind(syntax, context), syntax.position());
    }

    List<Expression> bindAll(List<SyntaxExpression> list, Context context) {
        List<Expression> bound = new ArrayList<>();
        list.forEach(each -> bound.add(bind(each, context)));
        return bound;
    }

    Expression bind(SyntaxExpression syntax, Context context) {
        return switch (syntax) {
            case SyntaxExpression.NullLiteral literal -> new Literal(null, Type.NULL);
            case SyntaxExpression.BooleanLiteral literal -> literal.value() ? Literal.TRUE : Literal.FALSE;
            case SyntaxExpression.IntegerLiteral literal -> integer(literal.value());
            case SyntaxExpression.DecimalLiteral literal -> decimal(literal.value());
            case SyntaxExpression.DoubleLiteral literal -> new Literal(literal.value(), Type.DOUBLE);
            case SyntaxExpression.StringLiteral literal -> new Literal(literal.value(), Type.VARCHAR);
            case SyntaxExpression.BlobLiteral literal ->
                new Literal(new Blob(HexFormat.of().parseHex(literal.hex())), Type.BLOB);
            case SyntaxExpression.TypedLiteral literal ->
                coercion.cast(
                        new Literal(literal.value(), Type.VARCHAR),
                        TypeNames.resolve(literal.type()),
                        literal.position());
            case SyntaxExpression.Interval interval -> calls.intervals().bind(interval, context);
            case ColumnReference reference -> column(reference, context);
            case SyntaxExpression.Parameter parameter -> parameter(parameter);
            case SyntaxExpression.Unary unary -> unary(unary, context);
            case Binary binary -> {
                List<Binary> spine = binary.spine();
                Expression left = bind(spine.getFirst().left(), context);
                for (Binary each : spine) {
                    left = binary(each, left, bind(each.right(), context));
                }
                yield left;
            }
            case SyntaxExpression.Comparison comparison -> predicates.comparison(comparison, context);
            case SyntaxExpression.Logical logical -> predicates.logical(logical, context);
            case SyntaxExpression.Not not -> predicates.not(not, context);
            case SyntaxExpression.IsNull isNull -> predicates.isNull(isNull, context);
            case SyntaxExpression.IsTruth isTruth -> predicates.isTruth(isTruth, context);
            case SyntaxExpression.Between between -> predicates.between(between, context);
            case SyntaxExpression.InList in -> predicates.in(in.value(), in.list(), in.negated(), in.position(), context);
            case SyntaxExpression.InQuery in -> subqueries.in(in, context);
            case SyntaxExpression.Like like -> predicates.like(like, context);
            case SyntaxExpression.Case choice -> choice(choice, context);
            case SyntaxExpression.Cast cast -> cast(cast, context);
            case SyntaxExpression.FunctionCall call -> calls.bind(call, context);
            case SyntaxExpression.Subquery subquery -> subqueries.scalar(subquery, context);
            case SyntaxExpression.Exists exists -> subqueries.exists(exists, context);
            case SyntaxExpression.Quantified quantified -> predicates.quantified(quantified, context);
            case SyntaxExpression.Row row ->
                throw RayoException.syntax(
                        "a row of values can only be compared", row.position(), "as in (a, b) = (1, 2) or (a, b) IN (…)");
            case SyntaxExpression.ListLiteral list -> throw unsupported(list);
            case SyntaxExpression.StructLiteral struct -> throw unsupported(struct);
            case SyntaxExpression.Subscript subscript -> throw unsupported(subscript);
            case SyntaxExpression.Slice slice -> throw unsupported(slice);
            case SyntaxExpression.FieldAccess access -> throw unsupported(access);
        };
    }

    private static RayoException unsupported(SyntaxExpression syntax) {
        return RayoException.syntax(STRUCTS_AND_LISTS, syntax.position(), null);
    }

    static Literal integer(BigInteger value) {
        if (value.bitLength() < 32) {
            return new Literal(value.longValue(), Type.INTEGER);
        }
        if (value.bitLength() < 64) {
            return new Literal(value.longValue(), Type.BIGINT);
        }
        return value.abs().toString().length() <= Type.Decimal.PRECISION_MAX
                ? new Literal(new BigDecimal(value), DecimalTypes.HUGE)
                : new Literal(value.doubleValue(), Type.DOUBLE);
    }

    static Literal decimal(BigDecimal value) {
        int scale = Math.max(0, value.scale());
        int precision = Math.max(value.precision(), scale + 1);
        return precision <= Type.Decimal.PRECISION_MAX
                ? new Literal(value.setScale(scale), Type.decimal(precision, scale))
                : new Literal(value.doubleValue(), Type.DOUBLE);
    }

    private Literal parameter(SyntaxExpression.Parameter parameter) {
        List<Literal> values = environment.session().parameters();
        if (parameter.number() > values.size()) {
            throw RayoException.syntax(
                    "there is no value for parameter " + parameter.number(),
                    parameter.position(),
                    values.isEmpty() ? "no values were given" : values.size() + " values were given");
        }
        return values.get(parameter.number() - 1);
    }

    // --- names ---------------------------------------------------------------------------------------------------

    private Expression column(ColumnReference reference, Context context) {
        List<Name> parts = reference.parts();
        Expression found = parts.size() == 1
                ? unqualified(parts.getFirst(), context)
                : qualified(parts.get(parts.size() - 2), parts.getLast(), context);
        if (found == null) {
            throw parts.size() == 1
                    ? UnknownNames.column(parts.getFirst(), context)
                    : UnknownNames.table(parts.get(parts.size() - 2), context);
        }
        if (found instanceof Reference field) {
            environment.positions().put(field.id(), reference.position());
        }
        return found;
    }

    private @Nullable Expression unqualified(Name name, Context context) {
        for (Context place = context; place != null; place = place.outer()) {
            Scope.Column column = place.scope().find(name);
            if (column != null) {
                return column.merged();
            }
            Aliases aliases = place == context ? place.aliases() : null;
            Expression aliased = aliases == null ? null : aliases.resolve(name, syntax -> bind(syntax, context));
            if (aliased != null) {
                return aliased;
            }
        }
        return null;
    }

    private static @Nullable Expression qualified(Name table, Name name, Context context) {
        for (Context place = context; place != null; place = place.outer()) {
            if (!place.scope().hasTable(table.text())) {
                continue;
            }
            Scope.Column column = place.scope().find(table.text(), name);
            if (column == null) {
                throw UnknownNames.columnOf(table, name, place.scope());
            }
            return column.own();
        }
        return null;
    }

    /// The column that `syntax` names in the query's own tables, or null if it is anything else.
    Scope.@Nullable Column ownColumn(SyntaxExpression syntax, Scope scope) {
        if (!(syntax instanceof ColumnReference reference)) {
            return null;
        }
        List<Name> parts = reference.parts();
        return parts.size() == 1
                ? scope.find(parts.getFirst())
                : scope.find(parts.get(parts.size() - 2).text(), parts.getLast());
    }

    // --- operators and CASE --------------------------------------------------------------------------------------

    /// What is cast has its type for good: unlike `1`, `1::BIGINT` does not adapt to what it meets.
    private Expression cast(SyntaxExpression.Cast cast, Context context) {
        Expression operand = bind(cast.operand(), context);
        Type type = TypeNames.resolve(cast.type());
        Expression converted = coercion.cast(operand, type, cast.attempt(), cast.position());
        boolean adapts = converted instanceof Literal literal && type.isInteger() && !literal.isNull();
        return adapts && !operand.type().equals(type) ? new Cast(operand, type, cast.attempt()) : converted;
    }

    private Expression unary(SyntaxExpression.Unary unary, Context context) {
        if (unary.operator() == SyntaxExpression.Unary.Operator.MINUS) {
            switch (unary.operand()) {
                case SyntaxExpression.IntegerLiteral literal -> {
                    return integer(literal.value().negate());
                }
                case SyntaxExpression.DecimalLiteral literal -> {
                    return decimal(literal.value().negate());
                }
                case SyntaxExpression.DoubleLiteral literal -> {
                    return new Literal(-literal.value(), Type.DOUBLE);
                }
                default -> {}
            }
        }
        Expression operand = bind(unary.operand(), context);
        return switch (unary.operator()) {
            case PLUS -> {
                if (!operand.type().isNumeric() && operand.type() != Type.NULL && operand.type() != Type.INTERVAL) {
                    throw RayoException.syntax("there is no + of a " + operand.type(), unary.position(), null);
                }
                yield operand;
            }
            case MINUS -> calls.canonical("negate", "-", List.of(operand), unary.position());
            case BITWISE_NOT -> calls.canonical("bit_not_op", "~", List.of(operand), unary.position());
        };
    }

    private Expression binary(Binary binary, Expression left, Expression right) {
        String function =
                switch (binary.operator()) {
                    case ADD -> "add";
                    case SUBTRACT -> "subtract";
                    case MULTIPLY -> "multiply";
                    case DIVIDE -> "divide";
                    case DIVIDE_INTEGER -> "integer_divide";
                    case MODULO -> "modulo";
                    case POWER -> "power";
                    case CONCATENATE -> "concat_operator";
                    case BITWISE_AND -> "bit_and_op";
                    case BITWISE_OR -> "bit_or_op";
                    case SHIFT_LEFT -> "shift_left";
                    case SHIFT_RIGHT -> "shift_right";
                    case STARTS_WITH -> "starts_with";
                };
        return calls.canonical(function, binary.operator().symbol(), List.of(left, right), binary.position());
    }

    private Expression choice(SyntaxExpression.Case choice, Context context) {
        List<Expression> conditions = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        Expression operand = choice.operand() == null ? null : bind(choice.operand(), context);
        for (SyntaxExpression.When when : choice.whens()) {
            int position = when.condition().position();
            if (operand == null) {
                conditions.add(condition(when.condition(), context));
            } else {
                Expression value = bind(when.condition(), context);
                conditions.add(predicates.compare(Compare.Op.EQ, operand, value, position));
            }
            results.add(bind(when.result(), context));
        }
        results.add(
                choice.otherwise() == null ? new Literal(null, Type.NULL) : bind(choice.otherwise(), context));
        return choose(conditions, results, "CASE", choice.position());
    }

    /// The first result whose condition is true, else the last result; all cast to the type they share.
    Expression choose(List<Expression> conditions, List<Expression> results, String where, int position) {
        Type type = coercion.common(results, where, position);
        List<Case.Branch> branches = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            branches.add(new Case.Branch(conditions.get(i), coercion.cast(results.get(i), type, position)));
        }
        return new Case(branches, coercion.cast(results.getLast(), type, position));
    }

    CallBinder calls() {
        return calls;
    }

    PredicateBinder predicates() {
        return predicates;
    }

    static FunctionCatalog functions() {
        return FunctionCatalog.standard();
    }
}
