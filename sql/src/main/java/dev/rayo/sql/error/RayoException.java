package dev.rayo.sql.error;

import org.jspecify.annotations.Nullable;

/// The one exception that leaves Rayo's interfaces.
///
/// The message says what is wrong, then the values, then (after [#at]) where: `no column "carier" in flights [query 1:8]`.
public final class RayoException extends RuntimeException {
    /// An error that points nowhere in the SQL text.
    public static final int NO_OFFSET = -1;

    private final Fault fault;
    private final int offset;
    private final @Nullable SourcePosition position;
    private final @Nullable String hint;

    private RayoException(
            Fault fault,
            String message,
            int offset,
            @Nullable SourcePosition position,
            @Nullable String hint,
            @Nullable Throwable cause) {
        super(message, cause);
        this.fault = fault;
        this.offset = offset;
        this.position = position;
        this.hint = hint;
    }

    /// The text of the query at 0-based character `offset` is wrong.
    public static RayoException syntax(String message, int offset, @Nullable String hint) {
        return new RayoException(Fault.USER, message, offset, null, hint, null);
    }

    /// The query or its data is wrong and no place in the text can be named.
    public static RayoException user(String message) {
        return new RayoException(Fault.USER, message, NO_OFFSET, null, null, null);
    }

    /// The query or its data is wrong; `hint` says what would work.
    public static RayoException user(String message, @Nullable String hint) {
        return new RayoException(Fault.USER, message, NO_OFFSET, null, hint, null);
    }

    /// Memory, disk or a device is exhausted.
    public static RayoException resources(String message, @Nullable String hint) {
        return new RayoException(Fault.RESOURCES, message, NO_OFFSET, null, hint, null);
    }

    /// A file, node or driver failed.
    public static RayoException external(String message, @Nullable Throwable cause) {
        return new RayoException(Fault.EXTERNAL, message, NO_OFFSET, null, null, cause);
    }

    /// A Rayo invariant does not hold.
    public static RayoException internal(String message, @Nullable Throwable cause) {
        return new RayoException(Fault.INTERNAL, message, NO_OFFSET, null, null, cause);
    }

    /// This error, resolved to line and column of `sql`; unchanged where it names no offset or is resolved already.
    public RayoException at(String sql) {
        if (offset == NO_OFFSET || position != null) {
            return this;
        }
        SourcePosition place = SourcePosition.of(sql, offset);
        RayoException located =
                new RayoException(fault, getMessage() + " [query " + place + "]", offset, place, hint, getCause());
        located.setStackTrace(getStackTrace());
        return located;
    }

    /// This error, pointing at `newOffset` where it pointed nowhere so far.
    public RayoException orAt(int newOffset) {
        return offset != NO_OFFSET ? this : copy(getMessage(), newOffset);
    }

    /// This error with `context` (a file name, a column) in front of its message.
    public RayoException in(String context) {
        return copy(context + ": " + getMessage(), offset);
    }

    private RayoException copy(String message, int newOffset) {
        RayoException copy = new RayoException(fault, message, newOffset, position, hint, getCause());
        copy.setStackTrace(getStackTrace());
        return copy;
    }

    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? fault.name() : message;
    }

    public Fault fault() {
        return fault;
    }

    /// 0-based character offset in the SQL text, or [#NO_OFFSET].
    public int offset() {
        return offset;
    }

    public @Nullable SourcePosition position() {
        return position;
    }

    public @Nullable String hint() {
        return hint;
    }
}
