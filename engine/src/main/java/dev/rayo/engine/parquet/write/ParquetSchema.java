package dev.rayo.engine.parquet.write;

import dev.rayo.Schema;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/// What SQL types are called in a Parquet file.
final class ParquetSchema {
    private ParquetSchema() {}

    /// All columns optional, since any result may hold NULLs.
    ///
    /// @throws RayoException USER if two columns have one name, there is none, or a type has no Parquet form
    static MessageType of(Schema schema) {
        Set<String> names = new HashSet<>();
        List<org.apache.parquet.schema.Type> columns = new ArrayList<>();
        for (Schema.Column column : schema.columns()) {
            if (!names.add(column.name())) {
                throw RayoException.user(
                        "two columns are called " + column.name(), "give one of them another name with AS");
            }
            columns.add(primitive(column));
        }
        if (columns.isEmpty()) {
            throw RayoException.user("a Parquet file needs a column");
        }
        return new MessageType("rayo", columns);
    }

    private static PrimitiveType primitive(Schema.Column column) {
        return switch (column.type()) {
            case Type.Simple simple ->
                switch (simple) {
                    case NULL -> named(column, PrimitiveTypeName.INT32, null);
                    case BOOLEAN -> named(column, PrimitiveTypeName.BOOLEAN, null);
                    case TINYINT ->
                        named(column, PrimitiveTypeName.INT32, LogicalTypeAnnotation.intType(8, true));
                    case SMALLINT ->
                        named(column, PrimitiveTypeName.INT32, LogicalTypeAnnotation.intType(16, true));
                    case INTEGER ->
                        named(column, PrimitiveTypeName.INT32, LogicalTypeAnnotation.intType(32, true));
                    case BIGINT ->
                        named(column, PrimitiveTypeName.INT64, LogicalTypeAnnotation.intType(64, true));
                    case REAL -> named(column, PrimitiveTypeName.FLOAT, null);
                    case DOUBLE -> named(column, PrimitiveTypeName.DOUBLE, null);
                    case VARCHAR -> named(column, PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType());
                    case BLOB -> named(column, PrimitiveTypeName.BINARY, null);
                    case DATE -> named(column, PrimitiveTypeName.INT32, LogicalTypeAnnotation.dateType());
                    case TIME ->
                        named(
                                column,
                                PrimitiveTypeName.INT64,
                                LogicalTypeAnnotation.timeType(false, TimeUnit.MICROS));
                    case TIMESTAMP ->
                        named(
                                column,
                                PrimitiveTypeName.INT64,
                                LogicalTypeAnnotation.timestampType(false, TimeUnit.MICROS));
                    case TIMESTAMP_TZ ->
                        named(
                                column,
                                PrimitiveTypeName.INT64,
                                LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS));
                    case TIMESTAMP_NS ->
                        named(
                                column,
                                PrimitiveTypeName.INT64,
                                LogicalTypeAnnotation.timestampType(false, TimeUnit.NANOS));
                    case INTERVAL ->
                        Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                                .length(12)
                                .as(LogicalTypeAnnotation.IntervalLogicalTypeAnnotation.getInstance())
                                .named(column.name());
                };
            case Type.Decimal decimal -> decimal(column, decimal);
            case Type.Array nested -> throw unwritable(column);
            case Type.Struct nested -> throw unwritable(column);
            case Type.Mapping nested -> throw unwritable(column);
        };
    }

    private static PrimitiveType decimal(Schema.Column column, Type.Decimal type) {
        LogicalTypeAnnotation annotation = LogicalTypeAnnotation.decimalType(type.scale(), type.precision());
        if (type.precision() <= 9) {
            return named(column, PrimitiveTypeName.INT32, annotation);
        }
        if (type.isLong()) {
            return named(column, PrimitiveTypeName.INT64, annotation);
        }
        return Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                .length(16)
                .as(annotation)
                .named(column.name());
    }

    private static PrimitiveType named(
            Schema.Column column, PrimitiveTypeName primitive, @Nullable LogicalTypeAnnotation annotation) {
        return Types.optional(primitive).as(annotation).named(column.name());
    }

    private static RayoException unwritable(Schema.Column column) {
        return RayoException.user(
                "cannot write column " + column.name() + " of type " + column.type() + " to Parquet",
                "write its parts as columns of their own");
    }
}
