package dev.rayo.sql.function;

import dev.rayo.sql.type.Type;
import dev.rayo.sql.type.Type.Decimal;

/// What a signature accepts in one place.
public sealed interface Parameter {
    /// What giving `argument` costs; [ImplicitCast#NONE] if it is not accepted.
    int cost(ArgumentType argument);

    /// Values of one type, after an implicit cast.
    record Exactly(Type type) implements Parameter {
        @Override
        public int cost(ArgumentType argument) {
            return ImplicitCast.cost(argument, type);
        }

        @Override
        public String toString() {
            return type.toString();
        }
    }

    enum Kind implements Parameter {
        /// Values of any type, as they are.
        ANY,
        /// Values of any type, one for all parameters of this kind; they meet as [CommonType] says.
        SAME,
        /// Any DECIMAL; integers become one.
        DECIMAL;

        @Override
        public int cost(ArgumentType argument) {
            return switch (this) {
                case ANY, SAME -> argument.type() == Type.NULL ? 150 : 5;
                case DECIMAL -> {
                    if (argument.type() instanceof Decimal decimal) {
                        // Signatures for the wide integers come first where there are some.
                        yield argument.isIntegerLiteral() ? 105 : decimal.equals(DecimalTypes.HUGE) ? 1 : 0;
                    }
                    yield argument.type().isInteger() || argument.type() == Type.NULL ? 105 : ImplicitCast.NONE;
                }
            };
        }
    }
}
