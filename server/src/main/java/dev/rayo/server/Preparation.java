package dev.rayo.server;

import dev.rayo.engine.pipeline.StreamSystem;
import java.io.IOException;
import java.nio.file.Path;

/// Run once when a distribution is built: writes what its processes need not find out each time.
final class Preparation {
    private Preparation() {}

    /// @param arguments the file for the settings of streams
    public static void main(String[] arguments) throws IOException {
        StreamSystem.writeImage(Path.of(arguments[0]));
    }
}
