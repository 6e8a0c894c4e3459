package dev.rayo.engine.arrow;

import dev.rayo.Schema;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/// What SQL's types are called in Arrow, and what Arrow's are in SQL.
final class ArrowTypes {
    private static final int DECIMAL_BITS = 128;

    private ArrowTypes() {}

    static org.apache.arrow.vector.types.pojo.Schema schema(Schema schema) {
        return new org.apache.arrow.vector.types.pojo.Schema(schema.columns().stream()
                .map(column -> field(column.name(), column.type(), true))
                .toList());
    }

    private static Field field(String name, Type type, boolean nullable) {
        List<Field> children =
                switch (type) {
                    case Type.Array array -> List.of(field("item", array.element(), true));
                    case Type.Struct struct -> members(struct);
                    case Type.Mapping mapping -> List.of(entries(mapping));
                    case Type.Simple simple -> List.of();
                    case Type.Decimal decimal -> List.of();
                };
        return new Field(name, new FieldType(nullable, arrow(type), null), children);
    }

    private static List<Field> members(Type.Struct struct) {
        return struct.members().stream()
                .map(member -> field(member.name(), member.type(), true))
                .toList();
    }

    private static Field entries(Type.Mapping mapping) {
        List<Field> pair = List.of(field("key", mapping.key(), false), field("value", mapping.value(), true));
        return new Field("entries", new FieldType(false, new ArrowType.Struct(), null), pair);
    }

    private static ArrowType arrow(Type type) {
        return switch (type) {
            case Type.Simple simple ->
                switch (simple) {
                    case NULL -> new ArrowType.Null();
                    case BOOLEAN -> new ArrowType.Bool();
                    case TINYINT -> new ArrowType.Int(8, true);
                    case SMALLINT -> new ArrowType.Int(16, true);
                    case INTEGER -> new ArrowType.Int(32, true);
                    case BIGINT -> new ArrowType.Int(64, true);
                    case REAL -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
                    case DOUBLE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
                    case VARCHAR -> new ArrowType.Utf8();
                    case BLOB -> new ArrowType.Binary();
                    case DATE -> new ArrowType.Date(DateUnit.DAY);
                    case TIME -> new ArrowType.Time(TimeUnit.MICROSECOND, 64);
                    case TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
                    case TIMESTAMP_TZ -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
                    case TIMESTAMP_NS -> new ArrowType.Timestamp(TimeUnit.NANOSECOND, null);
                    case INTERVAL -> new ArrowType.Interval(IntervalUnit.MONTH_DAY_NANO);
                };
            case Type.Decimal decimal -> new ArrowType.Decimal(decimal.precision(), decimal.scale(), DECIMAL_BITS);
            case Type.Array array -> new ArrowType.List();
            case Type.Struct struct -> new ArrowType.Struct();
            case Type.Mapping mapping -> new ArrowType.Map(false);
        };
    }

    /// The type of a field's values; a dictionary-encoded field has that of its dictionary. Unsigned integers get the
    /// next wider type, lengths of time become INTERVAL, moments keep microseconds or, without a zone, nanoseconds.
    ///
    /// @throws RayoException USER for a type that is not read
    static Type type(Field field) {
        if (field.getDictionary() != null) {
            checkCodes(field, field.getDictionary().getIndexType().getBitWidth());
        }
        return switch (field.getType()) {
            case ArrowType.Null n -> Type.NULL;
            case ArrowType.Bool b -> Type.BOOLEAN;
            case ArrowType.Int i -> integer(i);
            case ArrowType.FloatingPoint f ->
                f.getPrecision() == FloatingPointPrecision.DOUBLE ? Type.DOUBLE : Type.REAL;
            case ArrowType.Decimal d -> decimal(field, d);
            case ArrowType.Utf8 t -> Type.VARCHAR;
            case ArrowType.LargeUtf8 t -> Type.VARCHAR;
            case ArrowType.Utf8View t -> Type.VARCHAR;
            case ArrowType.Binary b -> Type.BLOB;
            case ArrowType.LargeBinary b -> Type.BLOB;
            case ArrowType.BinaryView b -> Type.BLOB;
            case ArrowType.FixedSizeBinary b -> {
                checkWidth(field, b.getByteWidth());
                yield Type.BLOB;
            }
            case ArrowType.Date d -> Type.DATE;
            case ArrowType.Time t -> Type.TIME;
            case ArrowType.Timestamp t ->
                t.getTimezone() != null && !t.getTimezone().isEmpty()
                        ? Type.TIMESTAMP_TZ
                        : t.getUnit() == TimeUnit.NANOSECOND ? Type.TIMESTAMP_NS : Type.TIMESTAMP;
            case ArrowType.Interval i -> Type.INTERVAL;
            case ArrowType.Duration d -> Type.INTERVAL;
            case ArrowType.List l -> new Type.Array(child(field, 0));
            case ArrowType.LargeList l -> new Type.Array(child(field, 0));
            case ArrowType.FixedSizeList l -> {
                checkWidth(field, l.getListSize());
                yield new Type.Array(child(field, 0));
            }
            case ArrowType.Struct s -> struct(field);
            case ArrowType.Map m -> mapping(field);
            default -> throw RayoException.user("column " + field.getName() + " has the Arrow type " + field.getType()
                    + ", which is not read");
        };
    }

    private static void checkCodes(Field field, int bits) {
        if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
            throw RayoException.user("column " + field.getName() + " has dictionary codes of " + bits + " bits");
        }
    }

    private static void checkWidth(Field field, int width) {
        if (width < 0) {
            throw RayoException.user("column " + field.getName() + " has values of " + width + " parts each");
        }
    }

    private static Type integer(ArrowType.Int type) {
        return switch (type.getBitWidth()) {
            case 8 -> type.getIsSigned() ? Type.TINYINT : Type.SMALLINT;
            case 16 -> type.getIsSigned() ? Type.SMALLINT : Type.INTEGER;
            case 32 -> type.getIsSigned() ? Type.INTEGER : Type.BIGINT;
            case 64 -> type.getIsSigned() ? Type.BIGINT : Type.decimal(20, 0);
            default -> throw RayoException.user("an integer type of " + type.getBitWidth() + " bits");
        };
    }

    private static Type decimal(Field field, ArrowType.Decimal type) {
        if (type.getPrecision() < 1
                || type.getPrecision() > Type.Decimal.PRECISION_MAX
                || type.getScale() < 0
                || type.getScale() > type.getPrecision()) {
            throw RayoException.user("column " + field.getName() + " has the Arrow type " + type
                    + "; decimals of 1 to 38 digits and as many of them behind the point are read");
        }
        return Type.decimal(type.getPrecision(), type.getScale());
    }

    private static Type struct(Field field) {
        List<Type.Struct.Member> members = new ArrayList<>();
        for (Field child : field.getChildren()) {
            members.add(new Type.Struct.Member(child.getName(), type(child)));
        }
        return new Type.Struct(members);
    }

    private static Type mapping(Field field) {
        if (!(child(field, 0) instanceof Type.Struct(List<Type.Struct.Member> pair)) || pair.size() != 2) {
            throw RayoException.user("column " + field.getName() + " is a map without keys and values");
        }
        return new Type.Mapping(pair.get(0).type(), pair.get(1).type());
    }

    private static Type child(Field field, int index) {
        if (field.getChildren().size() <= index) {
            throw RayoException.user("column " + field.getName() + " of type " + field.getType() + " has no elements");
        }
        return type(field.getChildren().get(index));
    }
}
