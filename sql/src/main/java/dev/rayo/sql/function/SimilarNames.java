package dev.rayo.sql.function;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// Finds what somebody may have meant by a name that does not exist.
public final class SimilarNames {
    private SimilarNames() {}

    /// At most `limit` of `candidates` that are few typing errors away from `name` or begin with it, the nearest
    /// first. Upper and lower case do not count.
    public static List<String> of(String name, Collection<String> candidates, int limit) {
        record Scored(String name, int distance) {}
        String wanted = name.toLowerCase(Locale.ROOT);
        List<Scored> near = new ArrayList<>();
        for (String candidate : new LinkedHashSet<>(candidates)) {
            String other = candidate.toLowerCase(Locale.ROOT);
            int longer = Math.max(wanted.length(), other.length());
            int allowed = longer < 3 ? 0 : Math.max(1, longer / 3);
            int distance = distance(wanted, other, allowed);
            boolean prefix = wanted.length() >= 3 && other.startsWith(wanted);
            if (distance <= allowed || prefix) {
                near.add(new Scored(candidate, prefix ? Math.min(distance, allowed) : distance));
            }
        }
        near.sort(Comparator.comparingInt(Scored::distance));
        return near.stream().limit(limit).map(Scored::name).toList();
    }

    /// Characters to insert, delete, replace or swap with their neighbour; any number above `bound` for "too many".
    static int distance(String a, String b, int bound) {
        if (Math.abs(a.length() - b.length()) > bound) {
            return bound + 1;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
