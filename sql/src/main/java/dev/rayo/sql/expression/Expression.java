package dev.rayo.sql.expression;

import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A typed scalar expression over one row. Immutable; equality is structural.
///
/// Columns are named by [Field] id, unique in a statement, so that a rule may move an expression between plan nodes
/// without renumbering. Operand types are made equal by the binder with explicit casts: every record checks it.
public sealed interface Expression {
    Type type();

    /// The value of the field with this id in the input row.
    record Reference(int id, String name, Type type) implements Expression {
        public static Reference to(Field field) {
            return new Reference(field.id(), field.name(), field.type());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Reference that && id == that.id;
        }

        @Override
        public int hashCode() {
            return id;
        }
    }

    /// A constant, as [Type] says which Java object stands for which type; `null` is NULL.
    record Literal(@Nullable Object value, Type type) implements Expression {
        public static final Literal TRUE = new Literal(true, Type.BOOLEAN);
        public static final Literal FALSE = new Literal(false, Type.BOOLEAN);

        public boolean isNull() {
            return value == null;
        }
    }

    /// The value of the `index`-th statement parameter (from 0), replaced by a literal before execution.
    record Parameter(int index, Type type) implements Expression {}

    /// `left op right`, both of one type. NULL on either side yields NULL, but for the two DISTINCT operators.
    record Compare(Op op, Expression left, Expression right) implements Expression {
        public enum Op {
            EQ("="),
            NE("<>"),
            LT("<"),
            LE("<="),
            GT(">"),
            GE(">="),
            /// IS DISTINCT FROM: NULL is a value like any other; never NULL.
            DISTINCT("IS DISTINCT FROM"),
            /// IS NOT DISTINCT FROM.
            NOT_DISTINCT("IS NOT DISTINCT FROM");

            private final String sql;

            Op(String sql) {
                this.sql = sql;
            }

            public String sql() {
                return sql;
            }

            /// The operator with the operands exchanged: `a < b` is `b > a`.
            public Op flipped() {
                return switch (this) {
                    case LT -> GT;
                    case LE -> GE;
                    case GT -> LT;
                    case GE -> LE;
                    case EQ, NE, DISTINCT, NOT_DISTINCT -> this;
                };
            }

            /// The operator that is true where this one is false; NULL stays NULL.
            public Op negated() {
                return switch (this) {
                    case EQ -> NE;
                    case NE -> EQ;
                    case LT -> GE;
                    case LE -> GT;
                    case GT -> LE;
                    case GE -> LT;
                    case DISTINCT -> NOT_DISTINCT;
                    case NOT_DISTINCT -> DISTINCT;
                };
            }
        }

        public Compare {
            if (!left.type().equals(right.type())) {
                throw new IllegalArgumentException("compared types differ: " + left.type() + " and " + right.type());
            }
        }

        @Override
        public Type type() {
            return Type.BOOLEAN;
        }
    }

    /// Conjunction or disjunction of two or more BOOLEAN terms, three-valued.
    /// Terms may be evaluated in any order; a term that fails does so only on rows the earlier terms leave undecided.
    record Logical(Op op, List<Expression> terms) implements Expression {
        public enum Op {
            AND,
            OR
        }

        public Logical {
            terms = List.copyOf(terms);
            if (terms.size() < 2) {
                throw new IllegalArgumentException(op + " of " + terms.size() + " terms");
            }
            for (Expression term : terms) {
                Check.isBoolean(term);
            }
        }

        @Override
        public Type type() {
            return Type.BOOLEAN;
        }
    }

    /// Three-valued negation.
    record Not(Expression operand) implements Expression {
        public Not {
            Check.isBoolean(operand);
        }

        @Override
        public Type type() {
            return Type.BOOLEAN;
        }
    }

    /// `operand IS NULL`; never NULL.
    record IsNull(Expression operand) implements Expression {
        @Override
        public Type type() {
            return Type.BOOLEAN;
        }
    }

    /// Conversion to `type`. A value that cannot be converted is an error, or NULL where `lenient` (TRY_CAST).
    record Cast(Expression operand, Type type, boolean lenient) implements Expression {
        /// `operand` itself where it has the type already.
        public static Expression to(Type type, Expression operand) {
            return operand.type().equals(type) ? operand : new Cast(operand, type, false);
        }
    }

    /// Searched CASE: the result of the first branch whose condition is true, else `otherwise`.
    /// A branch is evaluated only on the rows that reach it. COALESCE, NULLIF and simple CASE are written as this.
    record Case(List<Branch> branches, Expression otherwise) implements Expression {
        public record Branch(Expression condition, Expression result) {}

        public Case {
            branches = List.copyOf(branches);
            for (Branch branch : branches) {
                Check.isBoolean(branch.condition());
                if (!branch.result().type().equals(otherwise.type())) {
                    throw new IllegalArgumentException(
                            "CASE results differ: " + branch.result().type() + " and " + otherwise.type());
                }
            }
        }

        @Override
        public Type type() {
            return otherwise.type();
        }
    }

    /// `operand IN (values)`: constants of the operand's type. NULL among the values or as the operand: three-valued.
    record In(Expression operand, List<Literal> values) implements Expression {
        public In {
            values = List.copyOf(values);
        }

        @Override
        public Type type() {
            return Type.BOOLEAN;
        }
    }

    /// A scalar function or arithmetic operator of the function catalogue, by its canonical lower-case name
    /// (`add`, `subtract`, `like`, `substring`, …). Argument types are exactly those of the chosen signature.
    record Call(String function, List<Expression> arguments, Type type) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /// A subquery in an expression, as bound; [dev.rayo.sql.optimizer] turns every one into a join.
    /// `plan` may refer to fields of the enclosing query (correlation): references it does not produce itself.
    record Subquery(Kind kind, List<Expression> operands, Compare.@Nullable Op op, Plan plan) implements Expression {
        public enum Kind {
            /// The one value of a one-column plan; NULL for no row; an error for two rows.
            SCALAR,
            /// Whether the plan has a row; never NULL.
            EXISTS,
            /// `operands op ANY (plan)`; IN is `= ANY`.
            ANY,
            /// `operands op ALL (plan)`; NOT IN is `<> ALL`.
            ALL
        }

        public Subquery {
            operands = List.copyOf(operands);
        }

        @Override
        public Type type() {
            return kind == Kind.SCALAR ? plan.output().getFirst().type() : Type.BOOLEAN;
        }
    }
}
