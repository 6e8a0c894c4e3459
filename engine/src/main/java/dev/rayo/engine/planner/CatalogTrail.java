package dev.rayo.engine.planner;

import dev.rayo.engine.catalog.MemoryTable;
import dev.rayo.engine.parquet.ParquetTable;
import dev.rayo.sql.catalog.Catalog;
import dev.rayo.sql.catalog.Table;
import dev.rayo.sql.catalog.TableStatistics;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A catalog that remembers what it was asked and what it answered while a statement was planned, so that somebody can ask
/// again later and learn whether the plan would be the same. For one thread.
final class CatalogTrail implements Catalog {
    private final Catalog catalog;
    private final List<BooleanSupplier> checks = new ArrayList<>();
    private boolean canTell = true;

    CatalogTrail(Catalog catalog) {
        this.catalog = catalog;
    }

    /// Whether the catalog would give all the same answers now: the same relations, the same snapshots of files, tables
    /// that have not grown. False also where nobody can tell.
    boolean stillHolds() {
        if (!canTell) {
            return false;
        }
        try {
            for (BooleanSupplier check : checks) {
                if (!check.getAsBoolean()) {
                    return false;
                }
            }
            return true;
        } catch (RayoException gone) {
            // Such as a file that is no longer there: planning anew says so with its place in the text.
            return false;
        }
    }

    @Override
    public @Nullable Relation find(String name) {
        Relation found = catalog.find(name);
        checks.add(() -> catalog.find(name) == found);
        if (found instanceof Relation.Stored(Table table)) {
            watch(table);
        }
        return found;
    }

    @Override
    public @Nullable Table function(String function, List<Object> arguments, Map<String, Literal> named) {
        Table made = catalog.function(function, arguments, named);
        if (made != null) {
            watch(made);
        }
        List<Object> asked = List.copyOf(arguments);
        Map<String, Literal> options = Map.copyOf(named);
        checks.add(() -> catalog.function(function, asked, options) == made);
        return made;
    }

    @Override
    public List<String> names() {
        List<String> names = catalog.names();
        checks.add(() -> Objects.equals(catalog.names(), names));
        return names;
    }

    /// Snapshots of Parquet files are other tables when the files change; a table in memory stays the same while it grows.
    /// The optimizer may ask for its statistics at any time after this. Whoever kept a stream would keep what it holds.
    private void watch(Table table) {
        switch (table) {
            case ParquetTable parquet -> {}
            case MemoryTable rows -> {
                TableStatistics known = rows.statistics();
                checks.add(() -> rows.statistics() == known);
            }
            default -> canTell = false;
        }
    }
}
