package dev.rayo.bench;

import dev.rayo.bench.suite.ClickBenchSuite;
import dev.rayo.bench.suite.H2oSuite;
import dev.rayo.bench.suite.MemorySuite;
import dev.rayo.bench.suite.PlanSuite;
import dev.rayo.bench.suite.ScalingSuite;
import dev.rayo.bench.suite.ScanSuite;
import dev.rayo.bench.suite.SmallSuite;
import dev.rayo.bench.suite.TopkSuite;
import dev.rayo.bench.suite.TpchSuite;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `bench/run SUITE`: runs Rayo and its peers in turn and prints what they took.
@Command(
        name = "bench/run",
        description = "Runs whole queries on Rayo and its peers, in turn and in one process; their answers must be equal.",
        mixinStandardHelpOptions = true,
        subcommands = {
            TpchSuite.class,
            ClickBenchSuite.class,
            H2oSuite.class,
            TopkSuite.class,
            MemorySuite.class,
            SmallSuite.class,
            ScanSuite.class,
            ScalingSuite.class,
            PlanSuite.class
        })
public final class Bench {
    /// Ends the process with 0, with 1 if a query failed or answers differ, with 2 if the command is wrong.
    public static void main(String[] arguments) {
        int code = commandLine().execute(arguments);
        System.out.flush();
        System.exit(code);
    }

    public static CommandLine commandLine() {
        return new CommandLine(new Bench());
    }
}
