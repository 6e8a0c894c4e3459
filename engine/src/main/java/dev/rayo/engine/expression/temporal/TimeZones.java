package dev.rayo.engine.expression.temporal;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Time zones by name, and the way between local time and UTC.
public final class TimeZones {
    private static final Map<String, String> NAMES = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        ZoneId.getAvailableZoneIds().forEach(id -> NAMES.put(id, id));
    }

    private TimeZones() {}

    /// The zone of this name, in any case; null if there is none.
    public static @Nullable ZoneId find(String name) {
        String id = NAMES.get(name);
        if (id != null) {
            return ZoneId.of(id);
        }
        try {
            return ZoneId.SHORT_IDS.containsKey(name) ? ZoneId.of(name, ZoneId.SHORT_IDS) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// The instant, in microseconds, at which clocks in `zone` show the local timestamp `micros`. In a gap the clock is
    /// taken as not yet moved, in an overlap as moved already.
    public static long toInstant(long micros, ZoneId zone) {
        if (!Instant.isFinite(micros)) {
            return micros;
        }
        ZoneRules rules = zone.getRules();
        long seconds = Math.floorDiv(micros, Instant.MICROS_PER_SECOND);
        LocalDateTime local = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        ZoneOffset offset = offsets.isEmpty() ? rules.getOffset(local) : offsets.getLast();
        return micros - offset.getTotalSeconds() * Instant.MICROS_PER_SECOND;
    }

    /// What clocks in `zone` show at the instant `micros`.
    public static long toLocal(long micros, ZoneId zone) {
        if (!Instant.isFinite(micros)) {
            return micros;
        }
        long seconds = Math.floorDiv(micros, Instant.MICROS_PER_SECOND);
        ZoneOffset offset = zone.getRules().getOffset(java.time.Instant.ofEpochSecond(seconds));
        return micros + offset.getTotalSeconds() * Instant.MICROS_PER_SECOND;
    }
}
