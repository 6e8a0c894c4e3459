package dev.rayo.engine.catalog;

import dev.rayo.sql.error.RayoException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files that a table function was given: a path or pattern, or a list of these.
///
/// @param patterns as they were written
/// @param paths    the files that were found, at least one
record FileList(List<String> patterns, List<Path> paths) {
    /// @throws RayoException USER if the arguments are not paths or no file matches
    static FileList of(String function, List<Object> arguments) {
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
        List<Path> paths = new ArrayList<>();
        patterns.forEach(each -> paths.addAll(FileGlob.expand(each)));
        if (paths.isEmpty()) {
            throw RayoException.user(function + " got an empty list of files");
        }
        return new FileList(List.copyOf(patterns), List.copyOf(paths));
    }

    /// The call of a table function that finds these files again.
    ///
    /// @param options what follows the files, such as `, union_by_name := true`
    String call(String function, String options) {
        List<String> quoted = patterns.stream()
                .map(each -> "'" + each.replace("'", "''") + "'")
                .toList();
        String files = quoted.size() == 1 ? quoted.getFirst() : "[" + String.join(", ", quoted) + "]";
        return function + "(" + files + options + ")";
    }

    private static String pattern(String function, Object argument) {
        if (argument instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw RayoException.user(function + " takes paths as text, not " + argument);
    }
}
