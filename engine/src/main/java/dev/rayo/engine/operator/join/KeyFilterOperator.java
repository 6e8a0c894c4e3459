package dev.rayo.engine.operator.join;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.SelectedChunk;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.WorkerContext;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Selects rows by the keys of joins; columns are gathered as they are asked for. A chunk that passes whole is handed
/// on as it is.
final class KeyFilterOperator implements Operator {
    private final Operator input;
    private final WorkerContext context;
    private final List<KeyFilterFactory.Test> tests;
    private final SelectedChunk[] selected;
    private final int[][] selections;
    private KeyTest @Nullable [] active;

    KeyFilterOperator(Operator input, List<KeyFilterFactory.Test> tests, WorkerContext context) {
        this.input = input;
        this.context = context;
        this.tests = tests;
        this.selected = new SelectedChunk[tests.size()];
        this.selections = new int[tests.size()][];
    }

    @Override
    public @Nullable Chunk next() {
        for (Chunk chunk = input.next(); chunk != null; chunk = input.next()) {
            Chunk left = test(chunk);
            if (left != null) {
                return left;
            }
        }
        return null;
    }

    /// What is left of a chunk; null if that is nothing.
    private @Nullable Chunk test(Chunk chunk) {
        KeyTest[] all = active();
        Chunk left = chunk;
        for (int i = 0; i < all.length; i++) {
            int rows = left.rowCount();
            int count = all[i].select(left, selections[i]);
            if (count == 0) {
                return null;
            }
            if (count < rows) {
                left = selected[i].reset(left, selections[i], count);
            }
        }
        return left;
    }

    /// The tests that are worth making, those first that are thought to drop most.
    private KeyTest[] active() {
        KeyTest[] known = active;
        if (known == null) {
            // A join that follows at once tests as well, unless other tests are made here before it.
            double best = Math.min(1, leastDensity(test -> !test.direct() || test.filter().isCheaperThanTable()));
            known = tests.stream()
                    .filter(test -> density(test) < best
                            || density(test) <= 1 && (!test.direct() || test.filter().isCheaperThanTable()))
                    .sorted(Comparator.comparingDouble(KeyFilterOperator::density))
                    .map(test -> new KeyTest(test.column(), test.filter(), context))
                    .toArray(KeyTest[]::new);
            for (int i = 0; i < known.length; i++) {
                selected[i] = new SelectedChunk();
                selections[i] = new int[context.vectorRows()];
            }
            active = known;
        }
        return known;
    }

    /// The part of the keys that pass a test, above 1 where nothing can be tested.
    private static double density(KeyFilterFactory.Test test) {
        KeySet set = test.filter().set();
        return set == null ? 2 : set.density();
    }

    private double leastDensity(Predicate<KeyFilterFactory.Test> which) {
        return tests.stream()
                .filter(which)
                .mapToDouble(KeyFilterOperator::density)
                .min()
                .orElse(0);
    }

    @Override
    public void close() {}
}
