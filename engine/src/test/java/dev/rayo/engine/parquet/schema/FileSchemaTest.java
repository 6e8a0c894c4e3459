package dev.rayo.engine.parquet.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Types as old writers annotate them, lists in all their forms, and trees that make no sense.
class FileSchemaTest {
    private static SchemaElement group(String name, FieldRepetitionType repetition, int children) {
        return new SchemaElement(name).setRepetition_type(repetition).setNum_children(children);
    }

    private static SchemaElement leaf(String name, Type type, FieldRepetitionType repetition) {
        return new SchemaElement(name).setType(type).setRepetition_type(repetition);
    }

    private static FileSchema schema(int children, SchemaElement... elements) {
        List<SchemaElement> all = new ArrayList<>();
        all.add(new SchemaElement("root").setNum_children(children));
        Collections.addAll(all, elements);
        return FileSchema.of(all);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF8, BYTE_ARRAY, VARCHAR",
        "ENUM, FIXED_LEN_BYTE_ARRAY, VARCHAR",
        "JSON, BYTE_ARRAY, VARCHAR",
        "BSON, BYTE_ARRAY, BLOB",
        "DATE, INT32, DATE",
        "TIME_MILLIS, INT32, TIME",
        "TIME_MICROS, INT64, TIME",
        "TIMESTAMP_MILLIS, INT64, TIMESTAMP",
        "TIMESTAMP_MICROS, INT64, TIMESTAMP",
        "INT_8, INT32, TINYINT",
        "INT_16, INT32, SMALLINT",
        "INT_32, INT32, INTEGER",
        "INT_64, INT64, BIGINT",
        "UINT_8, INT32, SMALLINT",
        "UINT_16, INT32, INTEGER",
        "UINT_32, INT32, BIGINT",
        "UINT_64, INT64, 'DECIMAL(20,0)'",
        "INTERVAL, FIXED_LEN_BYTE_ARRAY, INTERVAL",
        "DECIMAL, INT32, 'DECIMAL(7,2)'",
        "DECIMAL, INT64, 'DECIMAL(7,2)'",
        "DECIMAL, BYTE_ARRAY, 'DECIMAL(7,2)'",
        "MAP, INT32, INTEGER"
    })
    void convertedTypesAreUnderstood(ConvertedType converted, Type physical, String expected) {
        SchemaElement element = leaf("c", physical, FieldRepetitionType.OPTIONAL)
                .setConverted_type(converted)
                .setType_length(12)
                .setPrecision(7)
                .setScale(2);
        assertThat(schema(1, element).columns().getFirst().type()).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF8, INT32, UTF8 converted type cannot be set",
        "DATE, INT64, DATE converted type can only be set",
        "TIME_MILLIS, INT64, TIME_MILLIS converted type",
        "INT_8, INT64, INT8 converted type",
        "INTERVAL, BYTE_ARRAY, INTERVAL converted type",
        "INTERVAL, FIXED_LEN_BYTE_ARRAY, INTERVAL of 11 bytes instead of 12",
        "DECIMAL, DOUBLE, DECIMAL converted type cannot be set",
        "DECIMAL, INT64, precision 20 stored as INT64"
    })
    void typesThatContradictTheirStorageAreRefused(ConvertedType converted, Type physical, String message) {
        SchemaElement element = leaf("c", physical, FieldRepetitionType.REQUIRED)
                .setConverted_type(converted)
                .setType_length(11)
                .setPrecision(20)
                .setScale(2);
        assertRefused(message, 1, element);
    }

    private static void assertRefused(String message, int children, SchemaElement... elements) {
        assertThatThrownBy(() -> schema(children, elements))
                .isInstanceOfSatisfying(
                        RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.USER))
                .hasMessageContaining(message);
    }

    @Test
    void decimalsOfMoreThan38DigitsAreDoubles() {
        SchemaElement element = leaf("c", Type.BYTE_ARRAY, FieldRepetitionType.REQUIRED)
                .setConverted_type(ConvertedType.DECIMAL)
                .setPrecision(50)
                .setScale(10);
        assertThat(schema(1, element).columns().getFirst().type()).hasToString("DOUBLE");
        element.setPrecision(5);
        assertRefused("precision 5 and scale 10", 1, element);
    }

    @Test
    void listsAreFoundInEveryFormThatWritersHaveUsed() {
        SchemaElement list = group("l", FieldRepetitionType.OPTIONAL, 1).setConverted_type(ConvertedType.LIST);
        FieldRepetitionType repeated = FieldRepetitionType.REPEATED;
        FieldRepetitionType optional = FieldRepetitionType.OPTIONAL;
        assertType("INTEGER[]", list, leaf("element", Type.INT32, repeated));
        assertType("INTEGER[]", list, group("list", repeated, 1), leaf("element", Type.INT32, optional));
        assertType(
                "STRUCT(\"element\" INTEGER)[]",
                list,
                group("array", repeated, 1),
                leaf("element", Type.INT32, optional));
        assertType(
                "STRUCT(\"element\" INTEGER)[]",
                list,
                group("l_tuple", repeated, 1),
                leaf("element", Type.INT32, optional));
        assertType(
                "STRUCT(\"a\" INTEGER, \"b\" INTEGER)[]",
                list,
                group("list", repeated, 2),
                leaf("a", Type.INT32, optional),
                leaf("b", Type.INT32, optional));
        assertType("INTEGER[]", leaf("l", Type.INT32, repeated));
        assertType("STRUCT(\"a\" INTEGER[])[]", group("l", repeated, 1), leaf("a", Type.INT32, repeated));
        assertThatThrownBy(() -> schema(1, list, leaf("element", Type.INT32, optional)))
                .hasMessageContaining("a LIST needs one repeated child");
    }

    private static void assertType(String type, SchemaElement... elements) {
        FileColumn column = schema(1, elements).columns().getFirst();
        assertThat(column.type()).hasToString(type);
        assertThat(column.flatLeaf()).isNull();
    }

    @Test
    void treesThatMakeNoSenseAreRefused() {
        SchemaElement leaf = leaf("c", Type.INT32, FieldRepetitionType.REQUIRED);
        assertThatThrownBy(() -> FileSchema.of(List.of())).hasMessageContaining("without a root");
        assertRefused("without columns", 0);
        assertRefused("ends early", 2, leaf);
        assertRefused("of 3 elements of which 2 are used", 1, leaf, leaf);
        assertRefused("0 children and no type", 1, new SchemaElement("c"));
        assertRefused("1 children and a type", 1, leaf("c", Type.INT32, FieldRepetitionType.REQUIRED).setNum_children(1));
        assertRefused(
                "byte string of 0 bytes", 1, leaf("c", Type.FIXED_LEN_BYTE_ARRAY, FieldRepetitionType.REQUIRED));
        SchemaElement[] deep = new SchemaElement[100];
        Arrays.fill(deep, group("g", FieldRepetitionType.OPTIONAL, 1));
        assertRefused("more than 64 levels", 1, deep);
    }
}
