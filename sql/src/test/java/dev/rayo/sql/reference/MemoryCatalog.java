package dev.rayo.sql.reference;

import dev.rayo.sql.catalog.Catalog;
import dev.rayo.sql.catalog.Table;
import dev.rayo.sql.expression.Expression.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Tables and views by name, in memory. A file is a table registered under its path.
public final class MemoryCatalog implements Catalog {
    private final Map<String, Relation> relations = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Table> files = new TreeMap<>();
    /// Calls of table functions, as they arrived.
    public final List<String> calls = new ArrayList<>();

    public MemoryCatalog with(Table table) {
        relations.put(table.name(), new Relation.Stored(table));
        return this;
    }

    public MemoryCatalog file(String path, Table table) {
        files.put(path, table);
        return this;
    }

    public MemoryCatalog view(String name, List<String> columnNames, String sql) {
        relations.put(name, new Relation.View(name, columnNames, sql));
        return this;
    }

    @Override
    public @Nullable Relation find(String name) {
        return relations.get(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public @Nullable Table function(String function, List<Object> arguments, Map<String, Literal> named) {
        calls.add(function + arguments + named);
        if (!List.of("scan", "read_parquet", "read_csv").contains(function)) {
            return null;
        }
        Object path = arguments.getFirst() instanceof List<?> list ? list.getFirst() : arguments.getFirst();
        return files.get(String.valueOf(path));
    }

    @Override
    public List<String> names() {
        return List.copyOf(relations.keySet());
    }
}
