package dev.rayo.server.tpch;

import dev.rayo.server.ExitCode;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `rayo tpch`: writes the tables of the TPC-H benchmark.
@Command(
        name = "tpch",
        description = "Writes the eight TPC-H tables as Parquet files into a folder.",
        mixinStandardHelpOptions = true)
public final class TpchCommand implements Callable<Integer> {
    @Option(names = "--sf", paramLabel = "N", defaultValue = "1", description = "Scale factor: 1 is about 1 GB as text.")
    private double scaleFactor = 1;

    @Option(names = "--overwrite", description = "Replace files that exist.")
    private boolean overwrite;

    @Parameters(paramLabel = "DIR", description = "The folder; made if it does not exist.")
    private Path folder = Path.of(".");

    @Spec
    @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!(scaleFactor > 0 && scaleFactor <= 1_000) && spec != null) {
            throw new ParameterException(spec.commandLine(), "--sf must be above 0 and at most 1000");
        }
        Files.createDirectories(folder);
        PrintStream terminal = System.getProperty("rayo.terminals", "").indexOf('2') >= 0 ? System.err : null;
        new TpchWriter(folder, scaleFactor, overwrite, System.out, terminal).write();
        return ExitCode.OK;
    }
}
