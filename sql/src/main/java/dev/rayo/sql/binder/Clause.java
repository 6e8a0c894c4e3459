package dev.rayo.sql.binder;

/// The part of a query an expression stands in, as messages name it.
enum Clause {
    SELECT("the SELECT list"),
    FROM("FROM"),
    ON("a join condition"),
    WHERE("WHERE"),
    GROUP_BY("GROUP BY"),
    HAVING("HAVING"),
    QUALIFY("QUALIFY"),
    ORDER_BY("ORDER BY"),
    DISTINCT_ON("DISTINCT ON"),
    VALUES("VALUES"),
    LIMIT("LIMIT"),
    AGGREGATE("an aggregate"),
    FILTER("FILTER"),
    WINDOW("a window function"),
    STATEMENT("this statement");

    private final String text;

    Clause(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
