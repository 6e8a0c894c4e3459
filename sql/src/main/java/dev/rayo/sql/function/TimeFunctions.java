package dev.rayo.sql.function;

import static dev.rayo.sql.function.SqlFunction.Trait.CAN_FAIL;
import static dev.rayo.sql.type.Type.BIGINT;
import static dev.rayo.sql.type.Type.DATE;
import static dev.rayo.sql.type.Type.DOUBLE;
import static dev.rayo.sql.type.Type.INTERVAL;
import static dev.rayo.sql.type.Type.TIME;
import static dev.rayo.sql.type.Type.TIMESTAMP;
import static dev.rayo.sql.type.Type.TIMESTAMP_TZ;
import static dev.rayo.sql.type.Type.VARCHAR;

import dev.rayo.sql.type.Type;
import java.util.List;

/// Functions over dates, times and intervals.
///
/// The part that `date_part`, `date_trunc`, `date_diff` and `date_sub` name is always a constant with the canonical
/// name of a [DatePart]. Of the TIMESTAMP_TZ signatures the engine sees only those of `at_time_zone`: the binder
/// turns the arguments of the others into TIMESTAMPs in the session's time zone, or in UTC where the zone makes no
/// difference.
final class TimeFunctions {
    private TimeFunctions() {}

    static void define(Definitions all) {
        Definitions.Definition part = all.scalar("date_part");
        for (Type type : List.of(DATE, TIMESTAMP, TIME, INTERVAL, TIMESTAMP_TZ)) {
            part.typed(
                    arguments -> partOf(arguments.getFirst(), type),
                    "BIGINT",
                    new Parameter.Exactly(VARCHAR),
                    new Parameter.Exactly(type));
        }
        part.with(CAN_FAIL).done("datepart");
        all.scalar("date_trunc")
                .of(TIMESTAMP, VARCHAR, DATE)
                .of(TIMESTAMP, VARCHAR, TIMESTAMP)
                .of(TIMESTAMP_TZ, VARCHAR, TIMESTAMP_TZ)
                .of(INTERVAL, VARCHAR, INTERVAL)
                .with(CAN_FAIL)
                .done("datetrunc");
        for (String name : List.of("date_diff", "date_sub")) {
            all.scalar(name)
                    .of(BIGINT, VARCHAR, DATE, DATE)
                    .of(BIGINT, VARCHAR, TIMESTAMP, TIMESTAMP)
                    .of(BIGINT, VARCHAR, TIMESTAMP_TZ, TIMESTAMP_TZ)
                    .of(BIGINT, VARCHAR, TIME, TIME)
                    .with(CAN_FAIL)
                    .done(name.replace("_", ""));
        }
        all.scalar("make_date").of(DATE, BIGINT, BIGINT, BIGINT).with(CAN_FAIL).done();
        all.scalar("make_time").of(TIME, BIGINT, BIGINT, DOUBLE).with(CAN_FAIL).done();
        all.scalar("make_timestamp")
                .of(TIMESTAMP, BIGINT)
                .of(TIMESTAMP, BIGINT, BIGINT, BIGINT, BIGINT, BIGINT, DOUBLE)
                .with(CAN_FAIL)
                .done();
        all.scalar("epoch_ms")
                .of(BIGINT, DATE)
                .of(BIGINT, TIMESTAMP)
                .of(BIGINT, TIMESTAMP_TZ)
                .of(BIGINT, TIME)
                .of(BIGINT, INTERVAL)
                .of(TIMESTAMP, BIGINT)
                .with(CAN_FAIL)
                .done();
        all.scalar("strftime")
                .of(VARCHAR, DATE, VARCHAR)
                .of(VARCHAR, TIMESTAMP, VARCHAR)
                .of(VARCHAR, TIMESTAMP_TZ, VARCHAR)
                .with(CAN_FAIL)
                .done();
        all.scalar("strptime").of(TIMESTAMP, VARCHAR, VARCHAR).with(CAN_FAIL).done();
        all.scalar("last_day").of(DATE, DATE).of(DATE, TIMESTAMP).of(DATE, TIMESTAMP_TZ).done();
        for (String name : List.of("dayname", "monthname")) {
            all.scalar(name).of(VARCHAR, DATE).of(VARCHAR, TIMESTAMP).of(VARCHAR, TIMESTAMP_TZ).done();
        }
        all.scalar("age")
                .of(INTERVAL, TIMESTAMP, TIMESTAMP)
                .of(INTERVAL, TIMESTAMP_TZ, TIMESTAMP_TZ)
                .done();
        all.scalar("to_timestamp").of(TIMESTAMP_TZ, DOUBLE).with(CAN_FAIL).done();
        all.scalar("at_time_zone")
                .of(TIMESTAMP_TZ, VARCHAR, TIMESTAMP)
                .of(TIMESTAMP, VARCHAR, TIMESTAMP_TZ)
                .with(CAN_FAIL)
                .hidden("timezone");
    }

    private static Resolution partOf(ArgumentType part, Type type) {
        DatePart named = part.text() == null ? null : DatePart.find(part.text());
        return new Resolution(List.of(VARCHAR, type), named != null && named.isFractional() ? DOUBLE : BIGINT);
    }
}
