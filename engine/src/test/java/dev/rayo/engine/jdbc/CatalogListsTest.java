package dev.rayo.engine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What SQL tools ask for when they draw their tree of tables.
class CatalogListsTest {
    private Connection connection;
    private DatabaseMetaData metadata;

    @BeforeEach
    void makeTables() throws SQLException {
        connection = DriverManager.getConnection("jdbc:rayo:");
        var statement = connection.createStatement();
        statement.execute("CREATE TABLE orders (id BIGINT NOT NULL, total DECIMAL(15, 2), note VARCHAR)");
        statement.execute("CREATE TABLE or_ders (x DOUBLE)");
        statement.execute("CREATE TABLE gone (x INTEGER)");
        statement.execute("CREATE VIEW broken AS SELECT x FROM gone");
        statement.execute("CREATE VIEW big AS SELECT id AS number FROM orders WHERE total > 100");
        statement.execute("DROP TABLE gone");
        metadata = connection.getMetaData();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                 |      |           |            | or_ders orders big broken
            rayo | main | %         |            | or_ders orders big broken
            RAYO | m%   | ord%      | TABLE      | orders
                 |      | or\\_ders |            | or_ders
                 |      | or_ers    |            | orders
                 |      |           | VIEW       | big broken
                 |      |           | VIEW,TABLE | or_ders orders big broken
                 |      |           | SYNONYM    |
            ''   |      |           |            |
            none |      |           |            |
                 | ''   |           |            |
                 | temp |           |            |
            r%   |      |           |            |
            """)
    void tablesAreThoseOfThePatterns(String catalog, String schema, String table, String types, String expected)
            throws SQLException {
        ResultSet rows = metadata.getTables(catalog, schema, table, types == null ? null : types.split(",", -1));
        assertThat(String.join(" ", column(rows, "TABLE_NAME"))).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                 |      | orders | %   | id total note
                 |      | orders | _o% | total note
            rayo | main | big    |     | number
                 |      | broken |     |
            none |      | orders |     |
                 | none | orders |     |
                 |      | o%     | %   | x id total note
            """)
    void columnsAreThoseOfThePatterns(String catalog, String schema, String table, String column, String expected)
            throws SQLException {
        ResultSet rows = metadata.getColumns(catalog, schema, table, column);
        assertThat(String.join(" ", column(rows, "COLUMN_NAME"))).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void aColumnIsDescribed() throws SQLException {
        ResultSet row = metadata.getColumns(null, null, "orders", "total");
        assertThat(row.getMetaData().getColumnCount()).isEqualTo(24);
        assertThat(row.next()).isTrue();
        assertThat(row.getString("TABLE_CAT")).isEqualTo("rayo");
        assertThat(row.getString("TABLE_SCHEM")).isEqualTo("main");
        assertThat(row.getInt("DATA_TYPE")).isEqualTo(Types.DECIMAL);
        assertThat(row.getString("TYPE_NAME")).isEqualTo("DECIMAL(15,2)");
        assertThat(row.getInt("COLUMN_SIZE")).isEqualTo(15);
        assertThat(row.getInt("DECIMAL_DIGITS")).isEqualTo(2);
        assertThat(row.getInt("ORDINAL_POSITION")).isEqualTo(2);
        assertThat(row.getString("IS_NULLABLE")).isEqualTo("YES");
        ResultSet id = metadata.getColumns(null, null, "orders", "id");
        assertThat(id.next()).isTrue();
        assertThat(id.getInt("NULLABLE")).isEqualTo(DatabaseMetaData.columnNoNulls);
    }

    @Test
    void typesAreDescribedInTheOrderOfTheirCodes() throws SQLException {
        ResultSet types = metadata.getTypeInfo();
        assertThat(types.getMetaData().getColumnCount()).isEqualTo(18);
        assertThat(types.getMetaData().getColumnName(18)).isEqualTo("NUM_PREC_RADIX");
        List<Integer> codes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        while (types.next()) {
            codes.add(types.getInt("DATA_TYPE"));
            names.add(types.getString("TYPE_NAME"));
            if (types.getString("TYPE_NAME").equals("DECIMAL")) {
                assertThat(types.getString("CREATE_PARAMS")).isEqualTo("precision,scale");
                assertThat(types.getInt("MAXIMUM_SCALE")).isEqualTo(38);
                assertThat(types.getString("LITERAL_PREFIX")).isNull();
            }
            if (types.getString("TYPE_NAME").equals("VARCHAR")) {
                assertThat(types.getString("LITERAL_PREFIX")).isEqualTo("'");
                assertThat(types.getBoolean("CASE_SENSITIVE")).isTrue();
                assertThat(types.getInt("SEARCHABLE")).isEqualTo(DatabaseMetaData.typeSearchable);
            }
        }
        assertThat(codes).isSorted();
        assertThat(names).doesNotHaveDuplicates().contains("BIGINT", "TIMESTAMP_NS", "BLOB", "INTERVAL").doesNotContain("\"NULL\"");
    }

    @Test
    void schemasCatalogsAndWhatThereIsNot() throws SQLException {
        assertThat(column(metadata.getCatalogs(), "TABLE_CAT")).containsExactly("rayo");
        assertThat(column(metadata.getSchemas(), "TABLE_SCHEM")).containsExactly("main");
        assertThat(column(metadata.getSchemas("rayo", "ma%"), "TABLE_CATALOG")).containsExactly("rayo");
        assertThat(column(metadata.getSchemas("other", null), "TABLE_SCHEM")).isEmpty();
        assertThat(column(metadata.getTableTypes(), "TABLE_TYPE")).containsExactly("TABLE", "VIEW");
        assertThat(metadata.getIndexInfo(null, null, "orders", false, false).next()).isFalse();
        assertThat(metadata.getMaxColumnsInTable()).isZero();
        assertThat(metadata.getNumericFunctions()).isEmpty();
        assertThat(metadata.supportsStoredProcedures()).isFalse();
        assertThat(metadata.getConnection()).isSameAs(connection);
        assertThat(metadata.getURL()).isEqualTo("jdbc:rayo:");
        assertThat(metadata.getDriverName()).isEqualTo("Rayo JDBC");
        assertThat(metadata.getIdentifierQuoteString()).isEqualTo("\"");
        assertThat(metadata.supportsResultSetType(ResultSet.TYPE_FORWARD_ONLY)).isTrue();
    }

    private static List<String> column(ResultSet rows, String name) throws SQLException {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
            values.add(rows.getString(name));
        }
        return values;
    }
}
