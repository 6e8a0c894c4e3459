package dev.rayo.engine.jdbc;

import dev.rayo.Batch;
import dev.rayo.Rayo;
import dev.rayo.Schema;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.expression.Literals;
import dev.rayo.sql.catalog.Catalog.Relation;
import dev.rayo.sql.catalog.ColumnSchema;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The lists of [DatabaseMetaData]: their columns and order are JDBC's. There is one catalog, with one schema.
final class CatalogLists {
    private static final List<Schema.Column> TABLE_COLUMNS = texts(
            "TABLE_CAT",
            "TABLE_SCHEM",
            "TABLE_NAME",
            "TABLE_TYPE",
            "REMARKS",
            "TYPE_CAT",
            "TYPE_SCHEM",
            "TYPE_NAME",
            "SELF_REFERENCING_COL_NAME",
            "REF_GENERATION");

    private static final List<Schema.Column> COLUMN_COLUMNS = List.of(
            text("TABLE_CAT"),
            text("TABLE_SCHEM"),
            text("TABLE_NAME"),
            text("COLUMN_NAME"),
            number("DATA_TYPE"),
            text("TYPE_NAME"),
            number("COLUMN_SIZE"),
            number("BUFFER_LENGTH"),
            number("DECIMAL_DIGITS"),
            number("NUM_PREC_RADIX"),
            number("NULLABLE"),
            text("REMARKS"),
            text("COLUMN_DEF"),
            number("SQL_DATA_TYPE"),
            number("SQL_DATETIME_SUB"),
            number("CHAR_OCTET_LENGTH"),
            number("ORDINAL_POSITION"),
            text("IS_NULLABLE"),
            text("SCOPE_CATALOG"),
            text("SCOPE_SCHEMA"),
            text("SCOPE_TABLE"),
            number("SOURCE_DATA_TYPE"),
            text("IS_AUTOINCREMENT"),
            text("IS_GENERATEDCOLUMN"));

    private static final List<Schema.Column> TYPE_COLUMNS = List.of(
            text("TYPE_NAME"),
            number("DATA_TYPE"),
            number("PRECISION"),
            text("LITERAL_PREFIX"),
            text("LITERAL_SUFFIX"),
            text("CREATE_PARAMS"),
            number("NULLABLE"),
            flag("CASE_SENSITIVE"),
            number("SEARCHABLE"),
            flag("UNSIGNED_ATTRIBUTE"),
            flag("FIXED_PREC_SCALE"),
            flag("AUTO_INCREMENT"),
            text("LOCAL_TYPE_NAME"),
            number("MINIMUM_SCALE"),
            number("MAXIMUM_SCALE"),
            number("SQL_DATA_TYPE"),
            number("SQL_DATETIME_SUB"),
            number("NUM_PREC_RADIX"));

    private final Rayo rayo;

    CatalogLists(Rayo rayo) {
        this.rayo = rayo;
    }

    ResultSet nothing() {
        return rows(List.of(text("EMPTY")), List.of());
    }

    ResultSet catalogs() {
        return rows(List.of(text("TABLE_CAT")), List.of(List.of(RayoMetaData.CATALOG)));
    }

    ResultSet schemas(@Nullable String catalog, @Nullable String schema) {
        return rows(
                texts("TABLE_SCHEM", "TABLE_CATALOG"),
                isHere(catalog, schema) ? List.of(List.of(RayoMetaData.SCHEMA, RayoMetaData.CATALOG)) : List.of());
    }

    ResultSet tableTypes() {
        return rows(List.of(text("TABLE_TYPE")), List.of(List.of("TABLE"), List.of("VIEW")));
    }

