package dev.rayo.sql.function;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A part of a date or time that `date_part`, `date_trunc` and `date_diff` can name. The engine sees the canonical
/// lower-case name of the constant.
public enum DatePart {
    MICROSECONDS("microsecond", "us", "usec", "usecs", "usecond", "useconds"),
    MILLISECONDS("millisecond", "ms", "msec", "msecs", "msecond", "mseconds"),
    SECOND("seconds", "sec", "secs", "s"),
    MINUTE("minutes", "min", "mins", "m"),
    HOUR("hours", "hr", "hrs", "h"),
    DAY("days", "d", "dayofmonth"),
    WEEK("weeks", "w", "weekofyear"),
    MONTH("months", "mon", "mons"),
    QUARTER("quarters"),
    YEAR("years", "yr", "yrs", "y"),
    DECADE("decades", "dec", "decs"),
    CENTURY("centuries", "cent", "c"),
    MILLENNIUM("millennia", "millenium", "mil", "mils"),
    DOW("dayofweek", "weekday"),
    ISODOW,
    DOY("dayofyear"),
    ISOYEAR,
    YEARWEEK,
    ERA,
    EPOCH,
    JULIAN,
    TIMEZONE,
    TIMEZONE_HOUR,
    TIMEZONE_MINUTE;

    private final String[] synonyms;

    DatePart(String... synonyms) {
        this.synonyms = synonyms;
    }

    public String canonical() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether `date_part` gives a DOUBLE, not a BIGINT.
    public boolean isFractional() {
        return this == EPOCH || this == JULIAN;
    }

    /// Whether a time without a date has the part.
    public boolean isOfTime() {
        return switch (this) {
            case MICROSECONDS, MILLISECONDS, SECOND, MINUTE, HOUR, EPOCH, TIMEZONE, TIMEZONE_HOUR, TIMEZONE_MINUTE -> true;
            case DAY, WEEK, MONTH, QUARTER, YEAR, DECADE, CENTURY, MILLENNIUM, DOW, ISODOW, DOY, ISOYEAR, YEARWEEK, ERA,
                    JULIAN -> false;
        };
    }

    /// The part of this name in any case, or null.
    public static @Nullable DatePart find(String name) {
        for (DatePart part : values()) {
            if (part.name().equalsIgnoreCase(name)) {
                return part;
            }
            for (String synonym : part.synonyms) {
                if (synonym.equalsIgnoreCase(name)) {
                    return part;
                }
            }
        }
        return null;
    }
}
