package dev.rayo.engine.parquet.schema;

import dev.rayo.engine.parquet.schema.LeafType.Conversion;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The SQL type of a leaf: by its logical type, else by its older converted type, else by its physical type.
final class LeafTypes {
    private LeafTypes() {}

    /// @throws RayoException USER if the logical type contradicts the physical one
    static LeafType of(SchemaElement element) {
        if (element.isSetLogicalType()) {
            LeafType known = byLogicalType(element, element.getLogicalType());
            if (known != null) {
                return known;
            }
        }
        if (element.isSetConverted_type()) {
            LeafType known = byConvertedType(element, element.getConverted_type());
            if (known != null) {
                return known;
            }
        }
        return byPhysicalType(element);
    }

    private static LeafType byPhysicalType(SchemaElement element) {
        return switch (element.getType()) {
            case BOOLEAN -> leaf(element, Type.BOOLEAN, Conversion.NONE);
            case INT32 -> leaf(element, Type.INTEGER, Conversion.NONE);
            case INT64 -> leaf(element, Type.BIGINT, Conversion.NONE);
            case INT96 -> leaf(element, Type.TIMESTAMP, Conversion.INT96);
            case FLOAT -> leaf(element, Type.REAL, Conversion.NONE);
            case DOUBLE -> leaf(element, Type.DOUBLE, Conversion.NONE);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> leaf(element, Type.BLOB, Conversion.BYTES);
        };
    }

    private static @Nullable LeafType byLogicalType(
            SchemaElement element, LogicalType logical) {
        if (logical.isSetSTRING() || logical.isSetENUM() || logical.isSetJSON()) {
            return text(element, logical.getSetField().toString());
        }
        if (logical.isSetINTEGER()) {
            IntType integer = logical.getINTEGER();
            return integer(element, integer.getBitWidth(), integer.isIsSigned());
        }
        if (logical.isSetDATE()) {
            require(element, org.apache.parquet.format.Type.INT32, "DATE");
            return leaf(element, Type.DATE, Conversion.NONE);
        }
        if (logical.isSetTIME()) {
            return time(element, logical.getTIME().getUnit());
        }
        if (logical.isSetTIMESTAMP()) {
            return timestamp(
                    element,
                    logical.getTIMESTAMP().getUnit(),
                    logical.getTIMESTAMP().isIsAdjustedToUTC());
        }
        if (logical.isSetDECIMAL()) {
            return decimal(
                    element,
                    logical.getDECIMAL().getPrecision(),
                    logical.getDECIMAL().getScale());
        }
        if (logical.isSetUUID()) {
            requireLength(element, 16, "UUID");
            return leaf(element, Type.VARCHAR, Conversion.UUID);
        }
        if (logical.isSetFLOAT16()) {
            requireLength(element, 2, "FLOAT16");
            return leaf(element, Type.REAL, Conversion.FLOAT16);
        }
        return null;
    }

    private static @Nullable LeafType byConvertedType(
            SchemaElement element, ConvertedType converted) {
        return switch (converted) {
            case UTF8, ENUM, JSON -> text(element, converted.name());
            case DECIMAL -> decimal(element, element.getPrecision(), element.getScale());
            case DATE -> {
                require(element, org.apache.parquet.format.Type.INT32, "DATE");
                yield leaf(element, Type.DATE, Conversion.NONE);
            }
            case TIME_MILLIS -> {
                require(element, org.apache.parquet.format.Type.INT32, "TIME_MILLIS");
                yield leaf(element, Type.TIME, Conversion.MILLIS);
            }
            case TIME_MICROS -> {
                require(element, org.apache.parquet.format.Type.INT64, "TIME_MICROS");
                yield leaf(element, Type.TIME, Conversion.NONE);
            }
            case TIMESTAMP_MILLIS -> {
                require(element, org.apache.parquet.format.Type.INT64, "TIMESTAMP");
                yield leaf(element, Type.TIMESTAMP, Conversion.MILLIS);
            }
            case TIMESTAMP_MICROS -> {
                require(element, org.apache.parquet.format.Type.INT64, "TIMESTAMP");
                yield leaf(element, Type.TIMESTAMP, Conversion.NONE);
            }
            case INT_8 -> integer(element, 8, true);
            case INT_16 -> integer(element, 16, true);
            case INT_32 -> integer(element, 32, true);
            case INT_64 -> integer(element, 64, true);
            case UINT_8 -> integer(element, 8, false);
            case UINT_16 -> integer(element, 16, false);
            case UINT_32 -> integer(element, 32, false);
            case UINT_64 -> integer(element, 64, false);
            case INTERVAL -> {
                requireLength(element, 12, "INTERVAL");
                yield leaf(element, Type.INTERVAL, Conversion.INTERVAL);
            }
            case BSON -> leaf(element, Type.BLOB, Conversion.BYTES);
            case MAP, MAP_KEY_VALUE, LIST -> null;
        };
    }

