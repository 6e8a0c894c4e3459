package dev.rayo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarRewriteTest {
    private static final JarRewrite UPPER = new JarRewrite(
            "in capitals",
            bytes -> new String(bytes, StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));

    @TempDir
    Path folder;

    @Test
    void changesClassesAndKeepsAllElse() throws IOException {
        Path jar = jar("one.jar");
        UPPER.apply(folder, "*.jar");
        try (JarFile changed = new JarFile(jar.toFile())) {
            assertThat(text(changed, "a/B.class")).isEqualTo("CODE");
            assertThat(text(changed, "a/b.txt")).isEqualTo("text");
            assertThat(changed.getManifest().getMainAttributes().getValue("Main-Class")).isEqualTo("a.B");
        }
        assertThat(folder.toFile().list()).containsExactly("one.jar");
    }

    @Test
    void leavesOtherJarsAlone() throws IOException {
        Path jar = jar("two.jar");
        byte[] before = Files.readAllBytes(jar);
        UPPER.apply(folder, "one*.jar");
        assertThat(jar).hasBinaryContent(before);
    }

    @Test
    void manifestSaysOnceWhatWasChanged() throws IOException {
        Path jar = jar("one.jar");
        UPPER.apply(folder, "*.jar");
        new JarRewrite("and more", bytes -> bytes).apply(folder, "*.jar");
        UPPER.apply(folder, "*.jar");
        try (JarFile changed = new JarFile(jar.toFile())) {
            assertThat(changed.getManifest().getMainAttributes().get(JarRewrite.NOTICE))
                    .isEqualTo("in capitals; and more");
        }
    }

    private Path jar(String name) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "a.B");
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            entry(out, "a/B.class", "code");
            entry(out, "a/b.txt", "text");
        }
        return jar;
    }

    private static void entry(JarOutputStream out, String name, String content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content.getBytes(StandardCharsets.US_ASCII));
        out.closeEntry();
    }

    private static String text(JarFile jar, String name) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.US_ASCII);
    }
}
