package dev.rayo.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryProgressTest {
    private final QueryProgress progress = new QueryProgress();

    @Test
    void withoutAScanNothingCanBeTold() {
        assertThat(progress.fraction()).isNaN();
    }

    @Test
    void scansCountByTheirRows() {
        QueryProgress.Scan large = progress.expect(300);
        QueryProgress.Scan small = progress.expect(100);
        small.finish();
        assertThat(progress.fraction()).isEqualTo(0.25);
        large.handOut(morsel(150));
        assertThat(progress.fraction()).as("the morsel is only begun").isEqualTo(0.25);
        large.handOut(morsel(150));
        assertThat(progress.fraction()).isEqualTo(0.625);
        large.finish();
        assertThat(progress.fraction()).isEqualTo(1.0);
    }

    @Test
    void aScanThatWasUnderestimatedIsNeverMoreThanDone() {
        QueryProgress.Scan scan = progress.expect(0);
        scan.handOut(morsel(1_000));
        scan.handOut(morsel(1_000));
        assertThat(progress.fraction()).isEqualTo(1.0);
    }

    private static Morsel morsel(long rows) {
        return new Morsel() {
            @Override
            public MorselId id() {
                return new MorselId(0, 0);
            }

            @Override
            public long rowCount() {
                return rows;
            }

            @Override
            public long bytes() {
                return 0;
            }

            @Override
            public Operator open(WorkerContext context) {
                throw new UnsupportedOperationException("only counted");
            }
        };
    }
}
