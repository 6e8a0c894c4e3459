package dev.rayo.sql.expression;

/// One level of an order. NaN sorts above every number; text by UTF-8 bytes.
public record SortKey(Expression expression, boolean ascending, boolean nullsFirst) {}
