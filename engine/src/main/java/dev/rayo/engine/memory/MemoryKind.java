package dev.rayo.engine.memory;

/// Where reserved bytes lie.
public enum MemoryKind {
    HEAP,
    OFF_HEAP,
    /// Page-locked host memory that a device reads directly.
    PINNED,
    DEVICE
}
