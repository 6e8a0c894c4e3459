package dev.rayo.engine.column;

import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// Values by reference: value i is `dictionary[codes[i]]`. The dictionary is a plain column, without NULLs, that many
/// vectors share: what is computed once per entry may be kept as long as the same [Dictionary] object comes by.
/// Codes under a NULL are in range.
public record DictionaryColumn(int[] codes, Dictionary dictionary, long @Nullable [] validity, int length)
        implements Column {

    /// The shared values. Immutable; identity is meaningful, equality is not.
    public static final class Dictionary {
        private final Column values;

        public Dictionary(Column values) {
            this.values = values;
        }

        public Column values() {
            return values;
        }

        public int size() {
            return values.length();
        }
    }

    @Override
    public Type type() {
        return dictionary.values().type();
    }
}
