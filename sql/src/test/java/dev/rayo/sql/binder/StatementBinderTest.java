package dev.rayo.sql.binder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.catalog.ColumnSchema;
import dev.rayo.sql.catalog.Table;
import dev.rayo.sql.catalog.TableStatistics;
import dev.rayo.sql.plan.BoundStatement;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.reference.MemoryCatalog;
import dev.rayo.sql.reference.MemoryTable;
import dev.rayo.sql.type.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementBinderTest {
    private final MemoryCatalog catalog = new MemoryCatalog()
            .with(MemoryTable.of("t", "a", Type.INTEGER, "b", Type.VARCHAR).row(1, "x"))
            .with(new Required())
            .view("v", List.of("q"), "SELECT a + 1 FROM t");

    /// A table whose column `id` is NOT NULL.
    private static final class Required implements Table {
        @Override
        public String name() {
            return "required";
        }

        @Override
        public List<ColumnSchema> columns() {
            return List.of(new ColumnSchema("id", Type.INTEGER, false), new ColumnSchema("note", Type.VARCHAR, true));
        }

        @Override
        public TableStatistics statistics() {
            return new TableStatistics(0, false, List.of());
        }
    }

    private <T> T bind(Class<T> type, String sql) {
        return type.cast(Binder.bind(sql, catalog, Bound.SESSION));
    }

    private String failure(String sql) {
        return Bound.failure(sql, catalog).getMessage();
    }

    @Test
    void createTableTakesColumnsAndTheirTypes() {
        var create = bind(
                BoundStatement.CreateTable.class,
                "CREATE OR REPLACE TABLE main.n (a INT NOT NULL, b DECIMAL, c TIMESTAMP WITH TIME ZONE, d UBIGINT)");
        assertThat(create.name()).isEqualTo("n");
        assertThat(create.orReplace()).isTrue();
        assertThat(create.source()).isNull();
        assertThat(create.columns())
                .containsExactly(
                        new ColumnSchema("a", Type.INTEGER, false),
                        new ColumnSchema("b", Type.decimal(18, 3), true),
                        new ColumnSchema("c", Type.TIMESTAMP_TZ, true),
                        new ColumnSchema("d", Type.decimal(20, 0), true));
        assertThat(failure("CREATE TABLE n (a INT, A INT)")).startsWith("the column \"A\" is defined twice");
    }

    @Test
    void createTableAsNamesItsColumnsAfterTheQueryAndMakesThemDifferent() {
        var create = bind(
                BoundStatement.CreateTable.class, "CREATE TABLE IF NOT EXISTS n AS SELECT a, a, NULL AS z, b FROM t");
        assertThat(create.ifNotExists()).isTrue();
        assertThat(create.columns())
                .extracting(ColumnSchema::name)
                .containsExactly("a", "a_1", "z", "b");
        assertThat(create.columns())
                .extracting(ColumnSchema::type)
                .containsExactly(Type.INTEGER, Type.INTEGER, Type.INTEGER, Type.VARCHAR);
        assertThat(create.source()).isNotNull();
    }

    @Test
    void createTableAsCanRenameAndLeaveOutTheData() {
        var create = bind(
                BoundStatement.CreateTable.class, "CREATE TABLE n (x) AS SELECT a, b FROM t WITH NO DATA");
        assertThat(create.columns()).extracting(ColumnSchema::name).containsExactly("x", "b");
        assertThat(create.source()).isNull();
        assertThat(failure("CREATE TABLE n (x, y, z) AS SELECT a, b FROM t")).contains("2 columns, 3 are named");
    }

    @Test
    void createViewKeepsItsTextAndChecksIt() {
        var create = bind(BoundStatement.CreateView.class, "CREATE VIEW w (x) AS SELECT a FROM t");
        assertThat(create.sql()).isEqualTo("SELECT a FROM t");
        assertThat(create.columnNames()).containsExactly("x");
        assertThat(failure("CREATE VIEW w AS SELECT z FROM t")).startsWith("no column \"z\" in t");
    }

    @Test
    void viewsAreBoundFromTheirTextUnderTheirNames() {
        assertThat(Bound.rows("SELECT v.q, q * 2 FROM v", catalog)).containsExactly("2|4|");
        catalog.view("broken", List.of(), "SELECT zz FROM t");
        var failure = Bound.failure("SELECT * FROM broken", catalog);
        assertThat(failure.getMessage())
                .isEqualTo("in the view \"broken\": no column \"zz\" in t [query 1:8]");
        catalog.view("no_query", List.of(), "DROP TABLE t");
        assertThat(failure("SELECT * FROM no_query")).contains("the text of the view is not a query");
    }

    @Test
    void aViewThatComesBackToItselfIsRefused() {
        catalog.view("x", List.of(), "SELECT * FROM y").view("y", List.of(), "SELECT * FROM x");
        assertThat(failure("SELECT * FROM x")).contains("the view \"x\" refers to itself: x -> y -> x");
    }

    @Test
    void insertCastsAndOrdersTheColumns() {
        var insert = bind(BoundStatement.Insert.class, "INSERT INTO t (b, a) SELECT 5, '7'");
        assertThat(insert.table()).isEqualTo("t");
        assertThat(Bound.header(insert.source())).isEqualTo("a: INTEGER | b: VARCHAR");
        assertThat(Bound.rows(insert.source(), true)).containsExactly("7|5|");
    }

    @Test
    void insertFillsMissingColumnsWithNull() {
        assertThat(Bound.rows(bind(BoundStatement.Insert.class, "INSERT INTO t (b) VALUES ('y')").source(), true))
                .containsExactly("null|y|");
        assertThat(Bound.rows(bind(BoundStatement.Insert.class, "INSERT INTO t BY NAME SELECT 'z' AS b").source(), true))
                .containsExactly("null|z|");
        assertThat(Bound.rows(bind(BoundStatement.Insert.class, "INSERT INTO t VALUES (NULL, NULL)").source(), true))
                .containsExactly("null|null|");
    }

    @Test
    void insertSaysWhatDoesNotFit() {
        assertThat(failure("INSERT INTO t VALUES (1)")).startsWith("the table \"t\" has 2 columns, the rows have 1");
        assertThat(failure("INSERT INTO t (a) VALUES (1, 2)")).startsWith("1 columns are named, the rows have 2");
        assertThat(failure("INSERT INTO t (z) VALUES (1)")).startsWith("the table \"t\" has no column \"z\"");
        assertThat(failure("INSERT INTO t (a, a) VALUES (1, 2)")).startsWith("the column \"a\" is named twice");
        assertThat(failure("INSERT INTO t BY NAME SELECT 1 AS z")).startsWith("the table \"t\" has no column \"z\"");
        assertThat(failure("INSERT INTO tt VALUES (1)")).startsWith("there is no table \"tt\"");
        assertThat(failure("INSERT INTO v VALUES (1)")).startsWith("\"v\" is a view");
        assertThat(failure("INSERT INTO required (note) VALUES ('x')")).startsWith("the column \"id\" is NOT NULL");
    }

    @Test
    void dropChecksThatTheThingExistsAndWhatItIs() {
        assertThat(bind(BoundStatement.Drop.class, "DROP TABLE t")).isEqualTo(new BoundStatement.Drop("t", false, false));
        assertThat(bind(BoundStatement.Drop.class, "DROP VIEW IF EXISTS zz"))
                .isEqualTo(new BoundStatement.Drop("zz", true, true));
        assertThat(failure("DROP TABLE zz")).startsWith("there is no table \"zz\"");
        assertThat(failure("DROP VIEW t")).startsWith("\"t\" is a table");
        assertThat(failure("DROP TABLE v")).startsWith("\"v\" is a view");
        assertThat(failure("DROP TABLE t, v")).startsWith("DROP takes one name at a time");
    }

    @Test
    void describeListsColumnsAsRows() {
        Plan plan = Bound.plan("DESCRIBE SELECT a, b || 'x' AS c FROM t", catalog);
        assertThat(Bound.header(plan))
                .isEqualTo(
                        "column_name: VARCHAR | column_type: VARCHAR | null: VARCHAR | key: VARCHAR | default: VARCHAR | extra: VARCHAR");
        assertThat(Bound.rows(plan, true)).containsExactly("a|INTEGER|YES|null|null|null|", "c|VARCHAR|YES|null|null|null|");
        assertThat(Bound.rows("DESCRIBE required", catalog))
                .containsExactly("id|INTEGER|NO|null|null|null|", "note|VARCHAR|YES|null|null|null|");
    }

    @Test
    void showTablesListsNames() {
        assertThat(Bound.rows("SHOW TABLES", catalog)).containsExactly("required|", "t|", "v|");
        assertThat(Bound.rows("SHOW ALL TABLES", catalog))
                .contains("rayo|main|t|[a, b]|[INTEGER, VARCHAR]|", "rayo|main|v|[]|[]|");
    }

    @Test
    void copyHasOptionsAsText() {
        var copy = bind(
                BoundStatement.Copy.class,
                "COPY (SELECT a FROM t) TO 'x.csv' (FORMAT csv, HEADER, DELIMITER ';', SIZES (1, 2))");
        assertThat(copy.path()).isEqualTo("x.csv");
        assertThat(copy.options())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("format", "csv", "header", "true", "delimiter", ";", "sizes", "1,2"));
        assertThat(failure("COPY t TO 'x.csv' (DELIMITER NULL)")).startsWith("an option's value must be a constant");
    }

    @Test
    void explainHoldsTheStatementItExplains() {
        var explain = bind(BoundStatement.Explain.class, "EXPLAIN ANALYZE SELECT 1");
        assertThat(explain.analyze()).isTrue();
        assertThat(explain.statement()).isInstanceOf(BoundStatement.Select.class);
    }

    @Test
    void setAndResetChangeSettings() {
        assertThat(bind(BoundStatement.Set.class, "SET Threads = 4")).isEqualTo(new BoundStatement.Set("threads", "4"));
        assertThat(bind(BoundStatement.Set.class, "SET a.b TO on")).isEqualTo(new BoundStatement.Set("a.b", "on"));
        assertThat(bind(BoundStatement.Set.class, "RESET threads")).isEqualTo(new BoundStatement.Set("threads", ""));
    }
}
