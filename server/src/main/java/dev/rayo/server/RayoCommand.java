package dev.rayo.server;

import dev.rayo.server.output.OutputFormat;
import dev.rayo.server.tpch.TpchCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `rayo`: what it understands on its command line.
@Command(
        name = "rayo",
        description = {
            "Runs SQL over Parquet files as one backpressured stream.",
            "Without SQL: an interactive shell on a terminal, a script from standard input otherwise."
        },
        subcommands = TpchCommand.class,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rayo \"SELECT origin, count(*) FROM 'flights.parquet' GROUP BY ALL LIMIT 5\"",
            "  rayo --format csv -o top.csv -f top.sql",
            "  rayo tpch --sf 1 tpch/",
            "",
            "Exit codes:",
            "  0 done, 1 the query or its data is wrong, 2 the command line is wrong,",
            "  3 memory or disk did not suffice, 4 a file could not be read or written,",
            "  70 a bug, 130 cancelled."
        })
final class RayoCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SQL", arity = "0..*", description = "Statements to run, separated by semicolons.")
    private List<String> statements = new ArrayList<>();

    @Option(
            names = {"-c", "--command"},
            paramLabel = "SQL",
            description = "Statements to run; may be given several times.")
    private List<String> commands = new ArrayList<>();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "A file of statements; - is standard input.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}; table unless said otherwise.")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the result goes instead of standard output; its ending decides the format.")
    private @Nullable Path output;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "-1",
            description = "Rows of a table to show; 0 for all. On a terminal 100, else all.")
    private int rows = -1;

    @Option(names = "--threads", paramLabel = "N", description = "Compute threads; one per core unless said otherwise.")
    private @Nullable Integer threads;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "What queries may hold together, such as 2GB.")
    private @Nullable Long memory;

    @Option(names = "--timer", description = "Say after each statement how long it took.")
    private boolean timer;

    @Spec
    @Nullable CommandSpec spec;

    /// A parser of command lines. Formats are recognised in small and capital letters.
    static CommandLine commandLine() {
        return new CommandLine(new RayoCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(new CommandErrors())
                .setExecutionExceptionHandler(new CommandErrors());
    }

    @Override
    public Integer call() throws Exception {
        List<String> texts = new ArrayList<>(statements.isEmpty() ? List.of() : List.of(String.join(" ", statements)));
        texts.addAll(commands);
        Request request = new Request(
                texts,
                files,
                formatOf(),
                output,
                rows < 0 ? Request.ROWS_UNSAID : rows == 0 ? Integer.MAX_VALUE : rows,
                new EngineOptions(threads, memory),
                timer);
        return new Execution(request, Terminals.ofThisProcess()).run();
    }

    private OutputFormat formatOf() {
        boolean said = spec != null && spec.commandLine().getParseResult().hasMatchedOption("--format");
        OutputFormat chosen = said || output == null ? format : OutputFormat.ofFile(output, format);
        if (chosen == OutputFormat.PARQUET && output == null && spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "--format parquet needs a file: -o FILE (standard output cannot hold it)");
        }
        return chosen;
    }
}
