package dev.rayo.server;

import dev.rayo.sql.error.Fault;

/// What the process answers to the shell that started it.
public final class ExitCode {
    public static final int OK = 0;
    /// The query or its data is wrong.
    public static final int USER = 1;
    /// The command line itself is wrong.
    public static final int USAGE = 2;
    /// Memory or disk did not suffice.
    public static final int RESOURCES = 3;
    /// A file could not be read or written.
    public static final int EXTERNAL = 4;
    /// A bug.
    public static final int INTERNAL = 70;
    /// Stopped by Ctrl-C.
    public static final int CANCELLED = 130;

    private ExitCode() {}

    public static int of(Fault fault) {
        return switch (fault) {
            case USER -> USER;
            case RESOURCES -> RESOURCES;
            case EXTERNAL -> EXTERNAL;
            case INTERNAL -> INTERNAL;
        };
    }
}
