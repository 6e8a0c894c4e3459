package dev.rayo;

import dev.rayo.simd.KernelChoice;
import java.util.concurrent.atomic.AtomicBoolean;

/// Tells, once per process and on standard error, that the slow kernels run without anybody having asked for that. Many
/// programs have no log configured, and would never learn which flag they lack.
final class KernelNotice {
    private static final AtomicBoolean GIVEN = new AtomicBoolean();

    private KernelNotice() {}

    static void give() {
        String obstacle = KernelChoice.obstacle();
        boolean slow = obstacle != null && System.getProperty(KernelChoice.PROPERTY) == null;
        if (slow && GIVEN.compareAndSet(false, true)) {
            System.err.println("Rayo runs its slower kernels: scalar: " + obstacle);
        }
    }
}
