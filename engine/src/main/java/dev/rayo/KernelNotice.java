package dev.rayo;

import dev.rayo.simd.KernelChoice;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/// Tells which kernels run: to the log, and where they are the slow ones without anybody having asked for that, once per
/// process on standard error. Many programs have no log configured, and would never learn which flag they lack.
final class KernelNotice {
    private static final AtomicBoolean GIVEN = new AtomicBoolean();

    private KernelNotice() {}

    static void give() {
        String reason = KernelChoice.current().reason();
        LoggerFactory.getLogger(Rayo.class).info("kernels: {}", reason);
        boolean slow = reason.startsWith("scalar") && System.getProperty(KernelChoice.PROPERTY) == null;
        if (slow && GIVEN.compareAndSet(false, true)) {
            System.err.println("Rayo runs its slower kernels: " + reason);
        }
    }
}
