package dev.rayo.sql.catalog;

import dev.rayo.sql.type.Type;

/// A column of a table. `nullable` false is a promise of the table that no value is NULL.
public record ColumnSchema(String name, Type type, boolean nullable) {}
