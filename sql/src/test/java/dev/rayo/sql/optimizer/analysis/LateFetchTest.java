package dev.rayo.sql.optimizer.analysis;

import static dev.rayo.sql.optimizer.Terms.add;
import static dev.rayo.sql.optimizer.Terms.bigint;
import static dev.rayo.sql.optimizer.Terms.gt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.catalog.ColumnSchema;
import dev.rayo.sql.catalog.Table;
import dev.rayo.sql.catalog.TableStatistics;
import dev.rayo.sql.catalog.TableStatistics.ColumnStatistics;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.PlanPrinter;
import dev.rayo.sql.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LateFetchTest {
    private static final Field KEY = new Field(1, "k", Type.BIGINT);
    private static final Field OTHER = new Field(2, "o", Type.BIGINT);
    private static final Field TEXT = new Field(3, "t", Type.VARCHAR);

    /// A key and another number of 8 bytes, and a text.
    private record Parts(long addressedParts, double textBytes) implements Table {
        @Override
        public String name() {
            return "parts";
        }

        @Override
        public List<ColumnSchema> columns() {
            return List.of(
                    new ColumnSchema("k", Type.BIGINT, true),
                    new ColumnSchema("o", Type.BIGINT, true),
                    new ColumnSchema("t", Type.VARCHAR, true));
        }

        @Override
        public TableStatistics statistics() {
            return new TableStatistics(1000, true, List.of(bytes(8), bytes(8), bytes(textBytes)));
        }

        private static ColumnStatistics bytes(double average) {
            return new ColumnStatistics(null, null, -1, -1, average);
        }
    }

    @Test
    void rowsAreFoundByKeysAndFiltersAndThenReadWhole() {
        Plan.Scan scan = scan(new Parts(5, 40), gt(Reference.to(OTHER), bigint(3)));
        LateFetch fetch = LateFetch.of(top(scan, 8, 2));

        assertThat(fetch).isNotNull();
        assertThat(fetch.late()).isEqualTo(1);
        assertThat(PlanPrinter.print(fetch.found())).isEqualTo("""
                TopN 10 BY k
                  Scan parts [k, o, "row address"] WHERE o > 3
                """);
        assertThat(PlanPrinter.print(fetch.fetched())).isEqualTo("""
                TopN 8 OFFSET 2 BY k
                  Scan parts [k, o, t]
                """);
        assertThat(LateFetch.note(top(scan, 8, 2))).isEqualTo(" FETCH 1 OF 3 COLUMNS LATE");
    }

    @Test
    void projectionsAreComputedForTheRowsThatWereFoundOnly() {
        Field twice = new Field(4, "twice", Type.BIGINT);
        Field doubled = new Field(5, "doubled", Type.BIGINT);
        Plan project = new Plan.Project(
                scan(new Parts(5, 40), null),
                List.of(
                        new Assignment(twice, add(Reference.to(KEY), Reference.to(KEY))),
                        new Assignment(doubled, add(Reference.to(OTHER), Reference.to(OTHER))),
                        new Assignment(TEXT, Reference.to(TEXT))));
        Plan filter = new Plan.Filter(project, gt(Reference.to(twice), bigint(7)));
        LateFetch fetch =
                LateFetch.of(new Plan.TopN(filter, List.of(new SortKey(Reference.to(twice), true, false)), 3, 0));

        assertThat(fetch).isNotNull();
        assertThat(PlanPrinter.print(fetch.found()))
                .contains("Filter twice > 7", "[k, \"row address\"]")
                .doesNotContain("doubled");
        assertThat(PlanPrinter.print(fetch.fetched())).contains("doubled").doesNotContain("Filter");
    }

    @Test
    void moreRowsThanLieInFewPartsAreReadAtOnce() {
        Plan.Scan scan = scan(new Parts(5, 40), null);
        assertThat(LateFetch.of(top(scan, 11, 0))).isNull();
        assertThat(LateFetch.of(top(scan, 1, 10))).isNull();
        assertThat(LateFetch.of(top(scan, Long.MAX_VALUE, 2))).isNull();
        assertThat(LateFetch.of(top(scan, 0, 2))).isNull();
    }

    @Test
    void tablesWithoutAddressesAreReadAtOnce() {
        assertThat(LateFetch.of(top(scan(new Parts(0, 40), null), 1, 0))).isNull();
    }

    @Test
    void columnsThatAreNotWideAreReadAtOnce() {
        assertThat(LateFetch.of(top(scan(new Parts(5, 7), null), 1, 0))).isNull();
        assertThat(LateFetch.note(top(scan(new Parts(5, 7), null), 1, 0))).isEmpty();
    }

    /// A key computed twice by chance would not be the same key.
    @Test
    void whatChangesFromCallToCallIsComputedOnce() {
        Plan.Scan scan = scan(new Parts(5, 40), null);
        Expression random = new Call("random", List.of(), Type.DOUBLE);
        assertThat(LateFetch.of(new Plan.TopN(scan, List.of(new SortKey(random, true, false)), 1, 0)))
                .isNull();
    }

    private static Plan.Scan scan(Table table, @Nullable Expression filter) {
        return new Plan.Scan(table, List.of(KEY, OTHER, TEXT), List.of(0, 1, 2), filter);
    }

    private static Plan.TopN top(Plan input, long limit, long offset) {
        return new Plan.TopN(input, List.of(new SortKey(Reference.to(KEY), true, false)), limit, offset);
    }
}
