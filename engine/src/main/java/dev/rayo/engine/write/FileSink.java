package dev.rayo.engine.write;

import dev.rayo.engine.operator.Sink;

/// Writes the rows of a pipeline to a file, which appears at [#commit] and not before.
public interface FileSink extends Sink {
    /// Ends the file, once the phases are through.
    ///
    /// @return rows written
    long commit();
}
