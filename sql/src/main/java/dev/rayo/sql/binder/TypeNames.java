package dev.rayo.sql.binder;

import dev.rayo.sql.ast.TypeName;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.function.DecimalTypes;
import dev.rayo.sql.function.SimilarNames;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The types that written names stand for, synonyms included. Unsigned and 128-bit integers become the next wider
/// type that Rayo has.
final class TypeNames {
    private static final Map<String, Type> NAMES = Map.ofEntries(
            Map.entry("BOOLEAN", Type.BOOLEAN),
            Map.entry("BOOL", Type.BOOLEAN),
            Map.entry("LOGICAL", Type.BOOLEAN),
            Map.entry("TINYINT", Type.TINYINT),
            Map.entry("INT1", Type.TINYINT),
            Map.entry("SMALLINT", Type.SMALLINT),
            Map.entry("INT2", Type.SMALLINT),
            Map.entry("INT16", Type.SMALLINT),
            Map.entry("SHORT", Type.SMALLINT),
            Map.entry("INTEGER", Type.INTEGER),
            Map.entry("INT", Type.INTEGER),
            Map.entry("INT4", Type.INTEGER),
            Map.entry("INT32", Type.INTEGER),
            Map.entry("SIGNED", Type.INTEGER),
            Map.entry("BIGINT", Type.BIGINT),
            Map.entry("INT8", Type.BIGINT),
            Map.entry("INT64", Type.BIGINT),
            Map.entry("LONG", Type.BIGINT),
            Map.entry("HUGEINT", DecimalTypes.HUGE),
            Map.entry("INT128", DecimalTypes.HUGE),
            Map.entry("UHUGEINT", DecimalTypes.HUGE),
            Map.entry("UINT128", DecimalTypes.HUGE),
            Map.entry("UTINYINT", Type.SMALLINT),
            Map.entry("UINT8", Type.SMALLINT),
            Map.entry("USMALLINT", Type.INTEGER),
            Map.entry("UINT16", Type.INTEGER),
            Map.entry("UINTEGER", Type.BIGINT),
            Map.entry("UINT32", Type.BIGINT),
            Map.entry("UBIGINT", Type.decimal(20, 0)),
            Map.entry("UINT64", Type.decimal(20, 0)),
            Map.entry("REAL", Type.REAL),
            Map.entry("FLOAT", Type.REAL),
            Map.entry("FLOAT4", Type.REAL),
            Map.entry("DOUBLE", Type.DOUBLE),
            Map.entry("FLOAT8", Type.DOUBLE),
            Map.entry("VARCHAR", Type.VARCHAR),
            Map.entry("TEXT", Type.VARCHAR),
            Map.entry("STRING", Type.VARCHAR),
            Map.entry("CHAR", Type.VARCHAR),
            Map.entry("BPCHAR", Type.VARCHAR),
            Map.entry("NVARCHAR", Type.VARCHAR),
            Map.entry("UUID", Type.VARCHAR),
            Map.entry("JSON", Type.VARCHAR),
            Map.entry("BLOB", Type.BLOB),
            Map.entry("BYTEA", Type.BLOB),
            Map.entry("BINARY", Type.BLOB),
            Map.entry("VARBINARY", Type.BLOB),
            Map.entry("DATE", Type.DATE),
            Map.entry("TIME", Type.TIME),
            Map.entry("TIMESTAMP", Type.TIMESTAMP),
            Map.entry("DATETIME", Type.TIMESTAMP),
            Map.entry("TIMESTAMP_S", Type.TIMESTAMP),
            Map.entry("TIMESTAMP_MS", Type.TIMESTAMP),
            Map.entry("TIMESTAMP_US", Type.TIMESTAMP),
            Map.entry("TIMESTAMP_NS", Type.TIMESTAMP_NS),
            Map.entry("TIMESTAMPTZ", Type.TIMESTAMP_TZ),
            Map.entry("INTERVAL", Type.INTERVAL));

    private TypeNames() {}

    static Type resolve(TypeName name) {
        List<Integer> modifiers = name.modifiers();
        switch (name.name()) {
            case "DECIMAL", "NUMERIC", "DEC" -> {
                int precision = modifiers.isEmpty() ? 18 : modifiers.get(0);
                int scale = modifiers.size() > 1 ? modifiers.get(1) : modifiers.isEmpty() ? 3 : 0;
                if (precision < 1 || precision > Type.Decimal.PRECISION_MAX || scale < 0 || scale > precision) {
                    throw RayoException.syntax(
                            "there is no DECIMAL(" + precision + ", " + scale + ")",
                            name.position(),
                            "the precision is between 1 and 38, the scale between 0 and the precision");
                }
                return Type.decimal(precision, scale);
            }
            case "TIMESTAMP" -> {
                return !modifiers.isEmpty() && modifiers.getFirst() > 6 ? Type.TIMESTAMP_NS : Type.TIMESTAMP;
            }
            case "LIST" -> {
                return new Type.Array(resolve(name.arguments().getFirst()));
            }
            case "MAP" -> {
                return new Type.Mapping(
                        resolve(name.arguments().get(0)), resolve(name.arguments().get(1)));
            }
            case "STRUCT", "ROW" -> {
                List<Type.Struct.Member> members = new ArrayList<>();
                for (int i = 0; i < name.fields().size(); i++) {
                    members.add(new Type.Struct.Member(
                            name.fields().get(i).text(), resolve(name.arguments().get(i))));
                }
                return new Type.Struct(members);
            }
            default -> {}
        }
        Type type = find(name.name());
        if (type == null) {
            List<String> similar = SimilarNames.of(name.name(), NAMES.keySet(), 2);
            throw RayoException.syntax(
                    "there is no type " + name.name(),
                    name.position(),
                    similar.isEmpty() ? null : "did you mean " + String.join(" or ", similar) + "?");
        }
        return type;
    }

    static @Nullable Type find(String upperCaseName) {
        return NAMES.get(upperCaseName);
    }
}
