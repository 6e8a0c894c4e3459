package dev.rayo.sql.optimizer.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.binder.Bound;
import dev.rayo.sql.optimizer.InterpretedConstants;
import dev.rayo.sql.optimizer.Optimizer;
import dev.rayo.sql.optimizer.PlanInvariants;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.reference.MemoryCatalog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TpchRowsTest {
    private static final int SEEDS_LEAST = 3;
    private static final int SEEDS_MOST = 100;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void queriesKeepTheirRows(int query) {
        boolean found = false;
        for (int seed = 0; seed < SEEDS_LEAST || !found && seed < SEEDS_MOST; seed++) {
            MemoryCatalog catalog = TpchRows.catalog(seed);
            String sql = TpchPlans.sql(query)
                    .replace("> 300", "> 50")
                    .replace("'1996-01-01'", seed % 2 == 0 ? "'1996-01-01'" : "'1995-09-01'");
            Plan bound = Bound.plan(sql, catalog);
            Plan optimized = new Optimizer(new InterpretedConstants()).optimize(bound);

            PlanInvariants.check(optimized);
            assertThat(optimized.output()).isEqualTo(bound.output());
            assertThat(Bound.rows(optimized, false)).as("seed %d", seed).isEqualTo(Bound.rows(bound, false));
            found |= Bound.rows(bound, false).stream().anyMatch(row -> !row.replace("NULL", "").isBlank());
        }
        assertThat(found).as("some query had rows").isTrue();
    }
}
