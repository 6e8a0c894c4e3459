package dev.rayo.engine.column;

import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;

/// Plain columns whose values are all NULL.
final class NullColumns {
    private NullColumns() {}

    static Column ofType(Type type, int length) {
        long[] none = new long[Columns.words(length)];
        return switch (type) {
            case Type.Simple simple ->
                switch (simple) {
                    case BOOLEAN -> new BitColumn(type, new long[none.length], none, length);
                    case NULL, TINYINT, SMALLINT, INTEGER, DATE -> new IntColumn(type, new int[length], none, length);
                    case BIGINT, TIME, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_NS ->
                        new LongColumn(type, new long[length], none, length);
                    case REAL -> new FloatColumn(type, new float[length], none, length);
                    case DOUBLE -> new DoubleColumn(type, new double[length], none, length);
                    case VARCHAR, BLOB -> new BytesColumn(type, new long[length], new byte[0], none, length);
                    case INTERVAL ->
                        new IntervalColumn(type, new int[length], new int[length], new long[length], none, length);
                };
            case Type.Decimal decimal ->
                decimal.isLong()
                        ? new LongColumn(type, new long[length], none, length)
                        : new WideColumn(type, new long[2 * length], none, length);
            case Type.Array array ->
                new ListColumn(type, new int[length + 1], ofType(array.element(), 0), none, length);
            case Type.Mapping mapping ->
                new ListColumn(type, new int[length + 1], ofType(entryType(mapping), 0), none, length);
            case Type.Struct struct -> {
                List<Column> members = new ArrayList<>();
                struct.members().forEach(member -> members.add(ofType(member.type(), length)));
                yield new StructColumn(type, members, none, length);
            }
        };
    }

    static Type entryType(Type.Mapping mapping) {
        return new Type.Struct(List.of(
                new Type.Struct.Member("key", mapping.key()), new Type.Struct.Member("value", mapping.value())));
    }
}
