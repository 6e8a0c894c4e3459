package dev.rayo.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Loads chosen classes of the class path as a rewrite makes them, and all others as they are.
final class RewrittenClasses extends ClassLoader {
    private final Predicate<String> chosen;
    private final UnaryOperator<byte[]> rewrite;

    /// @param chosen asked with names of classes
    RewrittenClasses(Predicate<String> chosen, UnaryOperator<byte[]> rewrite) {
        super(RewrittenClasses.class.getClassLoader());
        this.chosen = chosen;
        this.rewrite = rewrite;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!chosen.test(name)) {
            return super.loadClass(name, resolve);
        }
        Class<?> known = findLoadedClass(name);
        if (known != null) {
            return known;
        }
        byte[] bytes = rewrite.apply(bytes(name));
        return defineClass(name, bytes, 0, bytes.length);
    }

    /// The class file as it is.
    static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(
                RewrittenClasses.class.getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many dynamic calls have a bootstrap method of such a name, but for what serialisation alone calls.
    static long dynamicCalls(byte[] bytes, Predicate<String> bootstrap) {
        return ClassFile.of().parse(bytes).methods().stream()
                .filter(method -> !method.methodName().equalsString("$deserializeLambda$"))
                .map(MethodModel::code)
                .flatMap(code -> code.stream().flatMap(CodeModel::elementStream))
                .filter(element -> element instanceof InvokeDynamicInstruction call
                        && bootstrap.test(call.bootstrapMethod().methodName()))
                .count();
    }
}
