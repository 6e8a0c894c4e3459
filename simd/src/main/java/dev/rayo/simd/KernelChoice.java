package dev.rayo.simd;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The kernels that run, and the sentence that says why, for the startup log and EXPLAIN: `vector: 512 bit`, or
/// `scalar: start Java with --add-modules jdk.incubator.vector`.
public record KernelChoice(Kernels kernels, String reason) {
    /// System property that forces a choice: `scalar` or `vector`.
    public static final String PROPERTY = "rayo.kernels";

    /// System property that sets the width of the vector kernels in bits: 128, 256 or 512.
    public static final String BITS_PROPERTY = "rayo.kernels.bits";

    private static volatile @Nullable KernelChoice choice;

    public KernelChoice {
        Objects.requireNonNull(kernels);
        Objects.requireNonNull(reason);
    }

    /// Returns the choice that this process uses now: that of [#detect()] until [#use(KernelChoice)] changes it.
    public static KernelChoice current() {
        KernelChoice chosen = choice;
        return chosen == null ? detected() : chosen;
    }

    private static synchronized KernelChoice detected() {
        KernelChoice chosen = choice;
        if (chosen == null) {
            chosen = detect();
            choice = chosen;
        }
        return chosen;
    }

    /// Makes every later [#current()], in all threads, return `choice`. Calls that are under way end with what they have.
    /// Vector kernels are not loaded by this unless they are what is chosen.
    public static synchronized void use(KernelChoice next) {
        choice = Objects.requireNonNull(next);
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
        return choose(System.getProperty(PROPERTY), VectorModule::load, System.getProperty("java.vm.info", ""));
    }

    /// Why this process never runs vector kernels, or null if it may: what can be said without loading them.
    public static @Nullable String obstacle() {
        Supplier<@Nullable String> unreachable = () -> VectorModule.isInReach() ? null : VectorModule.FLAG;
        return obstacle(System.getProperty(PROPERTY), unreachable, System.getProperty("java.vm.info", ""));
    }

    private static @Nullable String obstacle(
            @Nullable String forced, Supplier<@Nullable String> moduleObstacle, String vmInfo) {
        if ("scalar".equals(forced)) {
            return PROPERTY + "=scalar";
        }
        String missing = moduleObstacle.get();
        if (missing != null) {
            return missing;
        }
        boolean compiles = vmInfo.contains("mixed mode") || vmInfo.contains("compiled mode");
        return forced != null || compiles ? null : "this JVM does not compile to machine code (" + vmInfo + ")";
    }

    static KernelChoice choose(
            @Nullable String forced, Supplier<@Nullable String> moduleObstacle, String vmInfo) {
        boolean forcedVector = "vector".equals(forced);
        if (forced != null && !forcedVector && !"scalar".equals(forced)) {
            throw new IllegalArgumentException(PROPERTY + " is neither scalar nor vector: " + forced);
        }
        String obstacle = obstacle(forced, moduleObstacle, vmInfo);
        if (forcedVector && obstacle != null) {
            throw new IllegalStateException(PROPERTY + "=vector needs the Vector API: " + obstacle);
        }
        if (obstacle != null) {
            return scalar(obstacle);
        }
        if (forcedVector) {
            return Vector.choice(", " + PROPERTY + "=vector");
        }
        return Vector.bits() < 128
                ? scalar("this CPU has no vectors of 128 bits or more")
                : Vector.choice("");
    }

    /// The only way from here to classes that need the module; loaded only where it is present.
    private static final class Vector {
        static int bits() {
            return VectorKernels.BITS;
        }

        static KernelChoice choice(String why) {
            return new KernelChoice(VectorKernels.bundle(), "vector: " + bits() + " bit" + why);
        }
    }
}
