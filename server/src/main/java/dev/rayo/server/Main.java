package dev.rayo.server;

/// The process: `rayo …`.
public final class Main {
    private Main() {}

    /// Ends the process with an [ExitCode]. All results are flushed by then and no query runs, so nothing is lost by
    /// not waiting for the threads of the engine to be put to rest one by one.
    public static void main(String[] arguments) {
        int code = run(arguments);
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }

    /// A single argument that is no option and no command is SQL: no parser of command lines is loaded for it.
    private static int run(String[] arguments) {
        boolean plainSql = arguments.length == 1 && arguments[0].indexOf(' ') > 0 && arguments[0].charAt(0) != '-';
        try {
            return plainSql
                    ? new Execution(Request.of(arguments[0]), Terminals.ofThisProcess()).run()
                    : RayoCommand.commandLine().execute(arguments);
        } catch (Throwable failure) {
            return ErrorReport.report(failure);
        }
    }
}
