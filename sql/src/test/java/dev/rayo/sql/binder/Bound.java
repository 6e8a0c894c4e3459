package dev.rayo.sql.binder;

import dev.rayo.sql.catalog.Catalog;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.plan.BoundStatement;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.reference.PlanInterpreter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.Assertions;

/// Short ways to bind in tests.
public final class Bound {
    public static final Session SESSION = new Session(Instant.parse("2024-02-29T12:30:15.5Z"), ZoneId.of("UTC"));

    private Bound() {}

    public static Plan plan(String sql, Catalog catalog) {
        return plan(sql, catalog, SESSION);
    }

    public static Plan plan(String sql, Catalog catalog, Session session) {
        return ((BoundStatement.Select) Binder.bind(sql, catalog, session)).plan();
    }

    /// `a: INTEGER | b: VARCHAR`.
    public static String header(Plan plan) {
        return String.join(
                " | ",
                plan.output().stream()
                        .map((Field field) -> field.name() + ": " + field.type())
                        .toList());
    }

    public static List<String> rows(Plan plan, boolean ordered) {
        List<String> rows = new ArrayList<>();
        PlanInterpreter.rows(plan).forEach(row -> rows.add(Examples.text(row)));
        if (!ordered) {
            Collections.sort(rows);
        }
        return rows;
    }

    public static List<String> rows(String sql, Catalog catalog) {
        return rows(plan(sql, catalog), true);
    }

    public static RayoException failure(String sql, Catalog catalog) {
        return Assertions.catchThrowableOfType(RayoException.class, () -> Binder.bind(sql, catalog, SESSION));
    }
}
