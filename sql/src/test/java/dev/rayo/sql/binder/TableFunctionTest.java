package dev.rayo.sql.binder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.catalog.Catalog;
import dev.rayo.sql.catalog.Table;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.reference.MemoryCatalog;
import dev.rayo.sql.reference.MemoryTable;
import dev.rayo.sql.type.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableFunctionTest {
    private final MemoryCatalog catalog = new MemoryCatalog()
            .file("dir/flights.parquet", MemoryTable.of("flights", "a", Type.INTEGER).row(1));

    @Test
    void aStringInFromIsAFileAndIsCalledByItsBaseName() {
        assertThat(Bound.rows("SELECT flights.a FROM 'dir/flights.parquet'", catalog)).containsExactly("1|");
        assertThat(Bound.rows("SELECT f.b FROM 'dir/flights.parquet' AS f(b)", catalog)).containsExactly("1|");
        assertThat(Bound.rows("SELECT a FROM \"dir/flights.parquet\"", catalog)).containsExactly("1|");
        assertThat(catalog.calls).contains("scan[dir/flights.parquet]{}");
    }

    @Test
    void argumentsArriveAsValues() {
        Bound.plan(
                "SELECT read_parquet.a FROM read_parquet(['dir/flights.parquet', 'x'], union_by_name := true, n = -3, "
                        + "names := ['p', 'q'], types = {'a': 'INT'}, delim = tab)",
                catalog);
        assertThat(catalog.calls.getLast())
                .startsWith("read_parquet[[dir/flights.parquet, x]]{union_by_name=Literal[value=true, type=BOOLEAN], "
                        + "n=Literal[value=-3, type=INTEGER], names=Literal[value=[p, q], type=VARCHAR[]]")
                .contains("types=Literal[value=[INT]")
                .contains("delim=Literal[value=tab, type=VARCHAR]");
    }

    @Test
    void whatACatalogRefusesPointsAtTheCall() {
        Catalog refusing = new Catalog() {
            @Override
            public @Nullable Relation find(String name) {
                return null;
            }

            @Override
            public Table function(String function, List<Object> arguments, Map<String, Literal> named) {
                throw RayoException.user("no file matches " + arguments.getFirst());
            }

            @Override
            public List<String> names() {
                return List.of();
            }
        };
        RayoException failure = Bound.failure("SELECT *\nFROM 'x.parquet'", refusing);
        assertThat(failure.getMessage()).isEqualTo("no file matches x.parquet [query 2:6]");
    }

    @Test
    void seriesTakeOneToThreeBounds() {
        assertThat(Bound.rows("SELECT * FROM range(3)", catalog)).containsExactly("0|", "1|", "2|");
        assertThat(Bound.rows("SELECT * FROM range(1, 3)", catalog)).containsExactly("1|", "2|");
        assertThat(Bound.rows("SELECT * FROM generate_series(5, 1, -2)", catalog)).containsExactly("5|", "3|", "1|");
        assertThat(Bound.rows("SELECT i * 2 FROM range(2) r(i)", catalog)).containsExactly("0|", "2|");
        Plan days = Bound.plan(
                "SELECT * FROM range(DATE '2024-01-01', DATE '2024-01-03', INTERVAL 1 DAY)", catalog);
        assertThat(days.types()).containsExactly(Type.TIMESTAMP);
    }

    @Test
    void parametersTakeTheTypesOfTheirValues() {
        Session session = Bound.SESSION.with(List.of(
                new Literal(2L, Type.INTEGER), new Literal("2024-01-01", Type.VARCHAR), new Literal(null, Type.NULL)));
        Plan plan = Bound.plan("SELECT $1 + 1 AS a, DATE '2024-01-02' > $2 AS b, $3 AS c, $2 AS d", catalog, session);
        assertThat(Bound.header(plan)).isEqualTo("a: INTEGER | b: BOOLEAN | c: INTEGER | d: VARCHAR");
        assertThat(Bound.rows(plan, true)).containsExactly("3|true|null|2024-01-01|");
        assertThat(Bound.rows(Bound.plan("SELECT ? * 10, ?", catalog, session), true)).containsExactly("20|2024-01-01|");
    }
}
