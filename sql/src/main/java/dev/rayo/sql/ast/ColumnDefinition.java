package dev.rayo.sql.ast;

/// `name type NOT NULL`, one column of a `CREATE TABLE`.
public record ColumnDefinition(Name name, TypeName type, boolean nullable, int position) implements Syntax {}
