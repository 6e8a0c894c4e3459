package dev.rayo.engine.pipeline;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.ActorSystem;
import org.slf4j.LoggerFactory;

/// Makes the actor system that runs an engine's streams: local, without the extensions that streams do not need.
///
/// Reading Pekko's settings takes a third of a short process: they are text, spread over the manifests and resources of
/// all jars. A distribution therefore keeps what came of that in a file, which the system property `rayo.streams` names.
public final class StreamSystem {
    /// System property: a file that [#writeImage(Path)] has made for the same jars.
    public static final String IMAGE_PROPERTY = "rayo.streams";

    private static final String NAME = "rayo";
    private static final Map<String, ?> OWN = Map.ofEntries(
            Map.entry("pekko.jvm-exit-on-fatal-error", "off"),
            Map.entry("pekko.jvm-shutdown-hooks", "off"),
            Map.entry("pekko.java-flight-recorder.enabled", "off"),
            Map.entry("pekko.daemonic", "on"),
            Map.entry("pekko.log-dead-letters", "off"),
            Map.entry("pekko.library-extensions", List.of()),
            Map.entry("pekko.loggers", List.of("org.apache.pekko.event.slf4j.Slf4jLogger")),
            Map.entry("pekko.logging-filter", "org.apache.pekko.event.slf4j.Slf4jLoggingFilter"),
            Map.entry("pekko.loglevel", "WARNING"),
            Map.entry("pekko.stdout-loglevel", "OFF"));

    private StreamSystem() {}

    /// Starts one. The caller ends it.
    public static ActorSystem create() {
        String image = System.getProperty(IMAGE_PROPERTY);
        if (image != null && !isConfigured()) {
            try (InputStream in = Files.newInputStream(Path.of(image))) {
                return ActorSystem.create(NAME, SettingsImage.read(in), new SettledLoader());
            } catch (IOException e) {
                LoggerFactory.getLogger(StreamSystem.class)
                        .warn("cannot read the settings that {} names: {}", IMAGE_PROPERTY, e.toString());
            }
        }
        return ActorSystem.create(NAME, settings());
    }

    /// Writes all settings of the actor system to a file, for processes that have the same class path.
    public static void writeImage(Path file) throws IOException {
        Files.write(file, SettingsImage.write(settings().withOnlyPath("pekko")));
    }

    private static Config settings() {
        return ConfigFactory.parseMap(OWN).withFallback(ConfigFactory.load());
    }

    /// Whether this process was started with settings of its own.
    private static boolean isConfigured() {
        for (String property : System.getProperties().stringPropertyNames()) {
            if (property.startsWith("pekko.") || property.startsWith("config.")) {
                return true;
            }
        }
        return false;
    }

    /// Hides what Pekko would look through for settings and versions once more.
    private static final class SettledLoader extends ClassLoader {
        SettledLoader() {
            super(StreamSystem.class.getClassLoader());
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            boolean settled = name.equals("reference.conf") || name.equals("META-INF/MANIFEST.MF");
            return settled ? Collections.emptyEnumeration() : super.getResources(name);
        }
    }
}
