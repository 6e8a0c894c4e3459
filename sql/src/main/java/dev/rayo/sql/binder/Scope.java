package dev.rayo.sql.binder;

import dev.rayo.sql.ast.Name;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.function.SimilarNames;
import dev.rayo.sql.plan.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The columns that the tables of a FROM clause make visible, from left to right.
record Scope(List<Column> columns) {
    static final Scope EMPTY = new Scope(List.of());

    /// @param table   the name or alias of its table
    /// @param own     the value under its qualified name
    /// @param merged  the value under the bare name, which differs after some joins with USING
    /// @param visible whether the bare name and `*` find it; not so the right one of the columns that USING merges
    record Column(String table, String name, Reference own, Reference merged, boolean visible) {
        Column(String table, String name, Reference value) {
            this(table, name, value, value, true);
        }
    }

    Scope {
        columns = List.copyOf(columns);
    }

    /// One table whose columns are called `names`.
    static Scope of(String table, List<String> names, List<Field> fields) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            columns.add(new Column(table, names.get(i), Reference.to(fields.get(i))));
        }
        return new Scope(columns);
    }

    Scope plus(Scope right) {
        List<Column> all = new ArrayList<>(columns);
        all.addAll(right.columns);
        return new Scope(all);
    }

    /// The tables' names, each once.
    List<String> tables() {
        Set<String> names = new LinkedHashSet<>();
        columns.forEach(column -> names.add(column.table()));
        return List.copyOf(names);
    }

    boolean has(Reference field) {
        return columns.stream()
                .anyMatch(column -> column.own().id() == field.id()
                        || column.merged().id() == field.id());
    }

    boolean hasTable(String table) {
        return columns.stream().anyMatch(column -> column.table().equalsIgnoreCase(table));
    }

    List<Column> ofTable(String table) {
        return columns.stream()
                .filter(column -> column.table().equalsIgnoreCase(table))
                .toList();
    }

    List<Column> visible() {
        return columns.stream().filter(Column::visible).toList();
    }

    /// The column of this bare name, or null.
    ///
    /// @throws RayoException USER if there are several
    @Nullable Column find(Name name) {
        Column found = null;
        for (Column column : columns) {
            if (!column.visible() || !name.matches(column.name())) {
                continue;
            }
            if (found != null) {
                throw RayoException.syntax(
                        "the column name \"" + name + "\" is ambiguous",
                        name.position(),
                        "write " + found.table() + "." + found.name() + " or " + column.table() + "."
                                + column.name());
            }
            found = column;
        }
        return found;
    }

    /// The column of this table, or null.
    @Nullable Column find(String table, Name name) {
        Column found = null;
        for (Column column : columns) {
            if (!column.table().equalsIgnoreCase(table) || !name.matches(column.name())) {
                continue;
            }
            if (found != null) {
                throw RayoException.syntax(
                        "the name " + table + "." + name + " is ambiguous", name.position(), "give the columns different names");
            }
            found = column;
        }
        return found;
    }

    /// Columns that are spelled nearly like `name`, qualified where the bare name is not enough.
    List<String> similar(String name) {
        List<String> names = visible().stream().map(Column::name).toList();
        return SimilarNames.of(name, names, 3);
    }
}
