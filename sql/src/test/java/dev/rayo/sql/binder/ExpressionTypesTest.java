package dev.rayo.sql.binder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.reference.MemoryCatalog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressionTypesTest {
    /// `expression-types.tsv` has operators and functions over all pairs of types, each with the type DuckDB gives
    /// it.
    @Test
    void expressionsHaveTheTypesThatDuckDbGivesThem() {
        MemoryCatalog catalog = Examples.read("columns.test").catalog;
        List<String> wrong = new ArrayList<>();
        List<String> lines = Examples.lines("expression-types.tsv");
        for (String line : lines) {
            String[] parts = line.split("\t");
            Plan plan = Bound.plan("SELECT " + parts[0] + " FROM t", catalog);
            String type = plan.output().getFirst().type().toString();
            if (!type.equals(parts[1])) {
                wrong.add(line + ", here " + type);
            }
        }
        assertThat(lines).hasSizeGreaterThan(1_000);
        assertThat(wrong).isEmpty();
    }
}
