package dev.rayo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PatternSwitchesTest {
    private static final List<Object> VALUES = Arrays.asList(
            1, -1, 5L, "", "text", 2.5, 'c', List.of(), DayOfWeek.MONDAY, DayOfWeek.FRIDAY, DayOfWeek.SUNDAY, null);

    /// Switches over types: with a guard that goes on to later labels, with a null label, and one over constants too. And
    /// one over an enum, with a null label.
    public static final class Told implements Function<Object, String> {
        @Override
        public String apply(Object value) {
            return kind(value) + OnInterface.size(value) + word(value) + mood(value instanceof DayOfWeek day ? day : null);
        }

        private static String kind(Object value) {
            return switch (value) {
                case null -> "nothing";
                case Integer n when n > 0 -> "positive";
                case Integer n -> "integer";
                case Number n -> "number";
                case CharSequence text -> "text";
                default -> "other";
            };
        }

        private static String mood(@Nullable DayOfWeek day) {
            return switch (day) {
                case MONDAY -> "low";
                case FRIDAY, SATURDAY -> "high";
                case null, default -> "none";
            };
        }

        private static String word(Object value) {
            return !(value instanceof String text) ? "-" : switch (text) {
                case "text" -> "the text";
                case String other when other.isEmpty() -> "empty";
                default -> "a text";
            };
        }
    }

    public interface OnInterface {
        static int size(Object value) {
            return switch (value) {
                case String text -> text.length();
                case Long n -> 8;
                case null, default -> 0;
            };
        }
    }

    @Test
    void classesTellTheSameWithTheirOwnMethods() throws Exception {
        ClassLoader rewriting = new RewrittenClasses(
                name -> name.startsWith(PatternSwitchesTest.class.getName() + "$"), PatternSwitches::withMethods);
        @SuppressWarnings("unchecked")
        Function<Object, String> told = (Function<Object, String>) rewriting
                .loadClass(Told.class.getName())
                .getConstructor()
                .newInstance();
        assertThat(told.getClass()).isNotEqualTo(Told.class);
        for (Object value : VALUES) {
            assertThat(told.apply(value)).as("%s", value).isEqualTo(new Told().apply(value));
        }
    }

    @Test
    void switchesOverTypesAloneOrAnEnumMakeNoClassesAnyMore() {
        for (Class<?> type : List.of(Told.class, OnInterface.class)) {
            byte[] before = RewrittenClasses.bytes(type.getName());
            assertThat(patternSwitches(before)).isPositive();
            assertThat(patternSwitches(PatternSwitches.withMethods(before))).isEqualTo(type == Told.class ? 1 : 0);
        }
    }

    @Test
    void classWithoutSuchASwitchStaysAsItIs() {
        byte[] bytes = RewrittenClasses.bytes(PatternSwitchesTest.class.getName());
        assertThat(PatternSwitches.withMethods(bytes)).isSameAs(bytes);
    }

    private static long patternSwitches(byte[] bytes) {
        return RewrittenClasses.dynamicCalls(bytes, name -> name.endsWith("Switch"));
    }
}
