package dev.rayo.server;

import dev.rayo.server.session.ErrorBlock;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// What the parser of command lines calls when it or a command fails.
final class CommandErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        return ErrorReport.report(failure);
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        String name = failure.getCommandLine().getCommandSpec().qualifiedName(" ");
        System.err.print(ErrorBlock.of(String.valueOf(failure.getMessage())));
        System.err.println("hint: " + name + " --help shows what there is");
        return ExitCode.USAGE;
    }
}
