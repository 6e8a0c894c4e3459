package dev.rayo.sql.parser;

import dev.rayo.sql.ast.Argument;
import dev.rayo.sql.ast.IntervalUnit;
import dev.rayo.sql.ast.Name;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.SyntaxExpression.Between;
import dev.rayo.sql.ast.SyntaxExpression.Binary;
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
import dev.rayo.sql.ast.SyntaxExpression.Quantified;
import dev.rayo.sql.ast.SyntaxExpression.Row;
import dev.rayo.sql.ast.SyntaxExpression.Slice;
import dev.rayo.sql.ast.SyntaxExpression.StructLiteral;
import dev.rayo.sql.ast.SyntaxExpression.Subquery;
import dev.rayo.sql.ast.SyntaxExpression.Subscript;
import dev.rayo.sql.ast.SyntaxExpression.TypedLiteral;
import dev.rayo.sql.ast.SyntaxExpression.Unary;
import dev.rayo.sql.ast.SyntaxExpression.When;
import dev.rayo.sql.ast.TypeName;
import dev.rayo.sql.ast.Window;
import dev.rayo.sql.ast.Window.Bound;
import dev.rayo.sql.ast.Window.Frame;
import java.util.List;
import java.util.Locale;

/// Writes expressions as the titles of columns: see [ColumnTitle].
final class TitlePrinter extends ExpressionPrinter {
    private final String sql;

    TitlePrinter(SqlText text, String sql) {
        super(text);
        this.sql = sql;
    }

    @Override
    void print(SyntaxExpression expression) {
        switch (expression) {
            case BooleanLiteral literal -> text.add(literal.value() ? "true" : "false");
            case IntegerLiteral number -> number(number.position(), number.value().toString());
            case DecimalLiteral number -> number(number.position(), number.value().toPlainString());
            case DoubleLiteral number -> number(number.position(), Double.toString(number.value()));
            case TypedLiteral literal -> {
                text.add("CAST(").string(literal.value()).add(" AS ");
                print(literal.type());
                text.add(")");
            }
            case Interval interval -> print(interval);
            case ColumnReference reference ->
                text.list(reference.parts(), ".", part -> text.add(TitleWords.quoted(part.text())));
            case Unary unary -> print(unary);
            case Binary binary -> {
                List<Binary> spine = binary.spine();
                text.add("(".repeat(spine.size()));
                print(spine.getFirst().left());
                for (Binary operation : spine) {
                    text.add(" " + operation.operator().symbol() + " ");
                    print(operation.right());
                    text.add(")");
                }
            }
            case Comparison comparison -> infix(comparison.left(), symbol(comparison.operator()), comparison.right());
            case Logical logical ->
                text.add("(")
                        .list(logical.operands(), " " + logical.operator() + " ", this::print)
                        .add(")");
            case Not not -> negated(true, () -> print(not.operand()));
            case IsNull isNull -> suffixed(isNull.operand(), isNull.negated() ? " IS NOT NULL" : " IS NULL");
            case IsTruth isTruth -> print(isTruth);
            case Between between ->
                negated(between.negated(), () -> {
                    text.add("(");
                    print(between.value());
                    text.add(" BETWEEN ");
                    print(between.low());
                    text.add(" AND ");
                    print(between.high());
                    text.add(")");
                });
            case InList in ->
                negated(in.negated(), () -> {
                    text.add("(");
                    print(in.value());
                    text.add(" IN (").list(in.list(), this::print).add("))");
                });
            case InQuery in ->
                negated(in.negated(), () -> any(in.value(), "=", new Subquery(in.query(), in.position())));
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
            case Exists exists -> {
                text.add("EXISTS");
                text.queries.parenthesized(exists.query());
            }
            case Quantified quantified -> {
                Comparison.Operator operator = quantified.operator();
                negated(
                        quantified.all(),
                        () -> any(
                                quantified.value(),
                                symbol(quantified.all() ? opposite(operator) : operator),
                                quantified.collection()));
            }
            case Row row -> call("\"row\"", row.values());
            case ListLiteral list -> {
                if (sql.startsWith("[", list.position())) {
                    call("list_value", list.values());
                } else {
                    text.add("(ARRAY[").list(list.values(), this::print).add("])");
                }
            }
            case StructLiteral struct -> {
                text.add("struct_pack(").list(struct.fields(), field -> {
                    text.add(TitleWords.quoted(field.name().text())).add(" := ");
                    print(field.value());
                });
                text.add(")");
            }
            case Subscript subscript -> {
                print(subscript.operand());
                text.add("[");
                print(subscript.index());
                text.add("]");
            }
            case Slice slice -> print(slice);
            case FieldAccess access -> {
                parenthesized(access.operand());
                text.add(".").add(TitleWords.quoted(access.field().text()));
            }
            case SyntaxExpression other -> super.print(other);
        }
    }

