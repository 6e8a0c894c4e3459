package dev.rayo.sql.parser;

import dev.rayo.sql.ast.Argument;
import dev.rayo.sql.ast.SortItem;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.SyntaxExpression.Between;
import dev.rayo.sql.ast.SyntaxExpression.Binary;
import dev.rayo.sql.ast.SyntaxExpression.BlobLiteral;
import dev.rayo.sql.ast.SyntaxExpression.BooleanLiteral;
import dev.rayo.sql.ast.SyntaxExpression.Case;
import dev.rayo.sql.ast.SyntaxExpression.Cast;
import dev.rayo.sql.ast.SyntaxExpression.ColumnReference;
import dev.rayo.sql.ast.SyntaxExpression.Comparison;
import dev.rayo.sql.ast.SyntaxExpression.DecimalLiteral;
import dev.rayo.sql.ast.SyntaxExpression.DoubleLiteral;
import dev.rayo.sql.ast.SyntaxExpression.Exists;
import dev.rayo.sql.ast.SyntaxExpression.FieldAccess;
import dev.rayo.sql.ast.SyntaxExpression.FunctionCall;
import dev.rayo.sql.ast.SyntaxExpression.InList;
import dev.rayo.sql.ast.SyntaxExpression.InQuery;
import dev.rayo.sql.ast.SyntaxExpression.IntegerLiteral;
import dev.rayo.sql.ast.SyntaxExpression.Interval;
import dev.rayo.sql.ast.SyntaxExpression.IsNull;
import dev.rayo.sql.ast.SyntaxExpression.IsTruth;
import dev.rayo.sql.ast.SyntaxExpression.Like;
import dev.rayo.sql.ast.SyntaxExpression.ListLiteral;
import dev.rayo.sql.ast.SyntaxExpression.Logical;
import dev.rayo.sql.ast.SyntaxExpression.Not;
import dev.rayo.sql.ast.SyntaxExpression.NullLiteral;
import dev.rayo.sql.ast.SyntaxExpression.Parameter;
import dev.rayo.sql.ast.SyntaxExpression.Quantified;
import dev.rayo.sql.ast.SyntaxExpression.Row;
import dev.rayo.sql.ast.SyntaxExpression.Slice;
import dev.rayo.sql.ast.SyntaxExpression.StringLiteral;
import dev.rayo.sql.ast.SyntaxExpression.StructLiteral;
import dev.rayo.sql.ast.SyntaxExpression.Subquery;
import dev.rayo.sql.ast.SyntaxExpression.Subscript;
import dev.rayo.sql.ast.SyntaxExpression.TypedLiteral;
import dev.rayo.sql.ast.SyntaxExpression.Unary;
import dev.rayo.sql.ast.SyntaxExpression.When;
import dev.rayo.sql.ast.TypeName;
import dev.rayo.sql.parser.InfixOperator.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes expressions with no more parentheses than [ExpressionParser] needs. [TitlePrinter] writes them another way.
class ExpressionPrinter {
    final SqlText text;

    ExpressionPrinter(SqlText text) {
        this.text = text;
    }

