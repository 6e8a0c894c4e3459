package dev.rayo.engine.planner;

import dev.rayo.sql.catalog.Catalog;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.parser.NormalText;
import dev.rayo.sql.plan.BoundStatement;
import dev.rayo.sql.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The optimised plans of the queries that were planned last, by their [NormalText] and the values of their parameters.
///
/// A plan is used again only if everything that planning asked the catalog for is answered the same now: a file that was
/// written, a view that was replaced, a table that was dropped or has grown makes it plan anew. Queries that ask what time
/// it is are planned each time. Thread-safe.
public final class PlanCache {
    /// What is longer is a list of values, and seldom comes twice.
    private static final int TEXT_CHARS_MAX = 32_768;

    private final Map<Key, Entry> entries;
    private long hits;

    /// @param plansMax how many plans are kept at most
    public PlanCache(int plansMax) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Entry> eldest) {
                return size() > plansMax;
            }
        };
    }

    private record Key(Catalog catalog, String text, List<?> parameters) {}

    private record Entry(Plan plan, CatalogTrail trail) {}

    /// What a statement came to.
    ///
    /// @param plan the optimised plan of a query; null for other statements
    public record Planned(BoundStatement statement, @Nullable Plan plan) {}

    /// Plans a statement over `catalog`, or takes the plan that an equal one got.
    ///
    /// @throws RayoException USER if the text is not SQL or does not fit the catalog
    public Planned plan(String sql, List<? extends @Nullable Object> parameters, Catalog catalog) {
        if (sql.length() > TEXT_CHARS_MAX) {
            return plan(new FrontEnd(catalog), new StatementClock(), sql, parameters);
        }
        Key key = new Key(catalog, NormalText.of(sql), FrontEnd.literals(parameters));
        Entry known = find(key);
        if (known != null) {
            return new Planned(new BoundStatement.Select(known.plan()), known.plan());
        }
        CatalogTrail trail = new CatalogTrail(catalog);
        StatementClock clock = new StatementClock();
        Planned planned = plan(new FrontEnd(trail), clock, sql, parameters);
        // What changed while the query was planned may be in a part of the plan only.
        if (planned.plan() != null && !clock.wasAsked() && trail.stillHolds()) {
            synchronized (this) {
                entries.put(key, new Entry(planned.plan(), trail));
            }
        }
        return planned;
    }

    /// How many plans were used again.
    public synchronized long hits() {
        return hits;
    }

    private static Planned plan(
            FrontEnd frontEnd, StatementClock clock, String sql, List<? extends @Nullable Object> parameters) {
        BoundStatement statement = frontEnd.bind(sql, parameters, clock);
        return new Planned(
                statement, statement instanceof BoundStatement.Select select ? frontEnd.optimize(select.plan()) : null);
    }

    private @Nullable Entry find(Key key) {
        Entry known;
        synchronized (this) {
            known = entries.get(key);
        }
        if (known == null) {
            return null;
        }
        boolean holds = known.trail().stillHolds();
        synchronized (this) {
            if (holds) {
                hits++;
                return known;
            }
            entries.remove(key, known);
            return null;
        }
    }
}
