package dev.rayo.server;

import dev.rayo.server.session.ErrorBlock;
import dev.rayo.server.session.Script;
import dev.rayo.sql.error.RayoException;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Says what went wrong outside of statements, and the exit code for it.
final class ErrorReport {
    private static final Script.Statement NO_STATEMENT = new Script.Statement("", 1);

    private ErrorReport() {}

    /// Prints the failure to standard error.
    static int report(Throwable failure) {
        if (failure instanceof RayoException e) {
            System.err.print(ErrorBlock.of(e, NO_STATEMENT));
        } else if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            System.err.print(ErrorBlock.of(describe(failure)));
        } else if (failure instanceof OutOfMemoryError) {
            RayoException e = RayoException.resources("the Java heap is full", "raise it: RAYO_JAVA_OPTS=-Xmx…");
            System.err.print(ErrorBlock.of(e, NO_STATEMENT));
        } else {
            System.err.print(ErrorBlock.of(
                    RayoException.internal(String.valueOf(failure), failure), NO_STATEMENT));
            failure.printStackTrace();
        }
        System.err.flush();
        return exitCode(failure);
    }

    private static int exitCode(Throwable failure) {
        return switch (failure) {
            case RayoException e -> ExitCode.of(e.fault());
            case OutOfMemoryError e -> ExitCode.RESOURCES;
            case IOException e -> ExitCode.EXTERNAL;
            case UncheckedIOException e -> ExitCode.EXTERNAL;
            default -> ExitCode.INTERNAL;
        };
    }

    /// Java's messages of missing and forbidden files are bare names.
    private static String describe(Throwable failure) {
        Throwable cause = failure instanceof UncheckedIOException e && e.getCause() != null ? e.getCause() : failure;
        return switch (cause) {
            case java.nio.file.NoSuchFileException e -> "no such file: " + e.getFile();
            case java.nio.file.AccessDeniedException e -> "no permission: " + e.getFile();
            case java.nio.file.FileSystemException e -> String.valueOf(e.getMessage());
            default -> String.valueOf(cause.getMessage());
        };
    }
}
