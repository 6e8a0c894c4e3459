package dev.rayo.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Changes the classes of a distribution's jars.
final class JarRewrite {
    /// Main attribute of a changed jar's manifest: says so to who takes the jar out of the distribution.
    static final Attributes.Name NOTICE = new Attributes.Name("Rayo-Changed");

    private final String notice;
    private final UnaryOperator<byte[]> change;

    /// @param notice what the change is
    /// @param change of a class file; gives the same array back where it changes nothing
    JarRewrite(String notice, UnaryOperator<byte[]> change) {
        this.notice = notice;
        this.change = change;
    }

    /// Rewrites the jars of `folder` that match. A process that runs from them keeps the old ones.
    ///
    /// @param glob as in [Files#newDirectoryStream(Path, String)]
    void apply(Path folder, String glob) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, glob)) {
            for (Path jar : jars) {
                Path changed = jar.resolveSibling(jar.getFileName() + ".new");
                rewrite(jar, changed);
                Files.move(changed, jar, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void rewrite(Path from, Path to) throws IOException {
        try (JarFile jar = new JarFile(from.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(to), manifest(jar))) {
            jar.stream()
                    .filter(entry -> !entry.getName().equals(JarFile.MANIFEST_NAME))
                    .forEach(entry -> copy(jar, entry, out));
        }
    }

    private Manifest manifest(JarFile jar) throws IOException {
        Manifest old = jar.getManifest();
        Manifest manifest = old == null ? new Manifest() : new Manifest(old);
        manifest.getMainAttributes().putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().merge(NOTICE, notice, JarRewrite::with);
        return manifest;
    }

    private static Object with(Object before, Object notice) {
        String text = before.toString();
        return text.contains(notice.toString()) ? text : text + "; " + notice;
    }

    private void copy(JarFile jar, JarEntry entry, JarOutputStream out) {
        try {
            JarEntry copy = new JarEntry(entry.getName());
            copy.setTime(entry.getTime());
            out.putNextEntry(copy);
            byte[] bytes = jar.getInputStream(entry).readAllBytes();
            out.write(entry.getName().endsWith(".class") ? change.apply(bytes) : bytes);
            out.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
