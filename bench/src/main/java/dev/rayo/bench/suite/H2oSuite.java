package dev.rayo.bench.suite;

import dev.rayo.bench.data.H2o;
import dev.rayo.bench.report.Report;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The h2o benchmark: ten group-by and five join questions, from Parquet files and from memory.
@Command(
        name = "h2o",
        description = "The group-by and join questions of the h2o benchmark, from Parquet files and from memory.",
        mixinStandardHelpOptions = true)
public final class H2oSuite implements Callable<Integer> {
    enum Part {
        GROUP_PARQUET("Group-by from Parquet", true, false),
        GROUP_MEMORY("Group-by from memory", true, true),
        JOIN_PARQUET("Join from Parquet", false, false),
        JOIN_MEMORY("Join from memory", false, true);

        private final String title;
        private final boolean group;
        private final boolean memory;

        Part(String title, boolean group, boolean memory) {
            this.title = title;
            this.group = group;
            this.memory = memory;
        }
    }

    @Mixin
    private final SuiteOptions options = new SuiteOptions();

    @Option(names = "--rows", paramLabel = "N", defaultValue = "10000000", description = "Default: ${DEFAULT-VALUE}.")
    private long rows;

    @Option(names = "--part", paramLabel = "PART", split = ",", description = "Of ${COMPLETION-CANDIDATES}. Default: all.")
    private Set<Part> parts = EnumSet.allOf(Part.class);

    @Override
    public Integer call() {
        H2o data = H2o.in(options.data().resolve("h2o-" + rows), rows);
        Report report = options.report(Map.of("rows", rows));
        for (Part part : Part.values()) {
            if (!parts.contains(part)) {
                continue;
            }
            String title = "%s, %,d rows".formatted(part.title, rows);
            if (part.group) {
                options.race(report, title, data.groupBy(), contender -> data.groupByTo(contender, part.memory));
            } else {
                options.race(report, title, data.joins(), contender -> data.joinTo(contender, part.memory));
            }
        }
        return options.finish(report);
    }
}
