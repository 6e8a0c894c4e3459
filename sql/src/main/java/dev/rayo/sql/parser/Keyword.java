package dev.rayo.sql.parser;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The words that mean something to the parser, and what else they may be used for.
enum Keyword {
    ALL(Use.RESERVED),
    ANALYSE(Use.RESERVED),
    ANALYZE(Use.RESERVED),
    AND(Use.RESERVED),
    ANY(Use.RESERVED),
    ARRAY(Use.RESERVED),
    AS(Use.RESERVED),
    ASC(Use.RESERVED),
    ASYMMETRIC(Use.RESERVED),
    BOTH(Use.RESERVED),
    CASE(Use.RESERVED),
    CAST(Use.RESERVED),
    CHECK(Use.RESERVED),
    COLLATE(Use.RESERVED),
    COLUMN(Use.RESERVED),
    CONSTRAINT(Use.RESERVED),
    CREATE(Use.RESERVED),
    DEFAULT(Use.RESERVED),
    DESC(Use.RESERVED),
    DISTINCT(Use.RESERVED),
    DO(Use.RESERVED),
    ELSE(Use.RESERVED),
    END(Use.RESERVED),
    EXCEPT(Use.RESERVED),
    FALSE(Use.RESERVED),
    FETCH(Use.RESERVED),
    FOR(Use.RESERVED),
    FOREIGN(Use.RESERVED),
    FROM(Use.RESERVED),
    GROUP(Use.RESERVED),
    HAVING(Use.RESERVED),
    IN(Use.RESERVED),
    INTERSECT(Use.RESERVED),
    INTO(Use.RESERVED),
    LATERAL(Use.RESERVED),
    LEADING(Use.RESERVED),
    LIMIT(Use.RESERVED),
    NOT(Use.RESERVED),
    NULL(Use.RESERVED),
    OFFSET(Use.RESERVED),
    ON(Use.RESERVED),
    ONLY(Use.RESERVED),
    OR(Use.RESERVED),
    ORDER(Use.RESERVED),
    PLACING(Use.RESERVED),
    PRIMARY(Use.RESERVED),
    QUALIFY(Use.RESERVED),
    REFERENCES(Use.RESERVED),
    RETURNING(Use.RESERVED),
    SELECT(Use.RESERVED),
    SOME(Use.RESERVED),
    SYMMETRIC(Use.RESERVED),
    TABLE(Use.RESERVED),
    THEN(Use.RESERVED),
    TO(Use.RESERVED),
    TRAILING(Use.RESERVED),
    TRUE(Use.RESERVED),
    UNION(Use.RESERVED),
    UNIQUE(Use.RESERVED),
    USING(Use.RESERVED),
    WHEN(Use.RESERVED),
    WHERE(Use.RESERVED),
    WINDOW(Use.RESERVED),
    WITH(Use.RESERVED),
    ANTI(Use.FUNCTION),
    ASOF(Use.FUNCTION),
    AT(Use.FUNCTION),
    CROSS(Use.FUNCTION),
    FULL(Use.FUNCTION),
    GLOB(Use.FUNCTION),
    ILIKE(Use.FUNCTION),
    INNER(Use.FUNCTION),
    IS(Use.FUNCTION),
    ISNULL(Use.FUNCTION),
    JOIN(Use.FUNCTION),
    LEFT(Use.FUNCTION),
    LIKE(Use.FUNCTION),
    NATURAL(Use.FUNCTION),
    NOTNULL(Use.FUNCTION),
    OUTER(Use.FUNCTION),
    POSITIONAL(Use.FUNCTION),
    RIGHT(Use.FUNCTION),
    SEMI(Use.FUNCTION),
    SIMILAR(Use.FUNCTION),
    TABLESAMPLE(Use.FUNCTION),
    ALTER(Use.NAME),
    ATTACH(Use.NAME),
    BEGIN(Use.NAME),
    BETWEEN(Use.NAME),
    BY(Use.NAME),
    CALL(Use.NAME),
    CHARACTER(Use.NAME),
    CHECKPOINT(Use.NAME),
    COLUMNS(Use.NAME),
    COMMIT(Use.NAME),
    COPY(Use.NAME),
    CUBE(Use.NAME),
    CURRENT(Use.NAME),
    DATA(Use.NAME),
    DELETE(Use.NAME),
    DESCRIBE(Use.NAME),
    DETACH(Use.NAME),
    DOUBLE(Use.NAME),
    DROP(Use.NAME),
    ESCAPE(Use.NAME),
    EXCLUDE(Use.NAME),
    EXECUTE(Use.NAME),
    EXISTS(Use.NAME),
    EXPLAIN(Use.NAME),
    EXPORT(Use.NAME),
    EXTRACT(Use.NAME),
    FILTER(Use.NAME),
    FIRST(Use.NAME),
    FOLLOWING(Use.NAME),
    GLOBAL(Use.NAME),
    GRANT(Use.NAME),
    GROUPING(Use.NAME),
    GROUPS(Use.NAME),
    IF(Use.NAME),
    IGNORE(Use.NAME),
    IMPORT(Use.NAME),
    INSERT(Use.NAME),
    INSTALL(Use.NAME),
    INTERVAL(Use.NAME),
    LAST(Use.NAME),
    LOAD(Use.NAME),
    LOCAL(Use.NAME),
    MATERIALIZED(Use.NAME),
    MERGE(Use.NAME),
    NAME(Use.NAME),
    NEXT(Use.NAME),
    NO(Use.NAME),
    NULLS(Use.NAME),
    OTHERS(Use.NAME),
    OVER(Use.NAME),
    OVERLAY(Use.NAME),
    PARTITION(Use.NAME),
    PERCENT(Use.NAME),
    PIVOT(Use.NAME),
    POSITION(Use.NAME),
    PRAGMA(Use.NAME),
    PRECEDING(Use.NAME),
    PRECISION(Use.NAME),
    PREPARE(Use.NAME),
    RANGE(Use.NAME),
    RECURSIVE(Use.NAME),
    RENAME(Use.NAME),
    REPLACE(Use.NAME),
    RESET(Use.NAME),
    RESPECT(Use.NAME),
    REVOKE(Use.NAME),
    ROLLBACK(Use.NAME),
    ROLLUP(Use.NAME),
    ROW(Use.NAME),
    ROWS(Use.NAME),
    SESSION(Use.NAME),
    SET(Use.NAME),
    SETS(Use.NAME),
    SHOW(Use.NAME),
    START(Use.NAME),
    SUBSTRING(Use.NAME),
    SUMMARIZE(Use.NAME),
    TABLES(Use.NAME),
    TEMP(Use.NAME),
    TEMPORARY(Use.NAME),
    TIES(Use.NAME),
    TIME(Use.NAME),
    TIMESTAMP(Use.NAME),
    TRIM(Use.NAME),
    TRUNCATE(Use.NAME),
    TRY_CAST(Use.NAME),
    UNBOUNDED(Use.NAME),
    UNKNOWN(Use.NAME),
    UNPIVOT(Use.NAME),
    UPDATE(Use.NAME),
    USE(Use.NAME),
    VACUUM(Use.NAME),
    VALUES(Use.NAME),
    VARYING(Use.NAME),
    VIEW(Use.NAME),
    WITHIN(Use.NAME),
    WITHOUT(Use.NAME),
    ZONE(Use.NAME);

