package dev.rayo.engine.planner;

import dev.rayo.engine.expression.ConstantFolder;
import dev.rayo.sql.binder.Binder;
import dev.rayo.sql.binder.Session;
import dev.rayo.sql.catalog.Catalog;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.optimizer.Optimizer;
import dev.rayo.sql.optimizer.cardinality.CardinalityEstimator;
import dev.rayo.sql.optimizer.unnest.Unnest;
import dev.rayo.sql.plan.BoundStatement;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.type.Blob;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// SQL text to an optimised plan, over one catalogue.
public final class FrontEnd {
    private static final Optimizer OPTIMIZER = new Optimizer(new ConstantFolder());

    private final Catalog catalog;

    public FrontEnd(Catalog catalog) {
        this.catalog = catalog;
    }

    /// @param parameters the values of the statement's parameters, as Java objects
    /// @throws RayoException USER if the text is not SQL or does not fit the catalogue
    public BoundStatement bind(String sql, List<? extends @Nullable Object> parameters) {
        return bind(sql, parameters, new StatementClock());
    }

    BoundStatement bind(String sql, List<? extends @Nullable Object> parameters, InstantSource clock) {
        return Binder.bind(sql, catalog, new Session(clock, ZoneOffset.UTC, literals(parameters)));
    }

    static List<Literal> literals(List<? extends @Nullable Object> parameters) {
        return parameters.stream().map(FrontEnd::literal).toList();
    }

    public Plan optimize(Plan plan) {
        return OPTIMIZER.optimize(Unnest.apply(plan, FieldIds.after(plan)));
    }

    /// Rows that each node of `plan` is expected to put out.
    public ToDoubleFunction<Plan> estimator(Plan plan) {
        return CardinalityEstimator.within(plan)::rows;
    }

    /// A Java object as the constant that it stands for.
    ///
    /// @throws RayoException USER if it stands for none
    private static Literal literal(@Nullable Object value) {
        return switch (value) {
            case null -> new Literal(null, Type.NULL);
            case Literal literal -> literal;
            case Boolean b -> new Literal(b, Type.BOOLEAN);
            case Byte n -> new Literal(n.longValue(), Type.TINYINT);
            case Short n -> new Literal(n.longValue(), Type.SMALLINT);
            case Integer n -> new Literal(n.longValue(), Type.INTEGER);
            case Long n -> new Literal(n, Type.BIGINT);
            case BigInteger n -> decimal(new BigDecimal(n));
            case Float n -> new Literal(n, Type.REAL);
            case Double n -> new Literal(n, Type.DOUBLE);
            case BigDecimal n -> decimal(n);
            case String s -> new Literal(s, Type.VARCHAR);
            case byte[] bytes -> new Literal(new Blob(bytes.clone()), Type.BLOB);
            case Blob blob -> new Literal(blob, Type.BLOB);
            case LocalDate date -> new Literal(date.toEpochDay(), Type.DATE);
            case LocalTime time -> new Literal(time.toNanoOfDay() / 1_000, Type.TIME);
            case LocalDateTime time -> new Literal(micros(time.toInstant(ZoneOffset.UTC)), Type.TIMESTAMP);
            case Instant instant -> new Literal(micros(instant), Type.TIMESTAMP_TZ);
            case java.time.OffsetDateTime time -> new Literal(micros(time.toInstant()), Type.TIMESTAMP_TZ);
            case Interval interval -> new Literal(interval, Type.INTERVAL);
            default ->
                throw RayoException.user("a parameter cannot be a " + value.getClass().getName());
        };
    }

    private static Literal decimal(BigDecimal number) {
        BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
        int precision = Math.max(plain.precision(), plain.scale());
        if (precision > Type.Decimal.PRECISION_MAX) {
            throw RayoException.user("a parameter of " + precision + " digits is too long: " + number);
        }
        return new Literal(plain, Type.decimal(Math.max(1, precision), plain.scale()));
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
