package dev.rayo.sql.optimizer.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.optimizer.cardinality.CardinalityEstimator;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.PlanPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The plans of docs/optimizer.md are those that the optimizer makes.
class OptimizerPageTest {
    private static final Pattern BLOCK = Pattern.compile("```plan\n> ([^\n]+)\n(.*?)```", Pattern.DOTALL);
    private static final TpchPlans PLANS = new TpchPlans(true);

    record Example(String sql, String plan) {}

    static Stream<Example> examples() throws IOException {
        Path page = Stream.of("docs/optimizer.md", "../docs/optimizer.md")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        return BLOCK.matcher(Files.readString(page))
                .results()
                .map(match -> new Example(match.group(1), match.group(2)))
                .toList()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyPlanIsTheOneThatIsShown(Example example) {
        Plan plan = PLANS.optimized(PLANS.bound(example.sql()));
        assertThat(PlanPrinter.print(plan, CardinalityEstimator.within(plan)::rows))
                .as(example.sql())
                .isEqualTo(example.plan());
    }

    @Test
    void thePageShowsPlans() throws IOException {
        List<Example> examples = examples().toList();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(3);
    }
}
