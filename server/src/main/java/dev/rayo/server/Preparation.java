package dev.rayo.server;

import dev.rayo.engine.pipeline.StreamSystem;
import java.io.IOException;
import java.nio.file.Path;

/// Run once when a distribution is built: does what its processes would else do each time.
final class Preparation {
    private Preparation() {}

    /// @param arguments the distribution's folder of jars, which also takes the file for the settings of streams
    public static void main(String[] arguments) throws IOException {
        Path libraries = Path.of(arguments[0]);
        StreamSystem.writeImage(libraries.resolve("streams.settings"));
        new JarRewrite("pattern switches have methods", PatternSwitches::withMethods).apply(libraries, "rayo-*.jar");
        new JarRewrite("records are compared and hashed by methods", RecordMethods::writtenOut)
                .apply(libraries, "rayo-*.jar");
        new JarRewrite("lambdas cannot be serialised", SerializableLambdas::madePlain)
                .apply(libraries, "{rayo,scala,pekko}-*.jar");
    }
}
