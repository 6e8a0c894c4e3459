package dev.rayo.engine.expression.temporal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A field of a date, time or interval, by the names that EXTRACT, date_trunc, date_diff and interval texts know.
public enum DatePart {
    YEAR("year", "yr", "y", "years", "yrs"),
    MONTH("month", "mon", "months", "mons"),
    DAY("day", "days", "d", "dayofmonth"),
    DECADE("decade", "dec", "decades", "decs"),
    CENTURY("century", "cent", "centuries", "c"),
    MILLENNIUM("millennium", "mil", "millenniums", "millenia", "mils", "millennia"),
    MICROSECOND("microseconds", "microsecond", "us", "usec", "usecs", "usecond", "useconds"),
    MILLISECOND("milliseconds", "millisecond", "ms", "msec", "msecs", "msecond", "mseconds"),
    SECOND("second", "sec", "seconds", "secs", "s"),
    MINUTE("minute", "min", "minutes", "mins", "m"),
    HOUR("hour", "hr", "hours", "hrs", "h"),
    EPOCH("epoch"),
    DOW("dow", "dayofweek", "weekday"),
    ISODOW("isodow"),
    WEEK("week", "weeks", "w", "weekofyear"),
    DOY("doy", "dayofyear"),
    QUARTER("quarter", "quarters"),
    YEARWEEK("yearweek"),
    ISOYEAR("isoyear"),
    ERA("era"),
    TIMEZONE("timezone"),
    TIMEZONE_HOUR("timezone_hour"),
    TIMEZONE_MINUTE("timezone_minute"),
    JULIAN("julian", "jd"),
    NANOSECOND("nanosecond", "nanoseconds", "ns", "nsec", "nsecs", "nsecond", "nseconds");

    private static final Map<String, DatePart> BY_NAME = new HashMap<>();

    static {
        for (DatePart part : values()) {
            part.names.forEach(name -> BY_NAME.put(name, part));
        }
    }

    private final List<String> names;

    DatePart(String... names) {
        this.names = List.of(names);
    }

    /// The part of this name, in any case; null if there is none.
    public static @Nullable DatePart find(String name) {
        return BY_NAME.get(name.toLowerCase(Locale.ROOT));
    }
}
