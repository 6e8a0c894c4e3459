package dev.rayo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
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
        ClassLoader rewriting = new RewrittenClasses(Told.class.getName()::equals, SerializableLambdas::madePlain);
        Object told = rewriting.loadClass(Told.class.getName()).getConstructor().newInstance();
        assertThat(told.getClass()).isNotEqualTo(Told.class);
        assertThat(((Supplier<?>) told).get()).isEqualTo(new Told().get()).isEqualTo("7127!true");
    }

    @Test
    void onlyLambdasWithAnotherInterfaceStaySerializable() {
        byte[] before = RewrittenClasses.bytes(Told.class.getName());
        assertThat(serializableLambdas(before)).isEqualTo(3);
        assertThat(serializableLambdas(SerializableLambdas.madePlain(before))).isEqualTo(1);
    }

    @Test
    void lambdasOfScalaBecomePlain() {
        byte[] before = RewrittenClasses.bytes("scala.collection.SeqOps");
        assertThat(serializableLambdas(before)).isPositive();
        assertThat(serializableLambdas(SerializableLambdas.madePlain(before))).isZero();
    }

    @Test
    void classWithoutSerializableLambdasStaysAsItIs() {
        byte[] bytes = RewrittenClasses.bytes(SerializableLambdasTest.class.getName());
        assertThat(SerializableLambdas.madePlain(bytes)).isSameAs(bytes);
    }

    private static long serializableLambdas(byte[] bytes) {
        return RewrittenClasses.dynamicCalls(bytes, "altMetafactory"::equals);
    }
}
