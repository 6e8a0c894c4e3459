package dev.rayo.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DateKernelsTest {

    @ParameterizedTest
    @EnumSource
    void everyDayOfEightHundredYearsSplitsAsLocalDateDoes(Subject subject) {
        subject.verify(Centuries.class);
    }

    @ParameterizedTest
    @EnumSource
    void farDatesSplitAsLocalDateDoes(Subject subject) {
        subject.verify(FarDates.class);
    }

    @ParameterizedTest
    @EnumSource
    void instantsFallOnTheDayTheyAreIn(Subject subject) {
        subject.verify(Instants.class);
    }

    private static void check(DateKernels dates, int[] days, int count) {
        int[] years = new int[count];
        int[] months = new int[count];
        int[] daysOfMonth = new int[count];
        dates.extract(DatePart.YEAR, days, count, years);
        dates.extract(DatePart.MONTH, days, count, months);
        dates.extract(DatePart.DAY, days, count, daysOfMonth);
        for (int row = 0; row < count; row++) {
            LocalDate date = LocalDate.ofEpochDay(days[row]);
            if (years[row] != date.getYear()
                    || months[row] != date.getMonthValue()
                    || daysOfMonth[row] != date.getDayOfMonth()) {
                assertThat(years[row] + "-" + months[row] + "-" + daysOfMonth[row])
                        .as("day %s, row %s of %s", days[row], row, count)
                        .isEqualTo(date.toString());
            }
        }
    }

    static final class Centuries implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            int[] days = new int[2_048];
            for (long first = LocalDate.of(1599, 12, 1).toEpochDay();
                    first < LocalDate.of(2401, 1, 1).toEpochDay();
                    first += days.length) {
                for (int row = 0; row < days.length; row++) {
                    days[row] = (int) first + row;
                }
                check(kernels.dates(), days, days.length);
            }
        }
    }

    static final class FarDates implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(1);
            int[] edges = {
                Integer.MIN_VALUE,
                Integer.MAX_VALUE,
                0,
                -1,
                -719_468,
                -719_469,
                (int) LocalDate.of(-32800, 3, 1).toEpochDay(),
                (int) LocalDate.of(-32800, 2, 28).toEpochDay(),
                (int) LocalDate.of(59060, 12, 31).toEpochDay(),
                (int) LocalDate.of(59080, 1, 1).toEpochDay()
            };
            for (int count : Sample.COUNTS) {
                for (int bits = 0; bits < 32; bits++) {
                    int[] days = new int[count + Sample.STALE];
                    for (int row = 0; row < days.length; row++) {
                        days[row] = sample.below(8) == 0
                                ? edges[sample.below(edges.length)]
                                : (int) sample.nextLong() >> bits;
                    }
                    check(kernels.dates(), days, count);
                }
            }
        }
    }

    static final class Instants implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(2);
            for (long ticksPerDay : new long[] {86_400_000L, 86_400_000_000L, 86_400_000_000_000L}) {
                for (int count : Sample.COUNTS) {
                    long most = 1_000_000 * (ticksPerDay / 100);
                    long[] ticks = sample.longs(count, -most, most);
                    int[] days = new int[count];
                    kernels.dates().days(ticks, ticksPerDay, count, days);
                    for (int row = 0; row < count; row++) {
                        assertThat(days[row]).isEqualTo((int) Math.floorDiv(ticks[row], ticksPerDay));
                    }
                }
            }
        }
    }
}