    /// The number at `position` as it was written; `value` where it was not, as the 1 that `FETCH FIRST ROW` means.
    private void number(int position, String value) {
        char first = position < sql.length() ? sql.charAt(position) : ' ';
        boolean written = Scan.isDigit(first) || first == '.';
        text.add(written ? sql.substring(position, NumberText.at(sql, position).end()) : value);
    }

    private void infix(SyntaxExpression left, String symbol, SyntaxExpression right) {
        text.add("(");
        print(left);
        text.add(" " + symbol + " ");
        print(right);
        text.add(")");
    }

    private void suffixed(SyntaxExpression operand, String suffix) {
        text.add("(");
        print(operand);
        text.add(suffix).add(")");
    }

    private void negated(boolean negated, Runnable printer) {
        text.add(negated ? "(NOT " : "");
        printer.run();
        text.add(negated ? ")" : "");
    }

    private void call(String name, List<SyntaxExpression> arguments) {
        text.add(name).add("(").list(arguments, this::print).add(")");
    }

    private void any(SyntaxExpression value, String symbol, SyntaxExpression collection) {
        text.add("(");
        print(value);
        text.add(" " + symbol + " ANY");
        if (collection instanceof Subquery) {
            print(collection);
        } else {
            text.add("(SELECT unnest(");
            print(collection);
            text.add("))");
        }
        text.add(")");
    }

    private static String symbol(Comparison.Operator operator) {
        return operator == Comparison.Operator.NOT_EQUAL ? "!=" : operator.symbol();
    }

    private static Comparison.Operator opposite(Comparison.Operator operator) {
        return switch (operator) {
            case EQUAL -> Comparison.Operator.NOT_EQUAL;
            case NOT_EQUAL -> Comparison.Operator.EQUAL;
            case LESS -> Comparison.Operator.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Comparison.Operator.GREATER;
            case GREATER -> Comparison.Operator.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Comparison.Operator.LESS;
            case DISTINCT_FROM -> Comparison.Operator.NOT_DISTINCT_FROM;
            case NOT_DISTINCT_FROM -> Comparison.Operator.DISTINCT_FROM;
        };
    }

    private void print(Unary unary) {
        SyntaxExpression operand = unary.operand();
        boolean number = operand instanceof IntegerLiteral
                || operand instanceof DecimalLiteral
                || operand instanceof DoubleLiteral;
        if (number && unary.operator() == Unary.Operator.MINUS) {
            text.add("-");
            print(operand);
        } else {
            text.add("(").add(unary.operator().symbol());
            parenthesized(operand);
            text.add(")");
        }
    }

    private void print(IsTruth isTruth) {
        if (isTruth.truth() == IsTruth.Truth.UNKNOWN) {
            suffixed(isTruth.operand(), isTruth.negated() ? " IS NOT NULL" : " IS NULL");
            return;
        }
        text.add("(CAST(");
        print(isTruth.operand());
        text.add(" AS BOOLEAN) IS ").add(isTruth.negated() ? "" : "NOT ").add("DISTINCT FROM ");
        text.add(isTruth.truth().name().toLowerCase(Locale.ROOT)).add(")");
    }

    private void print(Like like) {
        if (like.escape() != null) {
            String name = like.kind() == Like.Kind.ILIKE ? "ilike_escape" : "like_escape";
            negated(like.negated(), () -> call(name, List.of(like.value(), like.pattern(), like.escape())));
            return;
        }
        String not = like.negated() ? "!" : "";
        switch (like.kind()) {
            case LIKE -> infix(like.value(), not + "~~", like.pattern());
            case ILIKE -> infix(like.value(), not + "~~*", like.pattern());
            case GLOB -> negated(like.negated(), () -> infix(like.value(), "~~~", like.pattern()));
            case SIMILAR ->
                negated(like.negated(), () -> call("regexp_full_match", List.of(like.value(), like.pattern())));
        }
    }

    private void print(Case cases) {
        text.add("CASE ");
        for (When when : cases.whens()) {
            text.add(" WHEN (");
            if (cases.operand() == null) {
                print(when.condition());
            } else {
                infix(cases.operand(), "=", when.condition());
            }
            text.add(") THEN (");
            print(when.result());
            text.add(")");
        }
        text.add(" ELSE ");
        if (cases.otherwise() == null) {
            text.add("NULL");
        } else {
            print(cases.otherwise());
        }
        text.add(" END");
    }

    private void print(Interval interval) {
        IntervalUnit unit = interval.unit();
        if (unit == null) {
            text.add("CAST(");
            print(interval.quantity());
            text.add(" AS INTERVAL)");
            return;
        }
        String function =
                switch (unit) {
                    case CENTURY -> "to_centuries";
                    case MILLENNIUM -> "to_millennia";
                    default -> "to_" + unit.name().toLowerCase(Locale.ROOT) + "s";
                };
        String type =
                switch (unit) {
                    case SECOND, MILLISECOND -> "";
                    case HOUR, MINUTE, MICROSECOND -> "BIGINT";
                    default -> "INTEGER";
                };
        text.add(function).add(type.isEmpty() ? "(CAST(" : "(CAST(trunc(CAST(");
        print(interval.quantity());
        text.add(type.isEmpty() ? " AS DOUBLE))" : " AS DOUBLE)) AS " + type + "))");
    }

