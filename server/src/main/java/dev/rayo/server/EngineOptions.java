package dev.rayo.server;

import dev.rayo.engine.operator.Settings;
import org.jspecify.annotations.Nullable;

/// How the engine is opened; null leaves the choice to it.
///
/// @param threads compute threads
/// @param memory bytes that queries may hold together
public record EngineOptions(@Nullable Integer threads, @Nullable Long memory) {
    /// Everything left to the engine.
    public static final EngineOptions DEFAULT = new EngineOptions(null, null);

    /// The settings with what was said here.
    public Settings applyTo(Settings standard) {
        Settings settings = threads == null ? standard : standard.withThreads(threads);
        return memory == null ? settings : settings.withMemoryLimit(memory);
    }
}
