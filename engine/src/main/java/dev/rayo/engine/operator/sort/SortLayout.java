package dev.rayo.engine.operator.sort;

import dev.rayo.engine.expression.Evaluator;
import dev.rayo.engine.expression.ExpressionCompiler;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;

/// What is kept of every row that is sorted: the input's columns, the texts that are keys and no plain column, the
/// words. Immutable.
///
/// @param textColumns  by key: the kept column of a text, -1 for other keys
/// @param computed     keys that are kept beside the input's columns, in the order of their columns
/// @param firstWord    the kept column of the first word
record SortLayout(
        List<SortKey> keys,
        List<Field> input,
        KeyShape shape,
        int[] textColumns,
        List<Integer> computed,
        int firstWord,
        List<Type> storedTypes) {
    static SortLayout of(List<SortKey> keys, List<Field> input) {
        List<Type> types = new ArrayList<>();
        input.forEach(field -> types.add(field.type()));
        KeyShape shape = new KeyShape(
                keys.stream().map(key -> key.expression().type()).toList(),
                keys.stream().map(SortKey::ascending).toList(),
                keys.stream().map(SortKey::nullsFirst).toList());
        int[] textColumns = new int[keys.size()];
        List<Integer> computed = new ArrayList<>();
        for (int i = 0; i < textColumns.length; i++) {
            Expression key = keys.get(i).expression();
            textColumns[i] = -1;
            if (KeyShape.isText(key.type())) {
                textColumns[i] = key instanceof Reference reference ? Field.position(input, reference.id()) : -1;
                if (textColumns[i] < 0) {
                    textColumns[i] = types.size();
                    computed.add(i);
                    types.add(key.type());
                }
            }
        }
        int firstWord = types.size();
        for (int i = 0; i < shape.words(); i++) {
            types.add(Type.BIGINT);
        }
        return new SortLayout(
                List.copyOf(keys),
                List.copyOf(input),
                shape,
                textColumns,
                List.copyOf(computed),
                firstWord,
                List.copyOf(types));
    }

    List<Evaluator> compileKeys() {
        return keys.stream()
                .map(key -> ExpressionCompiler.compile(key.expression(), input))
                .toList();
    }
}
