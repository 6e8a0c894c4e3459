package dev.rayo.sql.ast;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value or predicate as it is written: names unresolved, types unknown.
///
/// Nesting is bounded by the parser, except that chains of left-associative operators (`a + b + c …`) nest to the left
/// as long as they are written; [Binary#spine] walks them without recursion. `AND` and `OR` do not nest at all.
public sealed interface SyntaxExpression extends Syntax {

    record NullLiteral(int position) implements SyntaxExpression {}

    record BooleanLiteral(boolean value, int position) implements SyntaxExpression {}

    /// Never negative: `-1` is [Unary].
    record IntegerLiteral(BigInteger value, int position) implements SyntaxExpression {}

    /// A number with a point and no exponent; its scale is the number of digits written after the point.
    ///
    /// @param text as written, but with a digit before the point
    record DecimalLiteral(String text, int position) implements SyntaxExpression {
        public DecimalLiteral {
            text = text.charAt(0) == '.' ? "0" + text : text;
        }

        public BigDecimal value() {
            return new BigDecimal(text);
        }
    }

    /// A number with an exponent.
    record DoubleLiteral(double value, int position) implements SyntaxExpression {}

    record StringLiteral(String value, int position) implements SyntaxExpression {}

    /// `X'00FF'`: an even number of hexadecimal digits in upper case.
    record BlobLiteral(String hex, int position) implements SyntaxExpression {}

    /// `DATE '1995-01-01'`: a string to be cast to a type, known to be constant.
    record TypedLiteral(TypeName type, String value, int position) implements SyntaxExpression {}

    /// `INTERVAL '1 month 2 days'` without a unit, or `INTERVAL '1' DAY`, `INTERVAL 3 DAY`, `INTERVAL (x) DAY`.
    record Interval(SyntaxExpression quantity, @Nullable IntervalUnit unit, int position)
            implements SyntaxExpression {}

    /// `a.b.c`: which parts are a table, a column and a struct's fields is the binder's to say.
    record ColumnReference(List<Name> parts, int position) implements SyntaxExpression {
        public ColumnReference {
            parts = List.copyOf(parts);
        }
    }

    /// `$3`, or the third `?`. `number` starts at 1.
    record Parameter(int number, int position) implements SyntaxExpression {}

    record Unary(Operator operator, SyntaxExpression operand, int position) implements SyntaxExpression {
        public enum Operator {
            PLUS("+"),
            MINUS("-"),
            BITWISE_NOT("~");

            private final String symbol;

            Operator(String symbol) {
                this.symbol = symbol;
            }

            public String symbol() {
                return symbol;
            }
        }
    }

    /// `left operator right`, where the operator computes a value. The position is the operator's.
    record Binary(Operator operator, SyntaxExpression left, SyntaxExpression right, int position)
            implements SyntaxExpression {
        public enum Operator {
            ADD("+"),
            SUBTRACT("-"),
            MULTIPLY("*"),
            DIVIDE("/"),
            DIVIDE_INTEGER("//"),
            MODULO("%"),
            POWER("^"),
            CONCATENATE("||"),
            BITWISE_AND("&"),
            BITWISE_OR("|"),
            SHIFT_LEFT("<<"),
            SHIFT_RIGHT(">>"),
            /// The left string starts with the right one.
            STARTS_WITH("^@");

            private final String symbol;

            Operator(String symbol) {
                this.symbol = symbol;
            }

            public String symbol() {
                return symbol;
            }
        }

        /// This node and the binary nodes down its left side, innermost first. The leftmost operand is the first
        /// node's `left`; each later node's `left` is the node before it.
        public List<Binary> spine() {
            Deque<Binary> nodes = new ArrayDeque<>();
            SyntaxExpression next = this;
            while (next instanceof Binary binary) {
                nodes.push(binary);
                next = binary.left;
            }
            return new ArrayList<>(nodes);
        }
    }

    /// `left operator right`, a truth value. The position is the operator's.
    record Comparison(Operator operator, SyntaxExpression left, SyntaxExpression right, int position)
            implements SyntaxExpression {
        public enum Operator {
            EQUAL("="),
            NOT_EQUAL("<>"),
            LESS("<"),
            LESS_OR_EQUAL("<="),
            GREATER(">"),
            GREATER_OR_EQUAL(">="),
            DISTINCT_FROM("IS DISTINCT FROM"),
            NOT_DISTINCT_FROM("IS NOT DISTINCT FROM");

            private final String symbol;

            Operator(String symbol) {
                this.symbol = symbol;
            }

            public String symbol() {
                return symbol;
            }
        }
    }

    /// `a AND b AND c`, with or without parentheses: at least two operands, none of which is the same operator.
    record Logical(Operator operator, List<SyntaxExpression> operands, int position) implements SyntaxExpression {
        public enum Operator {
            AND,
            OR
        }

        public Logical {
            operands = List.copyOf(operands);
        }
    }

    record Not(SyntaxExpression operand, int position) implements SyntaxExpression {}

    record IsNull(SyntaxExpression operand, boolean negated, int position) implements SyntaxExpression {}

    /// `operand IS NOT TRUE`; never NULL.
    record IsTruth(SyntaxExpression operand, Truth truth, boolean negated, int position) implements SyntaxExpression {
        public enum Truth {
            TRUE,
            FALSE,
            UNKNOWN
        }
    }