    private void print(FunctionCall call) {
        String name = call.name().toString().toLowerCase(Locale.ROOT);
        boolean countsRows = name.equals("count") && call.arguments().isEmpty();
        if (name.startsWith("percentile_") && call.withinGroup().size() == 1 && call.over() == null) {
            text.add(name.replace("percentile_", "quantile_") + "(").list(call.arguments(), this::print);
            orderBy(" ", call.withinGroup());
            text.add(")");
            filter(call);
            return;
        }
        boolean valueOfFrame = call.over() != null && (name.equals("first") || name.equals("last"));
        if (valueOfFrame) {
            text.add(name + "_value");
        } else if (countsRows) {
            text.add(call.over() == null ? "count_star" : "count");
        } else if (name.equals("coalesce") || name.equals("ifnull")) {
            text.add("COALESCE");
        } else if (name.equals("grouping") || name.equals("grouping_id")) {
            text.add("GROUPING");
        } else if (SqlText.CALLED_BARE.contains(name) && call.arguments().isEmpty()) {
            text.add(name);
            return;
        } else {
            text.list(call.name().parts(), ".", part -> text.add(functionName(part)));
        }
        text.add("(");
        text.add(call.star() && !countsRows ? "*" : call.distinct() ? "DISTINCT " : "");
        text.list(call.arguments(), this::print);
        orderBy(call.arguments().isEmpty() ? "" : " ", call.orderBy());
        text.add(call.ignoreNulls() ? " IGNORE NULLS)" : ")");
        if (!call.withinGroup().isEmpty()) {
            orderBy(" WITHIN GROUP ( ", call.withinGroup());
            text.add(")");
        }
        filter(call);
        if (call.over() != null) {
            text.add(" OVER ");
            new WindowPrinter(text).over(withoutUsualFrame(call.over()));
        }
    }

    private void filter(FunctionCall call) {
        if (call.filter() != null) {
            text.add(" FILTER (WHERE ");
            print(call.filter());
            text.add(")");
        }
    }

    private static String functionName(Name name) {
        return TitleWords.quoted(name.text().toLowerCase(Locale.ROOT));
    }

    /// `RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW` is what a window without a frame has.
    private static Window withoutUsualFrame(Window window) {
        Frame frame = window.frame();
        boolean usual = frame != null
                && frame.unit() == Window.Unit.RANGE
                && frame.start().kind() == Bound.Kind.UNBOUNDED_PRECEDING
                && frame.end().kind() == Bound.Kind.CURRENT_ROW
                && frame.exclusion() == Window.Exclusion.NO_OTHERS;
        return usual
                ? new Window(window.base(), window.partitionBy(), window.orderBy(), null, window.position())
                : window;
    }

    @Override
    void print(Argument argument) {
        if (argument.name() != null) {
            text.add(TitleWords.quoted(argument.name().text())).add(" := ");
        }
        print(argument.value());
    }

    private void print(Slice slice) {
        print(slice.operand());
        text.add("[");
        if (slice.from() != null) {
            print(slice.from());
        }
        text.add(":");
        if (slice.to() != null) {
            print(slice.to());
        }
        text.add("]");
    }

    /// Types that are keywords stand under one name, all others as they were written.
    @Override
    void print(TypeName type) {
        String name =
                switch (type.name()) {
                    case "INT", "INTEGER" -> "INTEGER";
                    case "BIGINT", "SMALLINT", "VARCHAR", "BOOLEAN", "INTERVAL", "TIME", "TIMESTAMP" -> type.name();
                    case "FLOAT", "REAL" -> "FLOAT";
                    case "DECIMAL", "NUMERIC", "DEC" -> "DECIMAL";
                    case "LIST", "STRUCT", "MAP" -> "";
                    default -> written(type);
                };
        if (name.isEmpty()) {
            super.print(type);
            return;
        }
        text.add(name);
        if (!type.modifiers().isEmpty()) {
            text.add("(")
                    .list(type.modifiers(), number -> text.add(number.toString()))
                    .add(")");
        }
    }

    private String written(TypeName type) {
        int end = type.position();
        while (end < sql.length() && Scan.isNamePart(sql.charAt(end))) {
            end++;
        }
        String word = sql.substring(Math.min(type.position(), end), end);
        return switch (type.name()) {
            case "DOUBLE" -> {
                String rest = sql.substring(end).stripLeading();
                boolean precision = rest.regionMatches(true, 0, "PRECISION", 0, "PRECISION".length());
                yield precision ? "DOUBLE" : word;
            }
            case "TIMESTAMPTZ" -> word.equalsIgnoreCase("TIMESTAMP") ? "TIMESTAMP WITH TIME ZONE" : word;
            case "TIMETZ" -> word.equalsIgnoreCase("TIME") ? "TIME WITH TIME ZONE" : word;
            default -> word;
        };
    }
}
