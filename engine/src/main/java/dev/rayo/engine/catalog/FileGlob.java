package dev.rayo.engine.catalog;

import dev.rayo.sql.error.RayoException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the files that a path with `*`, `?`, `[…]`, `{a,b}` or `**` names.
final class FileGlob {
    private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

    private FileGlob() {}

    /// The files, sorted by path.
    ///
    /// @throws RayoException USER if there is none, EXTERNAL if a folder cannot be read
    static List<Path> expand(String pattern) {
        Path literal = Path.of(WILDCARD.matcher(pattern).find() ? "." : pattern);
        if (Files.isRegularFile(Path.of(literalPath(pattern)))) {
            return List.of(Path.of(pattern));
        }
        if (!WILDCARD.matcher(pattern).find()) {
            throw RayoException.user(
                    Files.isDirectory(literal) ? "is a folder: " + pattern : "no such file: " + pattern,
                    Files.isDirectory(literal)
                            ? "name its files, such as '" + pattern + "/*.parquet'"
                            : "paths are relative to " + Path.of("").toAbsolutePath());
        }
        List<Path> files = search(pattern);
        if (files.isEmpty()) {
            throw RayoException.user(
                    "no file matches: " + pattern, "paths are relative to " + Path.of("").toAbsolutePath());
        }
        return files;
    }

    private static String literalPath(String pattern) {
        return pattern.indexOf('\0') >= 0 ? "" : pattern;
    }

    private static List<Path> search(String pattern) {
        String[] parts = pattern.split("/", -1);
        int fixed = 0;
        while (fixed < parts.length && !WILDCARD.matcher(parts[fixed]).find()) {
            fixed++;
        }
        String prefix = String.join("/", List.of(parts).subList(0, fixed));
        Path root = Path.of(prefix.isEmpty() ? pattern.startsWith("/") ? "/" : "." : prefix);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        String rest = String.join("/", List.of(parts).subList(fixed, parts.length));
        boolean deep = rest.contains("**");
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
        PathMatcher shallow =
                FileSystems.getDefault().getPathMatcher("glob:" + rest.replace("**/", ""));
        try (Stream<Path> walk = Files.walk(
                root, deep ? Integer.MAX_VALUE : parts.length - fixed, FileVisitOption.FOLLOW_LINKS)) {
            return walk.filter(Files::isRegularFile)
                    .filter(path -> {
                        Path relative = root.relativize(path);
                        return matcher.matches(relative) || deep && shallow.matches(relative);
                    })
                    .map(path -> prefix.isEmpty() && !pattern.startsWith("/") ? root.relativize(path) : path)
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException failure) {
            throw RayoException.external("cannot list " + root + ": " + failure.getMessage(), failure);
        }
    }
}