    void print(SyntaxExpression expression) {
        switch (expression) {
            case NullLiteral _ -> text.add("NULL");
            case BooleanLiteral literal -> text.add(literal.value() ? "TRUE" : "FALSE");
            case IntegerLiteral literal -> text.add(literal.value().toString());
            case DecimalLiteral literal -> {
                text.add(literal.value().toPlainString());
                text.add(literal.value().scale() == 0 ? "." : "");
            }
            case DoubleLiteral literal -> {
                String digits = Double.toString(literal.value());
                text.add(digits.indexOf('E') < 0 ? digits + "E0" : digits);
            }
            case StringLiteral literal -> text.string(literal.value());
            case BlobLiteral literal -> text.add("X'" + literal.hex() + "'");
            case TypedLiteral literal -> {
                print(literal.type());
                text.add(" ").string(literal.value());
            }
            case Interval interval -> print(interval);
            case ColumnReference reference -> text.list(reference.parts(), ".", text::add);
            case Parameter parameter -> text.add("$" + parameter.number());
            case Unary unary -> {
                text.add(unary.operator().symbol());
                boolean sum = unary.operator() == Unary.Operator.BITWISE_NOT;
                // Two minuses would begin a comment.
                boolean sign = unary.operand() instanceof Unary;
                operand(unary.operand(), sum ? Level.SUM : Level.SIGN, sign);
            }
            case Binary binary -> print(binary);
            case Comparison comparison -> {
                Level level = level(comparison).next();
                operand(comparison.left(), level);
                text.add(" " + comparison.operator().symbol() + " ");
                operand(comparison.right(), level);
            }
            case Logical logical -> {
                Level level = level(logical).next();
                text.list(logical.operands(), " " + logical.operator() + " ", part -> operand(part, level));
            }
            case Not not -> {
                text.add("NOT ");
                operand(not.operand(), Level.NOT);
            }
            case IsNull isNull -> {
                operand(isNull.operand(), Level.COMPARISON);
                text.add(isNull.negated() ? " IS NOT NULL" : " IS NULL");
            }
            case IsTruth isTruth -> {
                operand(isTruth.operand(), Level.COMPARISON);
                text.add(isTruth.negated() ? " IS NOT " : " IS ")
                        .add(isTruth.truth().name());
            }
            case Between between -> {
                value(between.value(), between.negated());
                text.add(between.symmetric() ? "BETWEEN SYMMETRIC " : "BETWEEN ");
                operand(between.low(), Level.OTHER);
                text.add(" AND ");
                operand(between.high(), Level.OTHER);
            }
            case InList in -> {
                value(in.value(), in.negated());
                text.add("IN (").list(in.list(), this::print).add(")");
            }
            case InQuery in -> {
                value(in.value(), in.negated());
                text.add("IN ");
                text.queries.parenthesized(in.query());
            }
            case Like like -> print(like);
            case Case cases -> print(cases);
            case Cast cast -> {
                text.add(cast.attempt() ? "TRY_CAST(" : "CAST(");
                print(cast.operand());
                text.add(" AS ");
                print(cast.type());
                text.add(")");
            }
            case FunctionCall call -> print(call);
            case Subquery subquery -> text.queries.parenthesized(subquery.query());
            case Exists exists -> {
                text.add("EXISTS ");
                text.queries.parenthesized(exists.query());
            }
            case Quantified quantified -> {
                operand(quantified.value(), Level.PREDICATE);
                text.add(" " + quantified.operator().symbol() + (quantified.all() ? " ALL " : " ANY "));
                if (quantified.collection() instanceof Subquery) {
                    print(quantified.collection());
                } else {
                    parenthesized(quantified.collection());
                }
            }
            case Row row -> {
                text.add(row.values().size() == 1 ? "ROW(" : "(");
                text.list(row.values(), this::print).add(")");
            }
            case ListLiteral list ->
                text.add("[").list(list.values(), this::print).add("]");
            case StructLiteral struct -> {
                text.add("{").list(struct.fields(), field -> {
                    text.string(field.name().text()).add(": ");
                    print(field.value());
                });
                text.add("}");
            }
            case Subscript subscript -> {
                primary(subscript.operand());
                text.add("[");
                print(subscript.index());
                text.add("]");
            }
            case Slice slice -> {
                primary(slice.operand());
                text.add("[");
                printIfPresent(slice.from());
                text.add(" : ");
                printIfPresent(slice.to());
                text.add("]");
            }
            case FieldAccess access -> {
                if (access.operand() instanceof ColumnReference) {
                    parenthesized(access.operand());
                } else {
                    primary(access.operand());
                }
                text.add(".").add(access.field());
            }
        }
    }

    private void printIfPresent(@Nullable SyntaxExpression expression) {
        if (expression != null) {
            print(expression);
        }
    }

    void parenthesized(SyntaxExpression expression) {
        text.add("(");
        print(expression);
        text.add(")");
    }

    /// Prints in parentheses what binds weaker than `weakest`.
    private void operand(SyntaxExpression expression, Level weakest) {
        operand(expression, weakest, false);
    }

    private void operand(SyntaxExpression expression, Level weakest, boolean parentheses) {
        if (parentheses || level(expression).compareTo(weakest) < 0) {
            parenthesized(expression);
        } else {
            print(expression);
        }
    }

    /// The operand of something that follows without a space: a call or literal, or else in parentheses.
    private void primary(SyntaxExpression expression) {
        boolean safe = expression instanceof FunctionCall call && call.over() == null
                || expression instanceof ColumnReference
                || expression instanceof Subscript
                || expression instanceof Slice
                || expression instanceof FieldAccess;
        if (safe) {
            print(expression);
        } else {
            parenthesized(expression);
        }
    }

    private void value(SyntaxExpression value, boolean negated) {
        operand(value, Level.OTHER);
        text.add(negated ? " NOT " : " ");
    }

    private static Level level(SyntaxExpression expression) {
        return switch (expression) {
            case Logical logical -> logical.operator() == Logical.Operator.OR ? Level.OR : Level.AND;
            case Not _ -> Level.NOT;
            case IsNull _, IsTruth _ -> Level.IS;
            case Comparison comparison ->
                switch (comparison.operator()) {
                    case DISTINCT_FROM, NOT_DISTINCT_FROM -> Level.IS;
                    case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Level.COMPARISON;
                };
            case Quantified _ -> Level.COMPARISON;
            case Between _, InList _, InQuery _, Like _ -> Level.PREDICATE;
            case Binary binary -> InfixOperator.levelOf(binary.operator());
            // It would take what follows as well.
            case Unary unary -> unary.operator() == Unary.Operator.BITWISE_NOT ? Level.OR : Level.SIGN;
            case NullLiteral _, BooleanLiteral _, IntegerLiteral _, DecimalLiteral _, DoubleLiteral _, StringLiteral _,
                    BlobLiteral _, TypedLiteral _, Interval _, ColumnReference _, Parameter _, Case _, Cast _,
                    FunctionCall _, Subquery _, Exists _, Row _, ListLiteral _, StructLiteral _, Subscript _, Slice _,
                    FieldAccess _ -> Level.SIGN;
        };
    }

