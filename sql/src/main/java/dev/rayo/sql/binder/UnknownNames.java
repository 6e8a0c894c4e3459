package dev.rayo.sql.binder;

import dev.rayo.sql.ast.Name;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.function.SimilarNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Errors about names that are not there, with what may have been meant.
final class UnknownNames {
    private static final int LISTED_MAX = 12;

    private UnknownNames() {}

    static RayoException column(Name name, Context context) {
        Set<String> similar = new LinkedHashSet<>();
        List<String> tables = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (Context place = context; place != null; place = place.outer()) {
            similar.addAll(place.scope().similar(name.text()));
            if (place == context && place.aliases() != null) {
                similar.addAll(SimilarNames.of(name.text(), place.aliases().names(), 2));
            }
            tables.addAll(place.scope().tables());
            place.scope().visible().forEach(column -> columns.add(column.name()));
        }
        if (tables.isEmpty()) {
            return RayoException.syntax(
                    "no column \"" + name + "\": there is no FROM clause",
                    name.position(),
                    "write '" + name + "' in single quotes if it is meant as text");
        }
        String message = "no column \"" + name + "\" in " + String.join(", ", tables);
        if (context.scope().hasTable(name.text())) {
            return RayoException.syntax(
                    message, name.position(), "\"" + name + "\" is a table; a table is not a value, name a column");
        }
        return RayoException.syntax(message, name.position(), didYouMean(similar, columns, "the columns are "));
    }

    static RayoException columnOf(Name table, Name name, Scope scope) {
        List<String> columns =
                scope.ofTable(table.text()).stream().map(Scope.Column::name).toList();
        return RayoException.syntax(
                "no column \"" + name + "\" in " + table,
                name.position(),
                didYouMean(SimilarNames.of(name.text(), columns, 3), columns, "the columns are "));
    }

    static RayoException table(Name table, Context context) {
        List<String> tables = new ArrayList<>();
        for (Context place = context; place != null; place = place.outer()) {
            tables.addAll(place.scope().tables());
        }
        return RayoException.syntax(
                "no table \"" + table + "\" in FROM",
                table.position(),
                didYouMean(SimilarNames.of(table.text(), tables, 3), tables, "the tables are "));
    }

    /// `did you mean a or b?`, else a short list of everything there is, else nothing.
    static @Nullable String didYouMean(Collection<String> similar, List<String> all, String listed) {
        if (!similar.isEmpty()) {
            return "did you mean " + String.join(" or ", similar) + "?";
        }
        List<String> distinct = List.copyOf(new LinkedHashSet<>(all));
        return distinct.isEmpty() || distinct.size() > LISTED_MAX ? null : listed + String.join(", ", distinct);
    }
}
