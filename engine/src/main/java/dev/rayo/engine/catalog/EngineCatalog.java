package dev.rayo.engine.catalog;

import dev.rayo.engine.parquet.ParquetTable;
import dev.rayo.sql.catalog.Catalog;
import dev.rayo.sql.catalog.Table;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Literal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The tables, views and streams of one engine, and the files of the machine. Thread-safe.
public final class EngineCatalog implements Catalog, AutoCloseable {
    private final Map<String, Relation> relations;

    public EngineCatalog() {
        this(new ConcurrentHashMap<>());
    }

    private EngineCatalog(Map<String, Relation> relations) {
        this.relations = relations;
    }

    /// This catalogue as it is now, and `table` besides.
    public EngineCatalog with(Table table) {
        Map<String, Relation> copy = new ConcurrentHashMap<>(relations);
        copy.put(key(table.name()), new Relation.Stored(table));
        return new EngineCatalog(copy);
    }

    @Override
    public @Nullable Relation find(String name) {
        return relations.get(key(name));
    }

    @Override
    public @Nullable Table function(String function, List<Object> arguments, Map<String, Literal> named) {
        return switch (function) {
            case "scan", "read_parquet", "parquet_scan" -> parquet(function, arguments, named);
            default -> null;
        };
    }

    @Override
    public List<String> names() {
        return relations.values().stream().map(EngineCatalog::name).sorted().toList();
    }

    /// Adds `relation`, unless there is one of its name already.
    ///
    /// @return whether it was added
    public boolean add(Relation relation) {
        return relations.putIfAbsent(key(name(relation)), relation) == null;
    }

    /// Adds `relation`, or puts it in the place of the one of its name, which is returned.
    public @Nullable Relation replace(Relation relation) {
        return relations.put(key(name(relation)), relation);
    }

    /// Takes a relation out and returns it, or null.
    public @Nullable Relation remove(String name) {
        return relations.remove(key(name));
    }

    /// Gives back what a relation that was taken out holds.
    public static void release(@Nullable Relation relation) {
        if (relation instanceof Relation.Stored(MemoryTable table)) {
            table.close();
        }
    }

    /// Gives back what all tables hold.
    @Override
    public void close() {
        relations.values().forEach(EngineCatalog::release);
        relations.clear();
    }

    private static String name(Relation relation) {
        return switch (relation) {
            case Relation.Stored stored -> stored.table().name();
            case Relation.View view -> view.name();
        };
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Table parquet(String function, List<Object> arguments, Map<String, Literal> named) {
        if (arguments.size() != 1) {
            throw RayoException.user(
                    function + " takes one path or list of paths, not " + arguments.size() + " arguments",
                    "read_parquet(['a.parquet', 'b.parquet'])");
        }
        List<String> patterns = new ArrayList<>();
        if (arguments.getFirst() instanceof List<?> list) {
            list.forEach(each -> patterns.add(pattern(function, each)));
        } else {
            patterns.add(pattern(function, arguments.getFirst()));
        }
        List<Path> files = new ArrayList<>();
        patterns.forEach(each -> files.addAll(FileGlob.expand(each)));
        if (files.isEmpty()) {
            throw RayoException.user(function + " got an empty list of files");
        }
        if (function.equals("scan")) {
            files.forEach(EngineCatalog::checkExtension);
        }
        boolean unionByName = false;
        for (Map.Entry<String, Literal> option : named.entrySet()) {
            if (option.getKey().equalsIgnoreCase("union_by_name") && option.getValue().value() instanceof Boolean on) {
                unionByName = on;
            } else {
                throw RayoException.user(
                        function + " has no option " + option.getKey() + " = " + option.getValue().value(),
                        "it knows union_by_name = true or false");
            }
        }
        return ParquetTable.open(call(patterns, unionByName), files, unionByName);
    }

    private static String pattern(String function, Object argument) {
        if (argument instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw RayoException.user(function + " takes paths as text, not " + argument);
    }

    private static void checkExtension(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (!name.endsWith(".parquet") && !name.endsWith(".parq") && !name.endsWith(".pq")) {
            throw RayoException.user(
                    "cannot tell the format of " + file + " from its name",
                    "read_parquet('" + file + "') reads it as Parquet whatever its name");
        }
    }

    private static String call(List<String> patterns, boolean unionByName) {
        List<String> quoted = patterns.stream()
                .map(each -> "'" + each.replace("'", "''") + "'")
                .toList();
        String files = quoted.size() == 1 ? quoted.getFirst() : "[" + String.join(", ", quoted) + "]";
        return "read_parquet(" + files + (unionByName ? ", union_by_name := true)" : ")");
    }
}
