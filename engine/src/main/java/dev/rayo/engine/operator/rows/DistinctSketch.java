package dev.rayo.engine.operator.rows;

/// Estimates how many different hashes it was shown: exactly as long as they are few, then by HyperLogLog with 4,096
/// registers, whose standard error is 1.6 %. After Flajolet, Fusy, Gandouet and Meunier, "HyperLogLog: the analysis of
/// a near-optimal cardinality estimation algorithm", 2007.
public final class DistinctSketch {
    private static final int REGISTER_BITS = 12;
    private static final int REGISTERS = 1 << REGISTER_BITS;
    private static final double BIAS = 0.7213 / (1 + 1.079 / REGISTERS);

    private static final int EXACT_SLOTS = 256;
    private static final int EXACT_MAX = EXACT_SLOTS / 2;

    /// Bytes of a sketch that has seen more hashes than it counts exactly.
    public static final int BYTES_MAX = REGISTERS;

    private long[] exact = new long[16];
    private int exactCount;
    private byte[] registers = {};

    /// Bytes that its arrays take now.
    public int bytes() {
        return 8 * exact.length + registers.length;
    }

    public void add(long hash) {
        if (registers.length > 0) {
            register(hash);
        } else {
            addExact(hash);
        }
    }

    /// Takes all that another sketch has seen.
    public void add(DistinctSketch other) {
        for (long hash : other.exact) {
            if (hash != 0) {
                add(hash);
            }
        }
        if (other.registers.length > 0) {
            toRegisters();
            for (int i = 0; i < REGISTERS; i++) {
                registers[i] = (byte) Math.max(registers[i], other.registers[i]);
            }
        }
    }

    private void addExact(long wanted) {
        // Zero marks a free slot.
        long hash = wanted == 0 ? 1 : wanted;
        int mask = exact.length - 1;
        int slot = (int) hash & mask;
        while (exact[slot] != 0 && exact[slot] != hash) {
            slot = slot + 1 & mask;
        }
        if (exact[slot] == hash) {
            return;
        }
        exact[slot] = hash;
        exactCount++;
        if (exactCount > EXACT_MAX) {
            toRegisters();
        } else if (2 * exactCount > exact.length) {
            long[] before = exact;
            exact = new long[2 * before.length];
            exactCount = 0;
            for (long each : before) {
                if (each != 0) {
                    addExact(each);
                }
            }
        }
    }

    private void toRegisters() {
        if (registers.length > 0) {
            return;
        }
        registers = new byte[REGISTERS];
        for (long hash : exact) {
            if (hash != 0) {
                register(hash);
            }
        }
        exact = new long[0];
        exactCount = 0;
    }

    private void register(long hash) {
        int index = (int) (hash >>> 64 - REGISTER_BITS);
        int rank = 1 + Long.numberOfLeadingZeros(hash << REGISTER_BITS | 1L << REGISTER_BITS - 1);
        registers[index] = (byte) Math.max(registers[index], rank);
    }

    public long estimate() {
        if (registers.length == 0) {
            return exactCount;
        }
        double sum = 0;
        int zeros = 0;
        for (byte register : registers) {
            sum += 1.0 / (1L << register);
            zeros += register == 0 ? 1 : 0;
        }
        double raw = BIAS * REGISTERS * REGISTERS / sum;
        double estimate = raw <= 2.5 * REGISTERS && zeros > 0
                ? REGISTERS * Math.log((double) REGISTERS / zeros)
                : raw;
        return Math.round(estimate);
    }
}