    private static LeafType integer(SchemaElement element, int bits, boolean signed) {
        String name = (signed ? "INT" : "UINT") + bits;
        require(
                element,
                bits == 64 ? org.apache.parquet.format.Type.INT64 : org.apache.parquet.format.Type.INT32,
                name);
        return switch (bits) {
            case 8 ->
                signed
                        ? leaf(element, Type.TINYINT, Conversion.INT8)
                        : leaf(element, Type.SMALLINT, Conversion.UINT8);
            case 16 ->
                signed
                        ? leaf(element, Type.SMALLINT, Conversion.INT16)
                        : leaf(element, Type.INTEGER, Conversion.UINT16);
            case 32 ->
                signed
                        ? leaf(element, Type.INTEGER, Conversion.NONE)
                        : leaf(element, Type.BIGINT, Conversion.WIDEN_UNSIGNED);
            case 64 ->
                signed
                        ? leaf(element, Type.BIGINT, Conversion.NONE)
                        : leaf(element, Type.decimal(20, 0), Conversion.WIDE_UNSIGNED);
            default -> throw RayoException.user("an integer type of " + bits + " bits");
        };
    }

    private static LeafType time(SchemaElement element, TimeUnit unit) {
        if (unit.isSetMILLIS()) {
            require(element, org.apache.parquet.format.Type.INT32, "TIME(MILLIS)");
            return leaf(element, Type.TIME, Conversion.MILLIS);
        }
        require(element, org.apache.parquet.format.Type.INT64, "TIME");
        return leaf(element, Type.TIME, unit.isSetNANOS() ? Conversion.NANOS : Conversion.NONE);
    }

    private static LeafType timestamp(SchemaElement element, TimeUnit unit, boolean adjusted) {
        require(element, org.apache.parquet.format.Type.INT64, "TIMESTAMP");
        Type type = adjusted ? Type.TIMESTAMP_TZ : Type.TIMESTAMP;
        if (unit.isSetMILLIS()) {
            return leaf(element, type, Conversion.MILLIS);
        }
        if (unit.isSetNANOS()) {
            return adjusted
                    ? leaf(element, type, Conversion.NANOS)
                    : leaf(element, Type.TIMESTAMP_NS, Conversion.NONE);
        }
        return leaf(element, type, Conversion.NONE);
    }

    private static LeafType decimal(SchemaElement element, int precision, int scale) {
        if (precision < 1 || scale < 0 || scale > precision) {
            throw RayoException.user("a decimal type of precision " + precision + " and scale " + scale);
        }
        Type type = precision <= Type.Decimal.PRECISION_MAX ? Type.decimal(precision, scale) : Type.DOUBLE;
        Conversion conversion =
                switch (element.getType()) {
                    case INT32 -> Conversion.WIDEN;
                    case INT64 -> Conversion.NONE;
                    case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> Conversion.DECIMAL;
                    case BOOLEAN, INT96, FLOAT, DOUBLE ->
                        throw RayoException.user(
                                "DECIMAL converted type cannot be set for a value of " + element.getType());
                };
        if (conversion != Conversion.DECIMAL && precision > Type.Decimal.PRECISION_LONG) {
            throw RayoException.user("a decimal type of precision " + precision + " stored as " + element.getType());
        }
        LeafType leaf = leaf(element, type, conversion);
        return new LeafType(leaf.physical(), leaf.typeLength(), type, conversion, scale);
    }

    private static LeafType text(SchemaElement element, String name) {
        return switch (element.getType()) {
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> leaf(element, Type.VARCHAR, Conversion.TEXT);
            case BOOLEAN, INT32, INT64, INT96, FLOAT, DOUBLE ->
                throw RayoException.user(name + " converted type cannot be set for a value of " + element.getType());
        };
    }

    private static LeafType leaf(SchemaElement element, Type type, Conversion conversion) {
        int length =
                switch (element.getType()) {
                    case FIXED_LEN_BYTE_ARRAY -> element.getType_length();
                    case INT96 -> 12;
                    case BOOLEAN, INT32, INT64, FLOAT, DOUBLE, BYTE_ARRAY -> 0;
                };
        if (length < 0 || length == 0 && element.getType() == org.apache.parquet.format.Type.FIXED_LEN_BYTE_ARRAY) {
            throw RayoException.user("a fixed-length byte string of " + length + " bytes");
        }
        return new LeafType(element.getType(), length, type, conversion, 0);
    }

    private static void require(SchemaElement element, org.apache.parquet.format.Type physical, String name) {
        if (element.getType() != physical) {
            throw RayoException.user(
                    name + " converted type can only be set for a value of " + physical + ", not " + element.getType());
        }
    }

    private static void requireLength(SchemaElement element, int length, String name) {
        require(element, org.apache.parquet.format.Type.FIXED_LEN_BYTE_ARRAY, name);
        if (element.getType_length() != length) {
            throw RayoException.user(name + " of " + element.getType_length() + " bytes instead of " + length);
        }
    }
}
