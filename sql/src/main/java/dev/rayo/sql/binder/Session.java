package dev.rayo.sql.binder;

import dev.rayo.sql.expression.Expression.Literal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/// What a statement sees of the session it runs in.
///
/// @param clock      what `now()` and its like give: the same instant whenever it is asked during the statement
/// @param zone       in which timestamps without a zone and those with one meet
/// @param parameters values of `$1`, `$2`, … or of the question marks in their order
public record Session(InstantSource clock, ZoneId zone, List<Literal> parameters) {
    public Session {
        parameters = List.copyOf(parameters);
    }

    public Session(Instant now, ZoneId zone) {
        this(() -> now, zone, List.of());
    }

    public Instant now() {
        return clock.instant();
    }

    public Session with(List<Literal> values) {
        return new Session(clock, zone, values);
    }
}
