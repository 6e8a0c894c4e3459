package dev.rayo.simd;

import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/// The module of the Vector API, which a JVM has from its start by `--add-modules jdk.incubator.vector`, or gets when it is
/// first needed. The latter is for short processes: a JVM that starts with an incubating module uses no ahead-of-time
/// cache of linked classes. The JDK offers it to its own modules only; `--add-exports
/// java.base/jdk.internal.module=ALL-UNNAMED` lets Rayo ask for it. Code runs as quickly either way, since a module of
/// the JDK is always defined to the JDK's own class loader.
final class VectorModule {
    static final String NAME = "jdk.incubator.vector";
    static final String FLAG = "start Java with --add-modules " + NAME;

    private static final String LOADER_PACKAGE = "jdk.internal.module";

    private VectorModule() {}

    /// Whether this JVM has the module or may ask for it: what can be said without loading anything.
    static boolean isInReach() {
        return Object.class.getModule().isExported(LOADER_PACKAGE, VectorModule.class.getModule()) || isInBootLayer();
    }

    private static boolean isInBootLayer() {
        return ModuleLayer.boot().findModule(NAME).isPresent();
    }

    /// Gets the module, some fifty milliseconds the first time. Returns why this JVM has none, or null if it is there.
    static @Nullable String load() {
        if (isInBootLayer()) {
            return null;
        }
        if (!isInReach()) {
            return FLAG;
        }
        try {
            Class.forName(LOADER_PACKAGE + ".Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, NAME);
            return null;
        } catch (InvocationTargetException e) {
            return "this Java runtime has no module " + NAME + " (" + e.getCause() + ")";
        } catch (ReflectiveOperationException e) {
            return FLAG;
        }
    }
}
