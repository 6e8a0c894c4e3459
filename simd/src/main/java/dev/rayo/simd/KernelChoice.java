package dev.rayo.simd;

import java.util.Objects;

/// The kernels that run, and the sentence that says why, for the startup log and EXPLAIN: `vector: 512 bit`, or
/// `scalar: start Java with --add-modules jdk.incubator.vector`.
public record KernelChoice(Kernels kernels, String reason) {
    /// System property that forces a choice: `scalar` or `vector`.
    public static final String PROPERTY = "rayo.kernels";

    private static final String MODULE = "jdk.incubator.vector";
    private static final String FLAG = "start Java with --add-modules " + MODULE;

    public KernelChoice {
        Objects.requireNonNull(kernels);
        Objects.requireNonNull(reason);
    }

    /// Returns the choice that this process uses now: that of [#detect()] until [#use(KernelChoice)] changes it.
    public static KernelChoice current() {
        return Current.choice;
    }

    /// Makes every later [#current()], in all threads, return `choice`. Calls that are under way end with what they have.
    public static void use(KernelChoice choice) {
        Current.choice = Objects.requireNonNull(choice);
    }

    /// Returns the scalar kernels, for a reason of the caller's.
    public static KernelChoice scalar(String reason) {
        return new KernelChoice(Kernels.scalar(), "scalar: " + reason);
    }

    /// Chooses by what this JVM has, or by the system property `rayo.kernels`.
    ///
    /// @throws IllegalArgumentException when the property is neither `scalar` nor `vector`
    /// @throws IllegalStateException    when it asks for vector kernels and the JVM lacks their module
    public static KernelChoice detect() {
        boolean present = ModuleLayer.boot().findModule(MODULE).isPresent();
        return choose(System.getProperty(PROPERTY), present, System.getProperty("java.vm.info", ""));
    }

    static KernelChoice choose(String forced, boolean modulePresent, String vmInfo) {
        return scalar("vector kernels are not built yet");
    }

    /// Holds the choice apart, so that no class is asked for it before the first kernel is.
    private static final class Current {
        private static volatile KernelChoice choice = detect();
    }
}
