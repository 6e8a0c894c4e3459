package dev.rayo.sql.optimizer.tpch;

import dev.rayo.sql.binder.Binder;
import dev.rayo.sql.binder.Session;
import dev.rayo.sql.optimizer.InterpretedConstants;
import dev.rayo.sql.optimizer.Optimizer;
import dev.rayo.sql.plan.BoundStatement;
import dev.rayo.sql.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;

/// The 22 queries, bound and optimised over the statistics of scale factor 1.
final class TpchPlans {
    private final TpchStatistics catalog;
    private final Optimizer optimizer = new Optimizer(new InterpretedConstants());

    TpchPlans(boolean counted) {
        catalog = new TpchStatistics(counted);
    }

    static String sql(int query) {
        String name = String.format(Locale.ROOT, "/tpch/q%02d.sql", query);
        try (InputStream text = Objects.requireNonNull(TpchPlans.class.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Plan bound(int query) {
        return bound(sql(query));
    }

    Plan bound(String sql) {
        Session session = new Session(Instant.EPOCH, ZoneOffset.UTC);
        return ((BoundStatement.Select) Binder.bind(sql, catalog, session)).plan();
    }

    Plan optimized(int query) {
        return optimizer.optimize(bound(query));
    }

    Plan optimized(Plan bound) {
        return optimizer.optimize(bound);
    }
}
