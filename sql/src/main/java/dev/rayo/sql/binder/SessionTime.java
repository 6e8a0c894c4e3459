package dev.rayo.sql.binder;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.type.Type;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What depends on the session's clock and time zone, written so that the engine needs neither: instants become local
/// timestamps by `at_time_zone` with the zone as a constant.
final class SessionTime {
    /// Functions that look at an instant through the session's zone.
    private static final Set<String> LOCAL = Set.of(
            "date_part",
            "date_trunc",
            "date_diff",
            "date_sub",
            "strftime",
            "last_day",
            "dayname",
            "monthname",
            "age",
            "add",
            "subtract");

    /// Functions whose result is the same in any zone.
    private static final Set<String> INSTANT = Set.of("epoch_ms", "isfinite", "isinf");

    private final Session session;

    SessionTime(Session session) {
        this.session = session;
    }

    Literal now() {
        return new Literal(micros(LocalDateTime.ofInstant(session.now(), ZoneOffset.UTC)), Type.TIMESTAMP_TZ);
    }

    Literal localNow() {
        return new Literal(micros(local()), Type.TIMESTAMP);
    }

    Literal today() {
        return new Literal(local().toLocalDate().toEpochDay(), Type.DATE);
    }

    Literal timeOfDay() {
        return new Literal(local().toLocalTime().toNanoOfDay() / 1_000, Type.TIME);
    }

    private LocalDateTime local() {
        return LocalDateTime.ofInstant(session.now(), session.zone());
    }

    private static long micros(LocalDateTime time) {
        return ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), time);
    }

    /// The conversion between types one of which is TIMESTAMP_TZ and the other a temporal type too.
    Expression convert(Expression operand, Type to, boolean lenient) {
        if (to == Type.TIMESTAMP_TZ) {
            Expression local = operand.type() == Type.TIMESTAMP
                    ? operand
                    : new Cast(operand, Type.TIMESTAMP, lenient);
            return new Call("at_time_zone", List.of(zone(), local), Type.TIMESTAMP_TZ);
        }
        Expression local = toLocal(operand);
        return to == Type.TIMESTAMP ? local : new Cast(local, to, lenient);
    }

    /// `call` over local timestamps where it has TIMESTAMP_TZ arguments and depends on the zone.
    Expression lower(Call call) {
        boolean zoned = call.arguments().stream().anyMatch(argument -> argument.type() == Type.TIMESTAMP_TZ);
        if (!zoned) {
            return call;
        }
        boolean instant = INSTANT.contains(call.function())
                || call.function().equals("subtract") && call.type() == Type.INTERVAL
                || call.function().equals("date_part")
                        && call.arguments().getFirst() instanceof Literal part
                        && "epoch".equals(part.value());
        if (!instant && !LOCAL.contains(call.function())) {
            return call;
        }
        List<Expression> arguments = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            arguments.add(
                    argument.type() != Type.TIMESTAMP_TZ ? argument : instant ? toUtc(argument) : toLocal(argument));
        }
        if (call.type() == Type.TIMESTAMP_TZ) {
            return convert(new Call(call.function(), arguments, Type.TIMESTAMP), Type.TIMESTAMP_TZ, false);
        }
        return new Call(call.function(), arguments, call.type());
    }

    private Expression toLocal(Expression instant) {
        return new Call("at_time_zone", List.of(zone(), instant), Type.TIMESTAMP);
    }

    private static Expression toUtc(Expression instant) {
        return new Call("at_time_zone", List.of(new Literal("UTC", Type.VARCHAR), instant), Type.TIMESTAMP);
    }

    private Literal zone() {
        return new Literal(session.zone().getId().equals("Z") ? "UTC" : session.zone().getId(), Type.VARCHAR);
    }
}
