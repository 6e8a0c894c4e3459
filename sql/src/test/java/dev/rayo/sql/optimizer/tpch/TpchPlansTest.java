package dev.rayo.sql.optimizer.tpch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rayo.sql.optimizer.PlanInvariants;
import dev.rayo.sql.optimizer.analysis.UniqueKeys;
import dev.rayo.sql.optimizer.cardinality.CardinalityEstimator;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.Scan;
import dev.rayo.sql.plan.PlanPrinter;
import dev.rayo.sql.plan.PlanTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The plans of the 22 queries. With `-Drayo.plans.write=DIR` the printed plans are written instead of compared.
class TpchPlansTest {
    private static final TpchPlans PLANS = new TpchPlans(true);
    private static final TpchPlans UNCOUNTED = new TpchPlans(false);

    static IntStream queries() {
        return IntStream.rangeClosed(1, 22);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void plansAreThoseThatWereReviewed(int query) throws IOException {
        Plan plan = PLANS.optimized(query);
        PlanInvariants.check(plan);
        String printed = PlanPrinter.print(plan, CardinalityEstimator.within(plan)::rows);
        String name = String.format(Locale.ROOT, "q%02d.txt", query);
        String directory = System.getProperty("rayo.plans.write");
        if (directory != null) {
            Files.writeString(Path.of(directory, name), printed);
            return;
        }
        try (InputStream reviewed = getClass().getResourceAsStream("/tpch/plans/" + name)) {
            String expected = new String(Objects.requireNonNull(reviewed).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(printed).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void noJoinIsACrossProductButWithASingleRow(int query) {
        for (TpchPlans plans : List.of(PLANS, UNCOUNTED)) {
            Plan plan = plans.optimized(query);
            UniqueKeys unique = UniqueKeys.within(plan);
            for (Join join : joins(plan)) {
                boolean single = unique.hasOneRow(join.left()) || unique.hasOneRow(join.right());
                assertThat(single || !join.keys().isEmpty())
                        .as(PlanPrinter.print(join))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void noInnerJoinBuildsTheLargerSideByFar(int query) {
        for (TpchPlans plans : List.of(PLANS, UNCOUNTED)) {
            Plan plan = plans.optimized(query);
            CardinalityEstimator estimator = CardinalityEstimator.within(plan);
            for (Join join : joins(plan)) {
                if (join.kind() == Join.Kind.INNER) {
                    assertThat(estimator.rows(join.right()))
                            .as(PlanPrinter.print(join, estimator::rows))
                            .isLessThanOrEqualTo(2 * estimator.rows(join.left()) + 10);
                }
            }
        }
    }

    /// Rows before the aggregate, as counted at scale factor 1.
    @ParameterizedTest
    @CsvSource({"5, 7243", "7, 5924", "8, 2603", "9, 319404", "10, 114706", "12, 30988", "14, 75983"})
    void joinSizesAreEstimatedWithinAFactorOfTwo(int query, double counted) {
        Plan plan = PLANS.optimized(query);
        double estimated = CardinalityEstimator.within(plan).rows(joins(plan).getFirst());
        assertThat(Math.log(estimated / counted) / Math.log(2)).isCloseTo(0, within(1.0));
    }

    @Test
    void lineitemIsProbedInTheLargeStarJoins() {
        for (int query : new int[] {3, 5, 7, 8, 9, 10, 17, 18, 19, 21}) {
            Plan plan = PLANS.optimized(query);
            for (Join join : joins(plan)) {
                boolean builds = join.kind() == Join.Kind.INNER
                        && join.right() instanceof Scan scan
                        && scan.table().name().equals("lineitem");
                assertThat(builds).as("Q%d\n%s", query, PlanPrinter.print(join)).isFalse();
            }
        }
    }

    @Test
    void correlatedAveragesAreComputedForTheAskedPartsOnly() {
        String printed = PlanPrinter.print(PLANS.optimized(17));
        assertThat(printed).containsPattern("Join SEMI ON l_partkey#\\d+ = p_partkey#\\d+\\s+Scan lineitem");
    }

    @Test
    void theViewOfQuery15IsComputedOnce() {
        List<Scan> lineitems = new ArrayList<>();
        PlanTree.visit(PLANS.optimized(15), node -> {
            if (node instanceof Scan scan && scan.table().name().equals("lineitem")) {
                lineitems.add(scan);
            }
        });
        assertThat(lineitems).hasSize(1);
    }

    @Test
    void theSameStatementAlwaysHasTheSamePlan() {
        for (int query = 1; query <= 22; query++) {
            assertThat(PlanPrinter.print(PLANS.optimized(query))).isEqualTo(PlanPrinter.print(PLANS.optimized(query)));
        }
    }

    private static List<Join> joins(Plan plan) {
        List<Join> joins = new ArrayList<>();
        PlanTree.visit(plan, node -> {
            if (node instanceof Join join) {
                joins.add(join);
            }
        });
        return joins;
    }
}
