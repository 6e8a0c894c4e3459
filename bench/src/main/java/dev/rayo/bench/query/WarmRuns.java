package dev.rayo.bench.query;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs tasks in turn, so that whatever else the machine does meets all of them.
///
/// @param runs   of each task
/// @param millis no further run begins after these, but one of each is always made
public record WarmRuns(int runs, double millis) {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    public static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / NANOS_PER_MILLI;
    }

    /// @param first what the first run of each task took, in milliseconds
    /// @return one timing for each task
    public List<Timing> time(List<Runnable> tasks, List<Double> first) {
        double[][] times = new double[tasks.size()][runs];
        double[] processor = new double[tasks.size()];
        int done = 0;
        double spent = 0;
        while (done < runs && (done == 0 || spent < millis)) {
            for (int i = 0; i < tasks.size(); i++) {
                long used = PROCESS.getProcessCpuTime();
                long start = System.nanoTime();
                tasks.get(i).run();
                times[i][done] = millisSince(start);
                processor[i] += (PROCESS.getProcessCpuTime() - used) / NANOS_PER_MILLI;
                spent += times[i][done];
            }
            done++;
        }
        List<Timing> timings = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            timings.add(Timing.of(first.get(i), Arrays.copyOf(times[i], done), processor[i] / done));
        }
        return timings;
    }
}