    /// Walks down a chain of operators of the same level without recursion.
    private void print(Binary last) {
        List<Binary> spine = last.spine();
        int first = spine.size() - 1;
        Level level = level(last);
        while (first > 0 && level(spine.get(first - 1)) == level) {
            first--;
        }
        operand(spine.get(first).left(), level);
        for (Binary binary : spine.subList(first, spine.size())) {
            text.add(" " + binary.operator().symbol() + " ");
            operand(binary.right(), level.next());
        }
    }

    private void print(Interval interval) {
        text.add("INTERVAL ");
        switch (interval.quantity()) {
            case StringLiteral _, IntegerLiteral _, DecimalLiteral _, DoubleLiteral _, Parameter _ ->
                print(interval.quantity());
            default -> parenthesized(interval.quantity());
        }
        if (interval.unit() != null) {
            text.add(" ").add(interval.unit().name());
        }
    }

    private void print(Like like) {
        value(like.value(), like.negated());
        text.add(
                switch (like.kind()) {
                    case LIKE -> "LIKE ";
                    case ILIKE -> "ILIKE ";
                    case SIMILAR -> "SIMILAR TO ";
                    case GLOB -> "GLOB ";
                });
        operand(like.pattern(), Level.OTHER);
        if (like.escape() != null) {
            text.add(" ESCAPE ");
            operand(like.escape(), Level.OTHER);
        }
    }

    private void print(Case cases) {
        text.add("CASE");
        if (cases.operand() != null) {
            text.add(" ");
            print(cases.operand());
        }
        for (When when : cases.whens()) {
            text.add(" WHEN ");
            print(when.condition());
            text.add(" THEN ");
            print(when.result());
        }
        if (cases.otherwise() != null) {
            text.add(" ELSE ");
            print(cases.otherwise());
        }
        text.add(" END");
    }

    private void print(FunctionCall call) {
        text.add(call.name()).add("(");
        text.add(call.star() ? "*" : call.distinct() ? "DISTINCT " : "");
        text.list(call.arguments(), this::print);
        orderBy(call.arguments().isEmpty() ? "" : " ", call.orderBy());
        text.add(")");
        if (!call.withinGroup().isEmpty()) {
            text.add(" WITHIN GROUP (");
            orderBy("", call.withinGroup());
            text.add(")");
        }
        if (call.filter() != null) {
            text.add(" FILTER (WHERE ");
            print(call.filter());
            text.add(")");
        }
        text.add(call.ignoreNulls() ? " IGNORE NULLS" : "");
        if (call.over() != null) {
            text.add(" OVER ");
            new WindowPrinter(text).over(call.over());
        }
    }

    void print(Argument argument) {
        if (argument.name() != null) {
            text.add(argument.name()).add(" := ");
        }
        print(argument.value());
    }

    /// `ORDER BY …` after `before`, or nothing where there is no order.
    void orderBy(String before, List<SortItem> items) {
        if (!items.isEmpty()) {
            text.add(before).add("ORDER BY ").list(items, this::print);
        }
    }

    private void print(SortItem item) {
        switch (item) {
            case SortItem.Key key -> print(key.expression());
            case SortItem.All _ -> text.add("ALL");
        }
        text.add(item.direction() == SortItem.Direction.DESCENDING ? " DESC" : "");
        text.add(
                switch (item.nulls()) {
                    case UNSPECIFIED -> "";
                    case FIRST -> " NULLS FIRST";
                    case LAST -> " NULLS LAST";
                });
    }

    void print(TypeName type) {
        boolean nested = !type.arguments().isEmpty();
        switch (nested ? type.name() : "") {
            case "LIST" -> {
                print(type.arguments().getFirst());
                text.add("[").list(type.modifiers(), length -> text.add(length.toString())).add("]");
            }
            case "STRUCT" -> {
                text.add("STRUCT(");
                for (int i = 0; i < type.fields().size(); i++) {
                    text.add(i == 0 ? "" : ", ").add(type.fields().get(i)).add(" ");
                    print(type.arguments().get(i));
                }
                text.add(")");
            }
            case "MAP" ->
                text.add("MAP(").list(type.arguments(), this::print).add(")");
            default -> {
                text.addType(type.name());
                if (!type.modifiers().isEmpty()) {
                    text.add("(")
                            .list(type.modifiers(), number -> text.add(number.toString()))
                            .add(")");
                }
            }
        }
    }
}
