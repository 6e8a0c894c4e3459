package dev.rayo.bench.query;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When two answers to one query are the same.
public sealed interface Comparison {
    Comparison ALL_ROWS = new AllRows();

    /// The same rows, in any order.
    record AllRows() implements Comparison {}

    /// For `ORDER BY key LIMIT n`, which leaves open the order of equal keys and which of them are cut off: the same
    /// keys in the same order, and the same rows but those that tie with the first or the last row.
    ///
    /// @param column the key's place in the answer, from 0
    record RankedBy(int column) implements Comparison {}

    /// For a LIMIT over rows without an order that the answer shows: as many rows, and the same ones once the query is
    /// made to end in `clause` instead of its own ORDER BY and LIMIT.
    record TotalOrder(String clause) implements Comparison {}

    /// For statements that leave a table: the same row of checks of it.
    ///
    /// @param query asks for the checks
    record Checks(String query) implements Comparison {}

    /// Runs `sql` on both and tells what is different; empty if nothing is.
    default Optional<String> difference(String sql, Contender one, Contender other) {
        return switch (this) {
            case AllRows() -> one.answer(sql).difference(other.answer(sql));
            case RankedBy(int column) -> ranked(one.answer(sql), other.answer(sql), column);
            case TotalOrder(String clause) -> {
                long ours = one.drain(sql);
                long theirs = other.drain(sql);
                String total = sql.replaceFirst("(?s)\\s(ORDER BY|LIMIT)\\s(?!.*\\sFROM\\s).*$", " " + clause);
                yield ours == theirs
                        ? one.answer(total).difference(other.answer(total))
                        : Optional.of(ours + " rows and " + theirs);
            }
            case Checks(String query) -> {
                one.run(sql);
                other.run(sql);
                yield one.answer(query).difference(other.answer(query));
            }
        };
    }

    private static Optional<String> ranked(Answer one, Answer other, int column) {
        if (one.size() != other.size()) {
            return Optional.of(one.size() + " rows and " + other.size());
        }
        if (one.size() == 0) {
            return Optional.empty();
        }
        for (int row = 0; row < one.size(); row++) {
            if (!Answer.same(one.value(row, column), other.value(row, column))) {
                return Optional.of("row " + (row + 1) + " has key " + one.value(row, column) + " and "
                        + other.value(row, column));
            }
        }
        @Nullable Object first = one.value(0, column);
        @Nullable Object last = one.value(one.size() - 1, column);
        return one.where(column, key -> !Answer.same(key, first) && !Answer.same(key, last))
                .difference(other.where(column, key -> !Answer.same(key, first) && !Answer.same(key, last)));
    }
}
