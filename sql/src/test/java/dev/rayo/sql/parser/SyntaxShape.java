package dev.rayo.sql.parser;

import dev.rayo.sql.ast.Statement.CreateView;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;

/// Syntax as a text that leaves out positions, so that equal syntax at different places is equal.
final class SyntaxShape {
    private final StringBuilder text = new StringBuilder();

    private SyntaxShape() {}

    static String of(Object syntax) {
        SyntaxShape shape = new SyntaxShape();
        shape.add(syntax);
        return shape.text.toString();
    }

    private void add(Object value) {
        switch (value) {
            case null -> text.append("none");
            case Record node -> addRecord(node);
            case List<?> list -> {
                text.append('[');
                list.forEach(element -> {
                    add(element);
                    text.append(' ');
                });
                text.append(']');
            }
            default -> text.append(value.getClass().getSimpleName()).append(':').append(value);
        }
    }

    private void addRecord(Record node) {
        text.append(node.getClass().getSimpleName()).append('(');
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            boolean place = component.getName().equals("position");
            boolean source = node instanceof CreateView && component.getName().equals("text");
            if (!place && !source) {
                text.append(component.getName()).append('=');
                add(get(node, component));
                text.append(' ');
            }
        }
        text.append(')');
    }

    private static Object get(Record node, RecordComponent component) {
        try {
            return component.getAccessor().invoke(node);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(Objects.toString(component), e);
        }
    }
}
