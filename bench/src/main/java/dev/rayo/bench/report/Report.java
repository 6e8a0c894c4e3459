package dev.rayo.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rayo.bench.query.Measurement;
import dev.rayo.bench.query.Timing;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// Tables of measurements. Each is printed as Markdown, row by row as they come; all of them go into one JSON document.
public final class Report {
    private final PrintWriter out;
    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final ObjectNode document = json.createObjectNode();
    private final ArrayNode tables;
    private int problems;

    /// Prints the head: what runs, where, and how.
    ///
    /// @param parameters what the suite was asked for: scale, threads, runs
    public Report(String suite, Map<String, String> parameters, PrintWriter out) {
        this.out = out;
        Map<String, String> machine = Machine.describe();
        document.put("suite", suite);
        machine.forEach(document.putObject("machine")::put);
        parameters.forEach(document.putObject("parameters")::put);
        tables = document.putArray("tables");

        out.println("# " + suite);
        out.println();
        machine.forEach((name, value) -> out.println("* " + name + ": " + value));
        parameters.forEach((name, value) -> out.println("* " + name + ": " + value));
    }

    /// How many queries failed or got different answers so far.
    public int problems() {
        return problems;
    }

    /// Begins a table whose rows are queries and whose ratio is the first contender's best time by the second's.
    public RaceTable race(String title, List<String> contenders) {
        return new RaceTable(title, contenders);
    }

    /// A table of numbers that follow from measurements, such as how much faster more threads are.
    ///
    /// @param rows a name and a number for each column
    public void derived(String title, List<String> columns, Map<String, List<Double>> rows) {
        out.println();
        out.println("## " + title);
        out.println();
        out.println("| | " + String.join(" | ", columns) + " |");
        out.println("|---" + "|--:".repeat(columns.size()) + "|");
        ObjectNode table = tables.addObject().put("title", title);
        ArrayNode records = table.putArray("rows");
        rows.forEach((name, numbers) -> {
            ObjectNode record = records.addObject().put("name", name);
            StringJoiner line = new StringJoiner(" | ", "| ", " |").add(name);
            for (int i = 0; i < numbers.size(); i++) {
                record.put(columns.get(i), numbers.get(i));
                line.add(number(numbers.get(i)));
            }
            out.println(line);
        });
    }

    /// Writes everything to a file, whose folders are made.
    public void write(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, json.writeValueAsString(document) + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f", value);
    }

    /// One table: a row for each measurement, and at its end the sums and the geometric mean of the ratios.
    public final class RaceTable {
        private final List<String> contenders;
        private final List<Measurement> measurements = new ArrayList<>();
        private final ObjectNode table;
        private final ArrayNode records;

        private RaceTable(String title, List<String> contenders) {
            this.contenders = contenders;
            this.table = tables.addObject().put("title", title);
            this.records = table.putArray("rows");
            StringJoiner head = new StringJoiner(" | ", "| ", " |").add("ms");
            for (String contender : contenders) {
                head.add(contender + " first").add("best").add("median");
            }
            if (contenders.size() > 1) {
                head.add(contenders.get(0) + "/" + contenders.get(1));
            }
            out.println();
        out.println("## " + title);
        out.println();
            out.println(head);
            out.println("|---" + "|--:".repeat(contenders.size() * 3 + (contenders.size() > 1 ? 1 : 0)) + "|");
        }

        public void add(Measurement measurement) {
            ObjectNode record = records.addObject().put("name", measurement.name());
            StringJoiner line = new StringJoiner(" | ", "| ", " |").add(measurement.name());
            if (measurement.problem() != null) {
                problems++;
                record.put("problem", measurement.problem());
                out.println(line.add(measurement.problem().replace('\n', ' ').replace("|", "\\|")));
                return;
            }
            measurements.add(measurement);
            for (int i = 0; i < contenders.size(); i++) {
                Timing timing = measurement.timings().get(i);
                record.putObject(contenders.get(i))
                        .put("firstMs", timing.first())
                        .put("bestMs", timing.best())
                        .put("medianMs", timing.median())
                        .put("processorMs", timing.processor())
                        .put("runs", timing.runs());
                line.add(number(timing.first())).add(number(timing.best())).add(number(timing.median()));
            }
            if (measurement.compared()) {
                record.put("ratio", measurement.ratio());
                line.add(number(measurement.ratio()));
            }
            out.println(line);
        }

        /// Prints the last row.
        public void end() {
            if (measurements.isEmpty()) {
                return;
            }
            StringJoiner line = new StringJoiner(" | ", "| ", " |").add("**sum, geometric mean**");
            ObjectNode sums = table.putObject("sums");
            for (int i = 0; i < contenders.size(); i++) {
                int contender = i;
                sums.putObject(contenders.get(i))
                        .put("firstMs", sum(measurement -> measurement.timings().get(contender).first()))
                        .put("bestMs", sum(measurement -> measurement.timings().get(contender).best()));
                line.add(number(sum(measurement -> measurement.timings().get(contender).first())))
                        .add(number(sum(measurement -> measurement.timings().get(contender).best())))
                        .add(number(sum(measurement -> measurement.timings().get(contender).median())));
            }
            if (contenders.size() > 1) {
                double mean = Math.exp(ratios().map(Math::log).average().orElse(0));
                table.put("geometricMean", mean).put("worst", ratios().max().orElse(0));
                line.add("**" + number(mean) + "**");
            }
            out.println(line);
        }

        private double sum(ToDoubleFunction<Measurement> part) {
            return measurements.stream().mapToDouble(part).sum();
        }

        private DoubleStream ratios() {
            return measurements.stream().filter(Measurement::compared).mapToDouble(Measurement::ratio);
        }
    }
}
