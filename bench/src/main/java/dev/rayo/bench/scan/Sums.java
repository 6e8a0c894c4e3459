package dev.rayo.bench.scan;

import dev.rayo.bench.query.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sums of columns that grow batch by batch. Used by one thread at a time.
final class Sums {
    private final long[] exact;
    private final double[] floating;

    Sums(int columns) {
        this.exact = new long[columns];
        this.floating = new double[columns];
    }

    void add(int column, long sum) {
        exact[column] += sum;
    }

    void add(int column, double sum) {
        floating[column] += sum;
    }

    void add(Sums others) {
        for (int column = 0; column < exact.length; column++) {
            exact[column] += others.exact[column];
            floating[column] += others.floating[column];
        }
    }

    Answer answer(List<ScanColumn> columns) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 0; i < exact.length; i++) {
            row.add(columns.get(i).value(exact[i], floating[i]));
        }
        return Answer.of(List.of(row));
    }
}
