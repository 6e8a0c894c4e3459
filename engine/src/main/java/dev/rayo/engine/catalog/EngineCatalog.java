package dev.rayo.engine.catalog;

import dev.rayo.engine.arrow.ArrowTable;
import dev.rayo.engine.parquet.ParquetTable;
import dev.rayo.sql.catalog.Catalog;
import dev.rayo.sql.catalog.Table;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Literal;
import java.nio.file.Path;
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
            case "scan" -> {
                FileList files = FileList.of(function, arguments);
                yield switch (format(files.paths())) {
                    case PARQUET -> parquet(function, files, named);
                    case ARROW -> arrow(function, files, named);
                };
            }
            case "read_parquet", "parquet_scan" -> parquet(function, FileList.of(function, arguments), named);
            case "read_arrow", "arrow_scan" -> arrow(function, FileList.of(function, arguments), named);
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

    private enum Format {
        PARQUET,
        ARROW
    }

    /// The format that the names of all files agree on.
    private static Format format(List<Path> files) {
        Format format = format(files.getFirst());
        for (Path file : files) {
            if (format(file) != format) {
                throw RayoException.user(
                        "cannot read " + files.getFirst() + " and " + file + " as one table",
                        "files of one format can be read together, others by UNION ALL");
            }
        }
        return format;
    }

    private static Format format(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "parquet", "parq", "pq" -> Format.PARQUET;
            case "arrow", "arrows", "feather", "ipc" -> Format.ARROW;
            default ->
                throw RayoException.user(
                        "cannot tell the format of " + file + " from its name",
                        "read_parquet('" + file + "') reads it as Parquet whatever its name, read_arrow as Arrow");
        };
    }

    private static Table parquet(String function, FileList files, Map<String, Literal> named) {
        boolean unionByName = false;
        for (Map.Entry<String, Literal> option : named.entrySet()) {
            if (option.getKey().equalsIgnoreCase("union_by_name") && option.getValue().value() instanceof Boolean on) {
                unionByName = on;
            } else {
                throw unknown(function, option, "it knows union_by_name = true or false");
            }
        }
        String call = files.call("read_parquet", unionByName ? ", union_by_name := true" : "");
        return ParquetTable.open(call, files.paths(), unionByName);
    }

    private static Table arrow(String function, FileList files, Map<String, Literal> named) {
        for (Map.Entry<String, Literal> option : named.entrySet()) {
            throw unknown(function, option, "Arrow files need no options");
        }
        return ArrowTable.open(files.call("read_arrow", ""), files.paths());
    }

    private static RayoException unknown(String function, Map.Entry<String, Literal> option, String hint) {
        return RayoException.user(
                function + " has no option " + option.getKey() + " = " + option.getValue().value(), hint);
    }
}
