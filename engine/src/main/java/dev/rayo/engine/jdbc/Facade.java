package dev.rayo.engine.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Gives an object one of JDBC's interfaces: a method that the object has is called, any other one is not supported.
final class Facade implements InvocationHandler {
    private static final Map<Class<?>, Map<Signature, Method>> METHODS = new ConcurrentHashMap<>();

    private final Object target;
    private final Map<Signature, Method> methods;

    private record Signature(String name, java.util.List<Class<?>> parameters) {
        static Signature of(Method method) {
            return new Signature(method.getName(), java.util.List.of(method.getParameterTypes()));
        }
    }

    /// What an object answers for methods of the interface that it does not have.
    interface Fallback {
        /// @throws SQLException if there is no answer
        @Nullable Object otherwise(Method method) throws SQLException;
    }

    private Facade(Object target) {
        this.target = target;
        this.methods = METHODS.computeIfAbsent(target.getClass(), Facade::methods);
    }

    static <T> T of(Class<T> api, Object target) {
        return api.cast(Proxy.newProxyInstance(Facade.class.getClassLoader(), new Class<?>[] {api}, new Facade(target)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Method found = methods.get(Signature.of(method));
        if (found != null) {
            try {
                return found.invoke(target, arguments);
            } catch (InvocationTargetException failure) {
                throw SqlErrors.of(failure.getCause());
            }
        }
        return switch (method.getName()) {
            case "unwrap" -> unwrap(proxy, (Class<?>) Objects.requireNonNull(argument(arguments)));
            case "isWrapperFor" -> {
                Class<?> wanted = (Class<?>) Objects.requireNonNull(argument(arguments));
                yield wanted.isInstance(proxy) || wanted.isInstance(target);
            }
            case "equals" -> proxy == argument(arguments);
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> target.getClass().getSimpleName();
            case "getWarnings" -> null;
            case "clearWarnings" -> null;
            default -> {
                if (target instanceof Fallback fallback) {
                    yield fallback.otherwise(method);
                }
                throw SqlErrors.unsupported("Rayo's driver has no " + method.getName());
            }
        };
    }

    private Object unwrap(Object proxy, Class<?> wanted) throws SQLException {
        if (wanted.isInstance(proxy)) {
            return proxy;
        }
        if (wanted.isInstance(target)) {
            return target;
        }
        throw SqlErrors.badArgument("this is no " + wanted.getName());
    }

    private static @Nullable Object argument(Object @Nullable [] arguments) {
        return arguments == null ? null : arguments[0];
    }

    private static Map<Signature, Method> methods(Class<?> type) {
        Map<Signature, Method> methods = new HashMap<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                if (java.lang.reflect.Modifier.isPublic(method.getModifiers())) {
                    method.setAccessible(true);
                    methods.putIfAbsent(Signature.of(method), method);
                }
            }
        }
        return methods;
    }
}