    /// `value BETWEEN low AND high`; if `symmetric` the bounds may come in either order.
    record Between(
            SyntaxExpression value,
            SyntaxExpression low,
            SyntaxExpression high,
            boolean symmetric,
            boolean negated,
            int position)
            implements SyntaxExpression {}

    /// `value IN (a, b)`; never empty.
    record InList(SyntaxExpression value, List<SyntaxExpression> list, boolean negated, int position)
            implements SyntaxExpression {
        public InList {
            list = List.copyOf(list);
        }
    }

    /// `value IN (query)`; `value` may be a [Row].
    record InQuery(SyntaxExpression value, Query query, boolean negated, int position) implements SyntaxExpression {}

    /// A string against a pattern. `escape` is possible with `LIKE` and `ILIKE` only.
    record Like(
            Kind kind,
            SyntaxExpression value,
            SyntaxExpression pattern,
            @Nullable SyntaxExpression escape,
            boolean negated,
            int position)
            implements SyntaxExpression {
        public enum Kind {
            /// `%` and `_`.
            LIKE,
            /// `LIKE` without regard to case.
            ILIKE,
            /// `SIMILAR TO`: a regular expression that matches the whole string. (`~`, which looks for a match, is the
            /// call `regexp_matches`.)
            SIMILAR,
            /// `*`, `?` and `[a-z]`.
            GLOB
        }
    }

    /// `CASE operand WHEN … ELSE otherwise END`. Without `operand` the conditions are truth values.
    record Case(@Nullable SyntaxExpression operand, List<When> whens, @Nullable SyntaxExpression otherwise, int position)
            implements SyntaxExpression {
        public Case {
            whens = List.copyOf(whens);
        }
    }

    record When(SyntaxExpression condition, SyntaxExpression result) {}

    /// `CAST(operand AS type)` and `operand::type`; `attempt` is `TRY_CAST`, which gives NULL instead of an error.
    record Cast(SyntaxExpression operand, TypeName type, boolean attempt, int position) implements SyntaxExpression {}

    /// `name(DISTINCT arguments ORDER BY …) WITHIN GROUP (ORDER BY …) FILTER (WHERE …) OVER (…)`.
    ///
    /// With `star` the only argument is `*`, as in `count(*)`, and `arguments` is empty. Whether the name is an
    /// aggregate is the binder's to say. Functions without parentheses, such as `CURRENT_DATE`, are calls without
    /// arguments.
    record FunctionCall(
            QualifiedName name,
            List<Argument> arguments,
            boolean star,
            boolean distinct,
            List<SortItem> orderBy,
            List<SortItem> withinGroup,
            @Nullable SyntaxExpression filter,
            boolean ignoreNulls,
            @Nullable Window over,
            int position)
            implements SyntaxExpression {
        public FunctionCall {
            arguments = List.copyOf(arguments);
            orderBy = List.copyOf(orderBy);
            withinGroup = List.copyOf(withinGroup);
        }

        /// A plain call: nothing but a name and arguments.
        public FunctionCall(String name, List<SyntaxExpression> arguments, int position) {
            this(
                    new QualifiedName(new Name(name, position)),
                    arguments.stream().map(Argument::new).toList(),
                    false,
                    false,
                    List.of(),
                    List.of(),
                    null,
                    false,
                    null,
                    position);
        }
    }

    /// `(query)` as a value: one column, at most one row.
    record Subquery(Query query, int position) implements SyntaxExpression {}

    /// `EXISTS (query)`; `NOT EXISTS` is [Not] around it.
    record Exists(Query query, int position) implements SyntaxExpression {}

    /// `value operator ANY (query)` or `ALL`. `collection` is a [Subquery], whose rows are compared, or an expression
    /// that gives a list.
    record Quantified(
            Comparison.Operator operator,
            boolean all,
            SyntaxExpression value,
            SyntaxExpression collection,
            int position)
            implements SyntaxExpression {}

    /// `(a, b)` or `ROW(a)`.
    record Row(List<SyntaxExpression> values, int position) implements SyntaxExpression {
        public Row {
            values = List.copyOf(values);
        }
    }

    /// `[a, b]` or `ARRAY[a, b]`.
    record ListLiteral(List<SyntaxExpression> values, int position) implements SyntaxExpression {
        public ListLiteral {
            values = List.copyOf(values);
        }
    }

    /// `{'a': 1, b: 2}`.
    record StructLiteral(List<Field> fields, int position) implements SyntaxExpression {
        public StructLiteral {
            fields = List.copyOf(fields);
        }
    }

    record Field(Name name, SyntaxExpression value) {}

    /// `operand[index]`. Lists count from 1.
    record Subscript(SyntaxExpression operand, SyntaxExpression index, int position) implements SyntaxExpression {}

    /// `operand[from:to]`, both ends included; an absent end is the operand's own.
    record Slice(
            SyntaxExpression operand,
            @Nullable SyntaxExpression from,
            @Nullable SyntaxExpression to,
            int position)
            implements SyntaxExpression {}

    /// `(operand).field`. A dotted name is a [ColumnReference] instead.
    record FieldAccess(SyntaxExpression operand, Name field, int position) implements SyntaxExpression {}
}
