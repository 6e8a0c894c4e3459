package dev.rayo.simd;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Kernels under test: the definitions, and the vector kernels in each width.
///
/// The width is a static constant of [VectorKernels], so every width is a world of classes of its own.
enum Subject {
    SCALAR(0),
    VECTOR_128(128),
    VECTOR_256(256),
    VECTOR_512(512);

    final int bits;
    private @Nullable ClassLoader world;

    Subject(int bits) {
        this.bits = bits;
    }

    /// Runs `check` on these kernels, in their world.
    void verify(Class<? extends KernelCheck> check) {
        if (this == SCALAR) {
            call(check, Kernels.scalar());
            return;
        }
        try {
            ClassLoader loader = world();
            call(loader.loadClass(check.getName()), bundle(loader));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static void call(Class<?> check, Object kernels) {
        try {
            Constructor<?> constructor = check.getDeclaredConstructor();
            constructor.setAccessible(true);
            Method verify = check.getDeclaredMethod("verify", kernels.getClass());
            verify.setAccessible(true);
            verify.invoke(constructor.newInstance(), kernels);
        } catch (InvocationTargetException e) {
            switch (Objects.requireNonNull(e.getCause())) {
                case Error error -> throw error;
                case RuntimeException exception -> throw exception;
                default -> throw new AssertionError(e.getCause());
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object bundle(ClassLoader loader) throws ReflectiveOperationException {
        Method bundle = loader.loadClass(VectorKernels.class.getName()).getDeclaredMethod("bundle");
        bundle.setAccessible(true);
        return bundle.invoke(null);
    }

    private synchronized ClassLoader world() throws ReflectiveOperationException {
        ClassLoader loader = world;
        if (loader == null) {
            loader = new World(Subject.class.getClassLoader());
            System.setProperty(KernelChoice.BITS_PROPERTY, Integer.toString(bits));
            try {
                Class.forName(VectorKernels.class.getName(), true, loader);
            } finally {
                System.clearProperty(KernelChoice.BITS_PROPERTY);
            }
            world = loader;
        }
        return loader;
    }

    /// Defines the classes of this package itself and leaves all others to the parent.
    private static final class World extends ClassLoader {
        World(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("dev.rayo.simd.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length, Subject.class.getProtectionDomain());
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
