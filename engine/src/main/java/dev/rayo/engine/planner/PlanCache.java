package dev.rayo.engine.planner;

import dev.rayo.engine.memory.SoftCache;
import dev.rayo.sql.catalog.Catalog;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.parser.NormalText;
import dev.rayo.sql.plan.BoundStatement;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.type.Blob;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// The optimised plans of the queries that were planned last, by their [NormalText] and the values of their parameters.
///
/// A plan is used again only if everything that planning asked the catalog for is answered the same now: a file that was
/// written, a view that was replaced, a table that was dropped or has grown makes it plan anew. Queries that ask what time
/// it is, or that read a stream, are planned each time. Plans are given up before memory runs out, and with them what they
/// know of files; a table that was dropped has given its rows back, so a plan cannot hold them. Thread-safe.
public final class PlanCache {
    /// Characters of text and of parameters. What is longer is a list of values, and seldom comes twice.
    private static final int KEY_CHARS_MAX = 32_768;

    private final SoftCache<Key, Kept> plans;
    private final LongAdder hits = new LongAdder();

    /// @param plansMax how many plans are kept at most
    public PlanCache(int plansMax) {
        plans = new SoftCache<>(plansMax);
    }

    private record Key(Catalog catalog, String text, List<Literal> parameters) {}

    private record Kept(Plan plan, CatalogTrail trail) {}

    /// What a statement came to.
    ///
    /// @param plan the optimised plan of a query; null for other statements
    public record Planned(BoundStatement statement, @Nullable Plan plan) {}

    /// Plans a statement over `catalog`, or takes the plan that an equal one got.
    ///
    /// @throws RayoException USER if the text is not SQL or does not fit the catalog
    public Planned plan(String sql, List<? extends @Nullable Object> parameters, Catalog catalog) {
        List<Literal> literals = FrontEnd.literals(parameters);
        if (chars(sql, literals) > KEY_CHARS_MAX) {
            return plan(new FrontEnd(catalog), new StatementClock(), sql, literals);
        }
        Key key = new Key(catalog, NormalText.of(sql), literals);
        Kept known = find(key);
        if (known != null) {
            return new Planned(new BoundStatement.Select(known.plan()), known.plan());
        }
        CatalogTrail trail = new CatalogTrail(catalog);
        StatementClock clock = new StatementClock();
        Planned planned = plan(new FrontEnd(trail), clock, sql, literals);
        // What changed while the query was planned may be in a part of the plan only.
        if (planned.plan() != null && !clock.wasAsked() && trail.stillHolds()) {
            plans.put(key, new Kept(planned.plan(), trail));
        }
        return planned;
    }

    /// How many plans were used again.
    public long hits() {
        return hits.sum();
    }

    private static long chars(String sql, List<Literal> parameters) {
        long chars = sql.length();
        for (Literal parameter : parameters) {
            chars += switch (parameter.value()) {
                case String text -> text.length();
                case Blob blob -> blob.bytes().length;
                case null, default -> 1;
            };
        }
        return chars;
    }

    private static Planned plan(FrontEnd frontEnd, StatementClock clock, String sql, List<Literal> parameters) {
        BoundStatement statement = frontEnd.bind(sql, parameters, clock);
        return new Planned(
                statement, statement instanceof BoundStatement.Select select ? frontEnd.optimize(select.plan()) : null);
    }

    private @Nullable Kept find(Key key) {
        Kept known = plans.get(key);
        if (known == null) {
            return null;
        }
        if (known.trail().stillHolds()) {
            hits.increment();
            return known;
        }
        plans.remove(key, known);
        return null;
    }
}
