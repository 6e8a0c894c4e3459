package dev.rayo.engine.memory;

import dev.rayo.sql.error.RayoException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/// Says who may hold how many bytes: memory is asked for here before it is taken. Thread-safe.
///
/// A ledger may stand under another one (a query under its engine): a reservation then counts in both.
public final class Ledger {
    private final String name;
    private final long limitBytes;
    private final @Nullable Ledger parent;
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong peak = new AtomicLong();
    private final AtomicLongArray usedByKind = new AtomicLongArray(MemoryKind.values().length);

    private Ledger(String name, long limitBytes, @Nullable Ledger parent) {
        this.name = name;
        this.limitBytes = limitBytes;
        this.parent = parent;
    }

    /// A ledger that grants at most `limitBytes` over all kinds together.
    public static Ledger root(long limitBytes) {
        return new Ledger("rayo.memory.limit", limitBytes, null);
    }

    /// A ledger whose reservations also count here.
    public Ledger child(String childName, long childLimitBytes) {
        return new Ledger(childName, childLimitBytes, this);
    }

    /// An empty reservation in the name of `owner`, such as `hash join build`; to be closed by the caller.
    public Reservation reserve(String owner, MemoryKind kind) {
        return new Reservation(this, owner, kind);
    }

    public long usedBytes() {
        return used.get();
    }

    public long usedBytes(MemoryKind kind) {
        return usedByKind.get(kind.ordinal());
    }

    /// The most that was ever held at once.
    public long peakBytes() {
        return peak.get();
    }

    public long limitBytes() {
        return limitBytes;
    }

    boolean tryTake(MemoryKind kind, long bytes) {
        long now = used.addAndGet(bytes);
        if (now > limitBytes || (parent != null && !parent.tryTake(kind, bytes))) {
            used.addAndGet(-bytes);
            return false;
        }
        usedByKind.addAndGet(kind.ordinal(), bytes);
        peak.accumulateAndGet(now, Math::max);
        return true;
    }

    void give(MemoryKind kind, long bytes) {
        used.addAndGet(-bytes);
        usedByKind.addAndGet(kind.ordinal(), -bytes);
        if (parent != null) {
            parent.give(kind, bytes);
        }
    }

    RayoException refused(String owner, MemoryKind kind, long bytes) {
        Ledger tightest = this;
        for (Ledger ledger = this; ledger != null; ledger = ledger.parent) {
            if (ledger.limitBytes - ledger.used.get() < tightest.limitBytes - tightest.used.get()) {
                tightest = ledger;
            }
        }
        return RayoException.resources(
                "out of memory: " + owner + " asked for " + bytes + " more bytes of " + kind + " memory, "
                        + tightest.used.get() + " of the " + tightest.limitBytes + " of " + tightest.name
                        + " are taken",
                "raise " + tightest.name + ", or let the query read or keep less");
    }
}
