package dev.rayo.sql.optimizer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.binder.Bound;
import dev.rayo.sql.optimizer.InterpretedConstants;
import dev.rayo.sql.optimizer.Optimizer;
import dev.rayo.sql.optimizer.PlanInvariants;
import dev.rayo.sql.optimizer.RandomTable;
import dev.rayo.sql.optimizer.RewriteVerifier;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Determinism;
import dev.rayo.sql.optimizer.join.ReorderJoins;
import dev.rayo.sql.optimizer.unnest.Unnest;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.PlanPrinter;
import dev.rayo.sql.reference.MemoryCatalog;
import dev.rayo.sql.reference.MemoryTable;
import dev.rayo.sql.reference.PlanInterpreter;
import dev.rayo.sql.type.Type;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files of queries and the plans that certain rules make of them. The rows before and after are compared too. With
/// `-Drayo.plans.write=DIR` the files are written anew instead of compared: read the difference before you keep it.
///
/// ```text
/// rules: PushDownFilters, InferFilters
/// > SELECT a FROM r WHERE b > 1
/// Project a
///   Scan r [a, b] WHERE b > 1
/// ```
class RulesTest {
    private static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("AggregateBeforeJoin", new AggregateBeforeJoin(0, 0)),
            Map.entry("AnswerFromStatistics", new AnswerFromStatistics()),
            Map.entry("HintPrefixes", new HintPrefixes()),
            Map.entry("HoistShared", new HoistShared()),
            Map.entry("InferFilters", new InferFilters()),
            Map.entry("InlineShared", new InlineShared()),
            Map.entry("LimitPartitions", new LimitPartitions()),
            Map.entry("MergeAggregates", new MergeAggregates()),
            Map.entry("MergeProjects", new MergeProjects()),
            Map.entry("OrderTerms", new OrderTerms()),
            Map.entry("PruneColumns", PruneColumns.all()),
            Map.entry("PruneGroupKeys", new PruneGroupKeys()),
            Map.entry("PushDownFilters", new PushDownFilters()),
            Map.entry("PushDownLimits", new PushDownLimits()),
            Map.entry("ReduceAggregates", new ReduceAggregates(0, 0)),
            Map.entry("RemoveDistinct", new RemoveDistinct()),
            Map.entry("RemoveEmpty", new RemoveEmpty()),
            Map.entry("RemoveRenames", new RemoveRenames()),
            Map.entry("RemoveSorts", new RemoveSorts()),
            Map.entry("ReorderJoins", new ReorderJoins()),
            Map.entry("SeparateDistinct", new SeparateDistinct()),
            Map.entry("ShareExpressions", new ShareExpressions()),
            Map.entry("ShareSubplans", new ShareSubplans()),
            Map.entry("SimplifyAggregates", new SimplifyAggregates()),
            Map.entry("SimplifyExpressions", new SimplifyExpressions()),
            Map.entry("Optimizer", (plan, context) -> new Optimizer(context.constants()).optimize(plan)));

    private static final MemoryCatalog CATALOG = new MemoryCatalog()
            .with(RandomTable.of(
                    "r", 9, 11, "a", Type.INTEGER, "b", Type.INTEGER, "c", Type.INTEGER, "t", Type.VARCHAR, "z!",
                    Type.INTEGER, "p", Type.BOOLEAN, "f", Type.DOUBLE))
            .with(RandomTable.of("s", 8, 12, "a", Type.INTEGER, "d", Type.INTEGER, "e", Type.INTEGER))
            .with(MemoryTable.of("u", "k", Type.INTEGER, "nothing", Type.INTEGER)
                    .row(1, null)
                    .row(5, null)
                    .row(5, null))
            .with(big());

    private static MemoryTable big() {
        MemoryTable table = MemoryTable.of("big", "a", Type.INTEGER, "b", Type.INTEGER);
        Random random = new Random(5);
        for (int i = 0; i < 120; i++) {
            table.row((long) random.nextInt(12), (long) random.nextInt(9));
        }
        return table;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AggregateBeforeJoin", "Aggregates", "AnswerFromStatistics", "Distinct", "Empty", "Expressions",
                "InferFilters", "Optimizer",
                "LimitPartitions", "Projections", "PruneColumns", "PruneGroupKeys", "PushDownFilters", "PushDownLimits",
                "ReduceAggregates", "RemoveSorts", "ReorderJoins", "Rows", "Scans", "SeparateDistinct", "Shared", "ShareSubplans"
            })
    void plansAreRewrittenAsReviewed(String file) throws IOException {
        String text;
        try (InputStream in = getClass().getResourceAsStream("/optimizer/" + file + ".plans")) {
            text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        StringBuilder written = new StringBuilder();
        List<Rule> rules = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("rules: ")) {
                rules.clear();
                for (String name : line.substring("rules: ".length()).split(", ")) {
                    rules.add(Objects.requireNonNull(RULES.get(name), name));
                }
                written.append(line).append('\n');
            } else if (line.startsWith("> ")) {
                written.append(line).append('\n').append(rewritten(line.substring(2), rules)).append('\n');
            }
        }
        String directory = System.getProperty("rayo.plans.write");
        if (directory != null) {
            Files.writeString(Path.of(directory, file + ".plans"), written);
            return;
        }
        assertThat(written.toString()).isEqualTo(text);
    }

    private static String rewritten(String sql, List<Rule> rules) {
        Plan bound = Bound.plan(sql, CATALOG);
        RuleContext context = new RuleContext(new InterpretedConstants(), FieldIds.after(bound));
        Plan before = Unnest.apply(bound, context.ids());
        Plan after = before;
        for (Rule rule : rules) {
            after = rule.apply(after, context);
            PlanInvariants.check(after);
        }
        if (Determinism.isRepeatable(before) && runs(before)) {
            RewriteVerifier.sameRows(before, after);
        }
        return PlanPrinter.print(after);
    }

    private static boolean runs(Plan plan) {
        try {
            PlanInterpreter.rows(plan);
            return true;
        } catch (RuntimeException failure) {
            return false;
        }
    }
}
