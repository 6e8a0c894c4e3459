package dev.rayo.bench.data;

import dev.rayo.bench.query.Contender;
import dev.rayo.bench.query.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A table with the 105 columns of ClickBench's `hits`, and ClickBench's 43 queries. What the queries meet is as in the
/// original: rows in the order of site and date, Zipf's law for sites, pages, regions and phrases, a fifth of all pages and
/// users different, 87 % of the search phrases empty, no NULLs, text of 50 to 70 bytes, half of it Cyrillic. The site that
/// Q37 to Q43 look at has 4.6 % of the rows instead of 0.7 %, so that their OFFSETs end inside the answer at 10 million.
public final class Hits {
    private static final long SEED = 42;
    private static final long FILE_ROWS = 1_000_000;
    private static final long OFFSET_ROWS = 10_000_000;
    private static final double ORIGINAL_ROWS = 1e8;
    private static final int SUMS = 90;

    private final Path folder;
    private final long rows;

    private Hits(Path folder, long rows) {
        this.folder = folder;
        this.rows = rows;
    }

    /// The table in `folder`, in files of a million rows; those that are missing are generated.
    public static Hits in(Path folder, long rows) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        try (Generation generation = new Generation(Generation.template("/clickbench/macros.sql", Map.of("seed", SEED)))) {
            for (long from = 0; from < rows; from += FILE_ROWS) {
                long to = Math.min(rows, from + FILE_ROWS);
                generation.file(
                        folder.resolve("hits_" + from / FILE_ROWS + ".parquet"),
                        Generation.template(
                                "/clickbench/hits.sql", Map.of("seed", SEED, "rows", rows, "from", from, "to", to)));
            }
        }
        return new Hits(folder, rows);
    }

    public void showTo(Contender contender) {
        contender.view("hits", folder.resolve("hits_*.parquet").toString());
    }

    public List<Question> questions() {
        return QuestionText.read(scaled(Generation.template("/clickbench/queries.sql", Map.of("sums_of_widths", sums()))));
    }

    private String scaled(String sql) {
        String counts = Pattern.compile("\\{per_100m:(\\d+)}")
                .matcher(sql)
                .replaceAll(number -> "" + (long) (Long.parseLong(number.group(1)) * rows / ORIGINAL_ROWS));
        return Pattern.compile("\\{per_10m:(\\d+)}")
                .matcher(counts)
                .replaceAll(number -> "" + Long.parseLong(number.group(1)) * Math.min(rows, OFFSET_ROWS) / OFFSET_ROWS);
    }

    private static String sums() {
        return IntStream.range(0, SUMS)
                .mapToObj(number -> "sum(ResolutionWidth" + (number == 0 ? "" : " + " + number) + ")")
                .collect(Collectors.joining(", "));
    }
}
