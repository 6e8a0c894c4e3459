package dev.rayo.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.type.Type;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CastTest {
    private static final List<Type> TYPES = List.of(
            Type.BOOLEAN,
            Type.TINYINT,
            Type.SMALLINT,
            Type.INTEGER,
            Type.BIGINT,
            Type.REAL,
            Type.DOUBLE,
            Type.decimal(4, 1),
            Type.decimal(18, 3),
            Type.decimal(18, 18),
            Type.decimal(38, 0),
            Type.decimal(38, 10),
            Type.decimal(38, 30),
            Type.VARCHAR,
            Type.BLOB,
            Type.DATE,
            Type.TIME,
            Type.TIMESTAMP,
            Type.TIMESTAMP_TZ,
            Type.TIMESTAMP_NS,
            Type.INTERVAL);

    private DuckOracle oracle;

    @BeforeAll
    void connect() throws SQLException {
        oracle = new DuckOracle();
    }

    @AfterAll
    void disconnect() throws SQLException {
        oracle.close();
    }

    static Stream<Type> types() {
        return TYPES.stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void castsToEveryTypeLikeDuckDb(Type from) throws SQLException {
        Expectation rows = Expectation.of(oracle, from, EdgeValues.of(from, 60, 7));
        for (Type to : TYPES) {
            // DuckDB casts true to a decimal without whole digits as the smallest fraction; here that is an error.
            boolean differs = from == Type.BOOLEAN && to.equals(Type.decimal(18, 18));
            if (Casts.exists(from, to) && !from.equals(to) && !differs) {
                rows.holds("CAST(a AS " + to + ")", new Cast(rows.ref(0), to, false));
                rows.holds("TRY_CAST(a AS " + to + ")", new Cast(rows.ref(0), to, true));
            }
        }
    }
}
