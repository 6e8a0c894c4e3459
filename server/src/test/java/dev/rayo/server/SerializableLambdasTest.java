package dev.rayo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SerializableLambdasTest {
    public interface Marker {}

    public interface Text extends Serializable {
        String of(int number);
    }

    public static final class Told implements Supplier<String> {
        @Override
        public String get() {
            String captured = Integer.toString(7);
            Text text = number -> captured + number;
            Text reference = Integer::toString;
            Supplier<String> marked = (Supplier<String> & Serializable & Marker) () -> captured + "!";
            return text.of(1) + reference.of(2) + marked.get() + (marked instanceof Marker);
        }
    }

    @Test
    void plainLambdasDoTheSame() throws Exception {
        ClassLoader rewriting = new ClassLoader(SerializableLambdasTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (!name.equals(Told.class.getName())) {
                    return super.loadClass(name, resolve);
                }
                Class<?> known = findLoadedClass(name);
                byte[] bytes = SerializableLambdas.madePlain(bytes(name));
                return known != null ? known : defineClass(name, bytes, 0, bytes.length);
            }
        };
        Object told = rewriting.loadClass(Told.class.getName()).getConstructor().newInstance();
        assertThat(told.getClass()).isNotEqualTo(Told.class);
        assertThat(((Supplier<?>) told).get()).isEqualTo(new Told().get()).isEqualTo("7127!true");
    }

    @Test
    void onlyLambdasWithAnotherInterfaceStaySerializable() {
        byte[] before = bytes(Told.class.getName());
        assertThat(serializableLambdas(before)).isEqualTo(3);
        assertThat(serializableLambdas(SerializableLambdas.madePlain(before))).isEqualTo(1);
    }

    @Test
    void lambdasOfScalaBecomePlain() {
        byte[] before = bytes("scala.collection.SeqOps");
        assertThat(serializableLambdas(before)).isPositive();
        assertThat(serializableLambdas(SerializableLambdas.madePlain(before))).isZero();
    }

    @Test
    void classWithoutSerializableLambdasStaysAsItIs() {
        byte[] bytes = bytes(SerializableLambdasTest.class.getName());
        assertThat(SerializableLambdas.madePlain(bytes)).isSameAs(bytes);
    }

    private static long serializableLambdas(byte[] bytes) {
        return ClassFile.of().parse(bytes).methods().stream()
                .filter(method -> !method.methodName().equalsString("$deserializeLambda$"))
                .map(MethodModel::code)
                .flatMap(code -> code.stream().flatMap(CodeModel::elementStream))
                .filter(element -> element instanceof InvokeDynamicInstruction call
                        && call.bootstrapMethod().methodName().equals("altMetafactory"))
                .count();
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(SerializableLambdasTest.class
                .getClassLoader()
                .getResourceAsStream(name.replace('.', '/') + ".class"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
