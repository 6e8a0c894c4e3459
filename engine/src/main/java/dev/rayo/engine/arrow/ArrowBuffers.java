package dev.rayo.engine.arrow;

/// The buffers of one record batch.
interface ArrowBuffers {
    /// Whether buffer `index` was left out.
    boolean isEmpty(int index);

    /// All bytes of buffer `index`, the caller's own.
    byte[] read(int index);

    /// The bytes `from` to `to` of buffer `index`, the caller's own.
    ///
    /// @throws dev.rayo.sql.error.RayoException USER if the buffer is shorter
    byte[] read(int index, long from, long to);
}
