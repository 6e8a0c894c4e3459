package dev.rayo.sql.binder;

import org.jspecify.annotations.Nullable;

/// Where an expression stands and what it may contain there.
///
/// @param commonTables the tables of the WITH clauses around
/// @param aggregation  collects aggregates; null where there must be none
/// @param windows      collects window functions; null where there must be none
/// @param aliases      names of select items that the expression may use; null for none
/// @param outer        the place of the enclosing query or of the tables to the left; null at the top
record Context(
        Scope scope,
        CommonTables commonTables,
        Clause clause,
        @Nullable Aggregation aggregation,
        @Nullable Windows windows,
        @Nullable Aliases aliases,
        @Nullable Context outer) {

    /// A place where neither aggregates nor windows nor aliases are allowed.
    static Context plain(Scope scope, CommonTables commonTables, Clause clause, @Nullable Context outer) {
        return new Context(scope, commonTables, clause, null, null, null, outer);
    }

    /// The same scope inside an aggregate or a filter.
    Context inside(Clause inner) {
        return new Context(scope, commonTables, inner, null, null, aliases, outer);
    }

    /// The same scope where aggregates are allowed as before, but windows are not.
    Context insideWindow() {
        return new Context(scope, commonTables, Clause.WINDOW, aggregation, null, aliases, outer);
    }

    Context with(@Nullable Aliases other) {
        return new Context(scope, commonTables, clause, aggregation, windows, other, outer);
    }

    Context in(Clause other) {
        return new Context(scope, commonTables, other, aggregation, windows, aliases, outer);
    }
}