    ResultSet tables(
            @Nullable String catalog, @Nullable String schema, @Nullable String table, String @Nullable [] types) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        // The order is by type, then by name.
        for (String type : List.of("TABLE", "VIEW")) {
            if (types == null || Arrays.asList(types).contains(type)) {
                for (String name : names(catalog, schema, table)) {
                    boolean isView = rayo.catalog().find(name) instanceof Relation.View;
                    if (isView == type.equals("VIEW")) {
                        rows.add(row(
                                RayoMetaData.CATALOG, RayoMetaData.SCHEMA, name, type, null, null, null, null, null, null));
                    }
                }
            }
        }
        return rows(TABLE_COLUMNS, rows);
    }

    ResultSet columns(
            @Nullable String catalog, @Nullable String schema, @Nullable String table, @Nullable String column) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (String name : names(catalog, schema, table)) {
            List<ColumnSchema> columns = columns(name);
            for (int i = 0; i < columns.size(); i++) {
                if (like(columns.get(i).name(), column)) {
                    rows.add(column(name, columns.get(i), i + 1));
                }
            }
        }
        return rows(COLUMN_COLUMNS, rows);
    }

    ResultSet types() {
        List<Type> types = new ArrayList<>(List.of(Type.Simple.values()));
        types.remove(Type.NULL);
        types.add(Type.decimal(Type.Decimal.PRECISION_MAX, 0));
        types.sort(Comparator.comparingInt(JdbcTypes::code));
        return rows(TYPE_COLUMNS, types.stream().map(CatalogLists::type).toList());
    }

    private static List<@Nullable Object> type(Type type) {
        boolean isDecimal = type instanceof Type.Decimal;
        boolean isQuoted = !type.isNumeric() && type != Type.BOOLEAN;
        return row(
                isDecimal ? "DECIMAL" : type.toString(),
                (long) JdbcTypes.code(type),
                (long) JdbcTypes.precision(type),
                isQuoted ? "'" : null,
                isQuoted ? "'" : null,
                isDecimal ? "precision,scale" : null,
                (long) DatabaseMetaData.typeNullable,
                type == Type.VARCHAR,
                (long) (type == Type.VARCHAR ? DatabaseMetaData.typeSearchable : DatabaseMetaData.typePredBasic),
                !type.isNumeric(),
                false,
                false,
                null,
                0L,
                isDecimal ? (long) Type.Decimal.PRECISION_MAX : 0L,
                null,
                null,
                type.isNumeric() ? 10L : null);
    }

    private static List<@Nullable Object> column(String table, ColumnSchema column, int ordinal) {
        Type type = column.type();
        return row(
                RayoMetaData.CATALOG,
                RayoMetaData.SCHEMA,
                table,
                column.name(),
                (long) JdbcTypes.code(type),
                type.toString(),
                (long) JdbcTypes.precision(type),
                null,
                type instanceof Type.Decimal decimal ? (long) decimal.scale() : null,
                type.isNumeric() ? 10L : null,
                (long) (column.nullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls),
                null,
                null,
                null,
                null,
                null,
                (long) ordinal,
                column.nullable() ? "YES" : "NO",
                null,
                null,
                null,
                null,
                "NO",
                "NO");
    }

    private List<String> names(@Nullable String catalog, @Nullable String schema, @Nullable String table) {
        return isHere(catalog, schema)
                ? rayo.catalog().names().stream().filter(name -> like(name, table)).toList()
                : List.of();
    }

    /// A view whose tables are gone, or have changed, has no columns.
    private List<ColumnSchema> columns(String name) {
        return switch (rayo.catalog().find(name)) {
            case Relation.Stored(var table) -> table.columns();
            case Relation.View view -> {
                try {
                    Schema schema = rayo.sql("SELECT * FROM \"" + view.name().replace("\"", "\"\"") + '"').schema();
                    yield schema.columns().stream()
                            .map(column -> new ColumnSchema(column.name(), column.type(), true))
                            .toList();
                } catch (RayoException broken) {
                    yield List.of();
                }
            }
            case null -> List.of();
        };
    }

    /// Whether the one schema is meant. JDBC takes the catalog's name as it is, and a pattern for the schema's; an empty
    /// text means objects without one, of which there are none.
    private static boolean isHere(@Nullable String catalog, @Nullable String schema) {
        return (catalog == null || catalog.equalsIgnoreCase(RayoMetaData.CATALOG)) && like(RayoMetaData.SCHEMA, schema);
    }

    /// JDBC's patterns: `%` for any text, `_` for any character, null for everything.
    private static boolean like(String name, @Nullable String pattern) {
        if (pattern == null || pattern.equals("%")) {
            return true;
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                i++;
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(i))));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                .matcher(name)
                .matches();
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        List<@Nullable Object> row = new ArrayList<>();
        for (Object value : values) {
            row.add(value);
        }
        return row;
    }

    private static ResultSet rows(List<Schema.Column> header, List<? extends List<? extends @Nullable Object>> rows) {
        Schema schema = new Schema(header);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (List<? extends @Nullable Object> row : rows) {
                values.add(row.get(i));
            }
            columns.add(Literals.column(values, header.get(i).type()));
        }
        return RayoResultSet.of(List.of(new Batch(schema, columns, rows.size())), schema);
    }

    private static List<Schema.Column> texts(String... names) {
        return Arrays.stream(names).map(CatalogLists::text).toList();
    }

    private static Schema.Column text(String name) {
        return new Schema.Column(name, Type.VARCHAR);
    }

    private static Schema.Column number(String name) {
        return new Schema.Column(name, Type.INTEGER);
    }

    private static Schema.Column flag(String name) {
        return new Schema.Column(name, Type.BOOLEAN);
    }
}
