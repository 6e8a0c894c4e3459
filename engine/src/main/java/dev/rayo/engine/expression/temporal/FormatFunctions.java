package dev.rayo.engine.expression.temporal;

import dev.rayo.engine.expression.kernel.Elementwise;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// strftime and strptime: timestamps to text and back by a format.
public final class FormatFunctions {
    private FormatFunctions() {}

    public static void register(FunctionRegistry registry) {
        registry.add("strftime", 100, FormatFunctions::format);
        registry.add("strptime", 100, FormatFunctions::parse);
    }

    private static ScalarKernel format(Call call) {
        boolean isDate = call.arguments().getFirst().type() == Type.DATE;
        FormatArgument format = new FormatArgument();
        return Elementwise.bytes(Type.VARCHAR, (in, row, out) -> {
            DateFormat parsed = format.of(in[1], row);
            if (isDate) {
                int date = in[0].ints()[in[0].at(row)];
                if (CivilDate.isFinite(date)) {
                    DateFormatter.write(parsed, date, 0, out);
                } else {
                    out.append(date > 0 ? "infinity" : "-infinity");
                }
                return;
            }
            long micros = in[0].longs()[in[0].at(row)];
            if (Instant.isFinite(micros)) {
                DateFormatter.write(parsed, Instant.day(micros), Instant.timeOfDay(micros), out);
            } else {
                out.append(micros > 0 ? "infinity" : "-infinity");
            }
        });
    }

    private static ScalarKernel parse(Call call) {
        FormatArgument format = new FormatArgument();
        return Elementwise.longs(Type.TIMESTAMP, (in, row) -> {
            DateReader reader = format.reader(in[1], row);
            String text = in[0].string(row);
            Long micros = reader.read(text);
            if (micros == null) {
                throw RayoException.user("could not parse '" + text + "' by the format '"
                        + format.of(in[1], row).text() + "'");
            }
            return micros;
        });
    }

    /// The format of the last row, taken apart.
    private static final class FormatArgument {
        private @Nullable DateFormat format;
        private @Nullable DateReader reader;

        DateFormat of(Input input, int row) {
            DateFormat known = format;
            String wanted = input.isConstant() && known != null ? known.text() : input.string(row);
            if (known == null || !known.text().equals(wanted)) {
                known = DateFormat.parse(wanted);
                format = known;
                reader = null;
            }
            return known;
        }

        DateReader reader(Input input, int row) {
            DateFormat wanted = of(input, row);
            DateReader known = reader;
            if (known == null) {
                known = new DateReader(wanted);
                reader = known;
            }
            return known;
        }
    }
}
