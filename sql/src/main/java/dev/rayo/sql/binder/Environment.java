package dev.rayo.sql.binder;

import dev.rayo.sql.catalog.Catalog;
import dev.rayo.sql.plan.FieldIds;
import java.util.HashMap;
import java.util.Map;

/// What is the same for all parts of one text: for the statement, or for a view it names.
///
/// @param sql the text that positions count in
/// @param ids       shared by the statement and its views
/// @param positions where the text last named each field, for errors found after binding
record Environment(
        Catalog catalog, Session session, String sql, FieldIds ids, ViewStack views, Map<Integer, Integer> positions) {
    Environment(Catalog catalog, Session session, String sql) {
        this(catalog, session, sql, new FieldIds(), ViewStack.EMPTY, new HashMap<>());
    }

    Environment inView(String name, String viewSql) {
        return new Environment(catalog, session, viewSql, ids, views.push(name), new HashMap<>());
    }
}
