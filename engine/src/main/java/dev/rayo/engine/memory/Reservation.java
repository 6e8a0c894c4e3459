package dev.rayo.engine.memory;

import java.util.concurrent.atomic.AtomicLong;

/// The bytes that one owner holds of a [Ledger]. Thread-safe; [#close] gives back what is left and may be called twice.
public final class Reservation implements AutoCloseable {
    private final Ledger ledger;
    private final String owner;
    private final MemoryKind kind;
    private final AtomicLong bytes = new AtomicLong();

    Reservation(Ledger ledger, String owner, MemoryKind kind) {
        this.ledger = ledger;
        this.owner = owner;
        this.kind = kind;
    }

    /// Asks for `more` bytes; false, and nothing taken, if the limit does not allow it.
    public boolean tryGrow(long more) {
        if (!ledger.tryTake(kind, more)) {
            return false;
        }
        bytes.addAndGet(more);
        return true;
    }

    /// Asks for `more` bytes.
    ///
    /// @throws dev.rayo.sql.error.RayoException RESOURCES if the limit does not allow it
    public void grow(long more) {
        if (!tryGrow(more)) {
            throw ledger.refused(owner, kind, more);
        }
    }

    /// Sets what is held to `total`, growing or shrinking.
    public void resize(long total) {
        long change = total - bytes.get();
        if (change > 0) {
            grow(change);
        } else if (change < 0) {
            shrink(-change);
        }
    }

    public void shrink(long less) {
        bytes.addAndGet(-less);
        ledger.give(kind, less);
    }

    public long bytes() {
        return bytes.get();
    }

    @Override
    public void close() {
        long held = bytes.getAndSet(0);
        if (held != 0) {
            ledger.give(kind, held);
        }
    }
}