    /// What a keyword may be besides itself, unless it is quoted.
    enum Use {
        /// Nothing.
        RESERVED,
        /// The name of a function, but not of a column or table.
        FUNCTION,
        /// Any name.
        NAME
    }

    private static final int WORD_LENGTH_MAX = 16;
    private static final Map<String, Keyword> BY_WORD = new HashMap<>();

    static {
        for (Keyword keyword : values()) {
            BY_WORD.put(keyword.name(), keyword);
        }
    }

    private final Use use;

    Keyword(Use use) {
        this.use = use;
    }

    /// The keyword that `word` is in any case, or null.
    static @Nullable Keyword of(String word) {
        return word.length() > WORD_LENGTH_MAX ? null : BY_WORD.get(word.toUpperCase(Locale.ROOT));
    }

    boolean isReserved() {
        return use == Use.RESERVED;
    }

    boolean canNameColumn() {
        return use == Use.NAME;
    }

    boolean canNameFunction() {
        return use != Use.RESERVED;
    }

    /// Whether the word, after an expression or table, is a name for it although `AS` is left out.
    boolean canBeBareAlias() {
        return switch (this) {
            case BETWEEN, ESCAPE, FILTER, OVER, WITHIN, IGNORE, RESPECT, PERCENT, EXCLUDE, SET -> false;
            default -> use == Use.NAME;
        };
    }
}
