package dev.rayo.sql.plan;

import dev.rayo.sql.type.Type;
import java.util.List;

/// A column that a plan node puts out. The id is unique in a statement; two nodes that put out the same id put out the
/// same value. The name is what a reader and the result header see.
public record Field(int id, String name, Type type) {
    /// Where the field `id` stands among `fields`; -1 if it does not.
    public static int position(List<Field> fields, int id) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return name + "#" + id;
    }
}
