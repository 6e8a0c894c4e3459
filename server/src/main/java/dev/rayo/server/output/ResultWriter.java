package dev.rayo.server.output;

import dev.rayo.Batch;
import dev.rayo.Schema;
import java.io.IOException;

/// Writes one result: `begin`, any number of `write`, `end`. Used by one thread; flushes but does not close what it
/// writes to.
public interface ResultWriter {
    void begin(Schema schema) throws IOException;

    /// @return whether more rows are wanted; if not, the query may be cancelled
    boolean write(Batch rows) throws IOException;

    /// Ends the result; also called when more rows exist that were not wanted.
    void end() throws IOException;
}
