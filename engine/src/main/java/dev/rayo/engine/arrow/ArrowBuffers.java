package dev.rayo.engine.arrow;

/// The buffers of one record batch.
interface ArrowBuffers {
    /// Bytes of buffer `index`; 0 for one that was left out.
    long size(int index);

    /// The bytes `from` to `to` of buffer `index`, the caller's own.
    ///
    /// @throws dev.rayo.sql.error.RayoException USER if the buffer is shorter
    byte[] read(int index, long from, long to);
}
