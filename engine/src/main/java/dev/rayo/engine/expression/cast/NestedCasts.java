package dev.rayo.engine.expression.cast;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.ListColumn;
import dev.rayo.engine.expression.Casts;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// Lists to lists of another element type.
public final class NestedCasts implements ScalarKernel {
    private final Type to;
    private final ScalarKernel element;
    private final Input elements;
    private final Validity valid = new Validity();

    private NestedCasts(Type.Array from, Type.Array to, boolean lenient) {
        this.to = to;
        element = Casts.kernel(from.element(), to.element(), lenient);
        elements = new Input(from.element());
    }

    /// Null if there is no such cast.
    public static @Nullable ScalarKernel kernel(CastTypes types) {
        return types.from() instanceof Type.Array from
                        && types.to() instanceof Type.Array to
                        && Casts.exists(from.element(), to.element())
                ? new NestedCasts(from, to, types.lenient())
                : null;
    }

    @Override
    public Column apply(Input[] in, int count, Validity rows) {
        ListColumn list = (ListColumn) in[0].column();
        int length = list.elements().length();
        if (list.elements().type() == Type.NULL) {
            Column none = Columns.flatten(new ConstantColumn(((Type.Array) to).element(), null, length));
            return new ListColumn(to, list.offsets(), none, rows.words(), count);
        }
        elements.set(Columns.flatten(list.elements()));
        valid.reset(length);
        valid.and(elements.validity());
        return new ListColumn(
                to, list.offsets(), element.apply(new Input[] {elements}, length, valid), rows.words(), count);
    }
}
