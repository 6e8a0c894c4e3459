package dev.rayo.sql.error;

/// Who has to act before the same attempt can succeed. Supervisors branch on it, never on text.
public enum Fault {
    /// The query or its data is wrong; running it again fails again.
    USER,
    /// Memory, disk or device is exhausted; a smaller or later attempt may succeed.
    RESOURCES,
    /// A file, node or driver failed; the same attempt elsewhere may succeed.
    EXTERNAL,
    /// A Rayo invariant does not hold. Always a bug.
    INTERNAL
}
