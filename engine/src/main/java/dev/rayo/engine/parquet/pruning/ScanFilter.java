package dev.rayo.engine.parquet.pruning;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// The part of a filter that statistics can speak to: a tree of tests on single columns. It is true at least where the
/// filter is.
public sealed interface ScanFilter {
    /// Nothing can be left out.
    record Always() implements ScanFilter {}

    /// No row can match.
    record Never() implements ScanFilter {}

    record All(List<ScanFilter> terms) implements ScanFilter {}

    record Any(List<ScanFilter> terms) implements ScanFilter {}

    /// A test on the scan's `column`-th column.
    record Test(int column, ValueTest test) implements ScanFilter {}

    /// Both this and `other`.
    default ScanFilter and(ScanFilter other) {
        return this instanceof Always ? other : other instanceof Always ? this : new All(List.of(this, other));
    }

    /// Whether a row may match, where `mayPass` says whether one may pass a test.
    default boolean mayMatch(Predicate<Test> mayPass) {
        return switch (this) {
            case Always always -> true;
            case Never never -> false;
            case All all -> {
                for (ScanFilter term : all.terms()) {
                    if (!term.mayMatch(mayPass)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Any any -> {
                for (ScanFilter term : any.terms()) {
                    if (term.mayMatch(mayPass)) {
                        yield true;
                    }
                }
                yield false;
            }
            case Test test -> mayPass.test(test);
        };
    }

    /// The rows that may match, of `rows` rows, where `passing` says which may pass a test.
    default RowRanges ranges(long rows, Function<Test, RowRanges> passing) {
        return switch (this) {
            case Always always -> RowRanges.all(rows);
            case Never never -> RowRanges.none();
            case All all -> {
                RowRanges ranges = RowRanges.all(rows);
                for (ScanFilter term : all.terms()) {
                    ranges = ranges.intersect(term.ranges(rows, passing));
                }
                yield ranges;
            }
            case Any any -> {
                RowRanges ranges = RowRanges.none();
                for (ScanFilter term : any.terms()) {
                    ranges = ranges.union(term.ranges(rows, passing));
                }
                yield ranges;
            }
            case Test test -> passing.apply(test);
        };
    }
}
