package dev.rayo.sql.ast;

/// `name AS (…)` in the `WINDOW` clause.
public record NamedWindow(Name name, Window window, int position) implements Syntax {}
