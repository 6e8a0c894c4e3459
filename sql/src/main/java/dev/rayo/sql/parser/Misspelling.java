package dev.rayo.sql.parser;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the keyword that a word was probably meant to be.
final class Misspelling {
    /// What can follow a select item or table, where a misspelled keyword would be taken for an alias.
    private static final List<String> CLAUSES = List.of(
            "FROM", "WHERE", "GROUP BY", "HAVING", "WINDOW", "QUALIFY", "ORDER BY", "LIMIT", "OFFSET", "UNION",
            "INTERSECT", "EXCEPT", "JOIN", "INNER JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN", "CROSS JOIN",
            "NATURAL JOIN", "ON", "USING", "AS", "AND", "OR", "BETWEEN", "LIKE", "ILIKE", "IN", "IS", "OVER", "FILTER");

    private Misspelling() {}

    /// The keyword among `expected`, or else among those that continue an expression or query, that is closest to
    /// `found`; null if none is close or `found` is no plain word.
    static @Nullable String keyword(Token found, Collection<Keyword> expected) {
        if (found.kind() != Token.Kind.WORD || found.keyword() != null && found.keyword().isReserved()) {
            return null;
        }
        String near = nearest(found.text(), expected.stream().map(Keyword::name).toList());
        return near != null ? near : nearest(found.text(), CLAUSES);
    }

    /// The clause that `found`, which was read as an alias, is close to.
    static @Nullable String clause(Token found) {
        return found.kind() == Token.Kind.WORD ? nearest(found.text(), CLAUSES) : null;
    }

    private static @Nullable String nearest(String word, Collection<String> candidates) {
        String upper = word.toUpperCase(Locale.ROOT);
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            if (candidate.equals(upper)) {
                return null;
            }
            int distance = tolerated(upper, candidate.replace(" ", ""));
            if (candidate.indexOf(' ') > 0) {
                distance = Math.min(distance, tolerated(upper, candidate.substring(0, candidate.indexOf(' '))));
            }
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /// How far the words are apart, or [Integer#MAX_VALUE] if further than a slip explains: of short words hardly
    /// anything is left after two mistakes.
    private static int tolerated(String word, String candidate) {
        int length = Math.min(word.length(), candidate.length());
        int most = length <= 2 ? 0 : length <= 5 ? 1 : 2;
        if (Math.abs(word.length() - candidate.length()) > most) {
            return Integer.MAX_VALUE;
        }
        int distance = distance(word, candidate);
        return distance <= most ? distance : Integer.MAX_VALUE;
    }

    /// Letters to insert, drop, replace or swap with their neighbour.
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
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
