package dev.rayo.simd;

/// Splits dates, which are days since 1970-01-01. [ScalarDateKernels] is the definition.
public sealed interface DateKernels permits ScalarDateKernels {

    /// Extracts one field of each date, for every `int` number of days.
    void extract(DatePart part, int[] days, int count, int[] out);

    /// Turns instants, in ticks since the epoch, into the days that they fall on.
    ///
    /// @param ticksPerDay 86,400,000,000 for microseconds; large enough that no result leaves `int`
    void days(long[] ticks, long ticksPerDay, int count, int[] out);
}
