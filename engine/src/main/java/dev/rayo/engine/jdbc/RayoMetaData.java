package dev.rayo.engine.jdbc;

import dev.rayo.Batch;
import dev.rayo.Schema;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.expression.Literals;
import dev.rayo.sql.catalog.Catalog.Relation;
import dev.rayo.sql.catalog.ColumnSchema;
import dev.rayo.sql.type.Type;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What SQL tools ask: tables, columns, types, and what is supported. Lists that Rayo has nothing for are empty,
/// features it has not are false, limits it has not are 0.
final class RayoMetaData implements Facade.Fallback {
    static final String CATALOG = "rayo";
    static final String SCHEMA = "main";

    private final RayoConnection connection;

    RayoMetaData(RayoConnection connection) {
        this.connection = connection;
    }

    @Override
    public @Nullable Object otherwise(Method method) throws SQLException {
        Class<?> type = method.getReturnType();
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        if (type == String.class) {
            return "";
        }
        if (type == ResultSet.class) {
            return rows(List.of(text("EMPTY")), List.of());
        }
        throw new java.sql.SQLFeatureNotSupportedException("Rayo's driver has no " + method.getName());
    }

    public Connection getConnection() {
        return connection.facade();
    }

    public String getURL() {
        return connection.url();
    }

    public String getUserName() {
        return "";
    }

    public String getDatabaseProductName() {
        return "Rayo";
    }

    public String getDatabaseProductVersion() {
        return RayoDriver.MAJOR + "." + RayoDriver.MINOR;
    }

    public int getDatabaseMajorVersion() {
        return RayoDriver.MAJOR;
    }

    public int getDatabaseMinorVersion() {
        return RayoDriver.MINOR;
    }

    public String getDriverName() {
        return "Rayo JDBC";
    }

    public String getDriverVersion() {
        return getDatabaseProductVersion();
    }

    public int getDriverMajorVersion() {
        return RayoDriver.MAJOR;
    }

    public int getDriverMinorVersion() {
        return RayoDriver.MINOR;
    }

    public int getJDBCMajorVersion() {
        return 4;
    }

    public int getJDBCMinorVersion() {
        return 3;
    }

    public String getIdentifierQuoteString() {
        return "\"";
    }

    public String getSearchStringEscape() {
        return "\\";
    }

    public String getCatalogTerm() {
        return "catalog";
    }

    public String getSchemaTerm() {
        return "schema";
    }

    public String getCatalogSeparator() {
        return ".";
    }

    public boolean storesMixedCaseIdentifiers() {
        return true;
    }

    public boolean supportsGroupBy() {
        return true;
    }

    public boolean supportsGroupByUnrelated() {
        return true;
    }

    public boolean supportsOuterJoins() {
        return true;
    }

    public boolean supportsFullOuterJoins() {
        return true;
    }

    public boolean supportsSubqueriesInExists() {
        return true;
    }

    public boolean supportsSubqueriesInIns() {
        return true;
    }

    public boolean supportsSubqueriesInComparisons() {
        return true;
    }

    public boolean supportsCorrelatedSubqueries() {
        return true;
    }

    public boolean supportsUnion() {
        return true;
    }

    public boolean supportsUnionAll() {
        return true;
    }

    public boolean supportsColumnAliasing() {
        return true;
    }

    public boolean supportsExpressionsInOrderBy() {
        return true;
    }

    public boolean supportsResultSetType(int type) {
        return type == ResultSet.TYPE_FORWARD_ONLY;
    }

    public int getDefaultTransactionIsolation() {
        return Connection.TRANSACTION_NONE;
    }

    public ResultSet getCatalogs() {
        return rows(List.of(text("TABLE_CAT")), List.of(List.of(CATALOG)));
    }

    public ResultSet getSchemas() {
        return rows(List.of(text("TABLE_SCHEM"), text("TABLE_CATALOG")), List.of(List.of(SCHEMA, CATALOG)));
    }

    public ResultSet getSchemas(@Nullable String catalog, @Nullable String pattern) {
        return getSchemas();
    }

    public ResultSet getTableTypes() {
        return rows(List.of(text("TABLE_TYPE")), List.of(List.of("TABLE"), List.of("VIEW")));
    }

    public ResultSet getTables(
            @Nullable String catalog, @Nullable String schema, @Nullable String table, String @Nullable [] types) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (String name : connection.rayo().catalog().names()) {
            String type = connection.rayo().catalog().find(name) instanceof Relation.View ? "VIEW" : "TABLE";
            if (like(name, table) && (types == null || List.of(types).contains(type))) {
                rows.add(row(CATALOG, SCHEMA, name, type, null, null, null, null, null, null));
            }
        }
        return rows(
                texts(
                        "TABLE_CAT",
                        "TABLE_SCHEM",
                        "TABLE_NAME",
                        "TABLE_TYPE",
                        "REMARKS",
                        "TYPE_CAT",
                        "TYPE_SCHEM",
                        "TYPE_NAME",
                        "SELF_REFERENCING_COL_NAME",
                        "REF_GENERATION"),
                rows);
    }

    public ResultSet getColumns(
            @Nullable String catalog, @Nullable String schema, @Nullable String table, @Nullable String column) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (String name : connection.rayo().catalog().names()) {
            if (like(name, table)) {
                List<ColumnSchema> columns = columns(name);
                for (int i = 0; i < columns.size(); i++) {
                    if (like(columns.get(i).name(), column)) {
                        rows.add(column(name, columns.get(i), i + 1));
                    }
                }
            }
        }
        return rows(
                List.of(
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
                        text("IS_GENERATEDCOLUMN")),
                rows);
    }

    public ResultSet getTypeInfo() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<Type> types = new ArrayList<>(List.of(Type.Simple.values()));
        types.add(Type.decimal(Type.Decimal.PRECISION_MAX, 0));
        for (Type type : types) {
            if (type != Type.NULL) {
                String name = type instanceof Type.Decimal ? "DECIMAL" : type.toString();
                rows.add(row(
                        name,
                        (long) JdbcTypes.code(type),
                        (long) JdbcTypes.precision(type),
                        (long) DatabaseMetaData.typeNullable,
                        type == Type.VARCHAR,
                        (long) DatabaseMetaData.typeSearchable));
            }
        }
        return rows(
                List.of(
                        text("TYPE_NAME"),
                        number("DATA_TYPE"),
                        number("PRECISION"),
                        number("NULLABLE"),
                        new Schema.Column("CASE_SENSITIVE", Type.BOOLEAN),
                        number("SEARCHABLE")),
                rows);
    }

    private List<@Nullable Object> column(String table, ColumnSchema column, int ordinal) {
        Type type = column.type();
        return row(
                CATALOG,
                SCHEMA,
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

    private List<ColumnSchema> columns(String name) {
        return switch (connection.rayo().catalog().find(name)) {
            case Relation.Stored(var table) -> table.columns();
            case Relation.View view ->
                connection
                        .rayo()
                        .sql("SELECT * FROM \"" + view.name().replace("\"", "\"\"") + '"')
                        .schema()
                        .columns()
                        .stream()
                        .map(column -> new ColumnSchema(column.name(), column.type(), true))
                        .toList();
            case null -> List.of();
        };
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

    private static Schema.Column text(String name) {
        return new Schema.Column(name, Type.VARCHAR);
    }

    private static List<Schema.Column> texts(String... names) {
        return java.util.Arrays.stream(names).map(RayoMetaData::text).toList();
    }

    private static Schema.Column number(String name) {
        return new Schema.Column(name, Type.INTEGER);
    }
}
