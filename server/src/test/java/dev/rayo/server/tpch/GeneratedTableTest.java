package dev.rayo.server.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.Batch;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedTableTest {
    @Test
    void thePartsTogetherAreTheTable() {
        GeneratedTable<?> orders = table(GeneratedTable.all(0.2), "orders");
        List<Long> keys = new ArrayList<>();
        for (int part = 1; part <= orders.partCount(); part++) {
            Batch batch = orders.generate(part);
            for (int row = 0; row < batch.rowCount(); row++) {
                keys.add(batch.getLong(row, 0));
            }
        }
        assertThat(orders.partCount()).isEqualTo(3);
        assertThat(keys).hasSize(300_000).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void valuesHaveTheTypesOfTheBenchmark() {
        Batch lines = table(GeneratedTable.all(0.01), "lineitem").generate(1);
        assertThat(lines.rowCount()).isEqualTo(60_175);
        assertThat(lines.schema().names()).startsWith("l_orderkey", "l_partkey", "l_suppkey", "l_linenumber");
        assertThat(lines.schema().types().subList(3, 6))
                .containsExactly(Type.INTEGER, Type.decimal(15, 2), Type.decimal(15, 2));
        assertThat(lines.getString(0, 5)).as("extended price").matches("\\d+\\.\\d\\d");
        assertThat(lines.getString(0, 10)).as("ship date").isEqualTo("1996-03-13");
    }

    @Test
    void smallTablesAreWhole() {
        assertThat(table(GeneratedTable.all(0.01), "nation").generate(1).rowCount()).isEqualTo(25);
        assertThat(table(GeneratedTable.all(0.01), "region").generate(1).rowCount()).isEqualTo(5);
    }

    private static GeneratedTable<?> table(List<GeneratedTable<?>> tables, String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst().orElseThrow();
    }
}
