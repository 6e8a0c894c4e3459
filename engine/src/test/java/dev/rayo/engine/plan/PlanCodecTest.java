package dev.rayo.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.Rayo;
import dev.rayo.engine.planner.FrontEnd;
import dev.rayo.sql.catalog.Catalog.Relation;
import dev.rayo.sql.catalog.Table;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.plan.BoundStatement;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.PlanPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanCodecTest {
    private static Rayo rayo;

    @BeforeAll
    static void createTables() {
        rayo = Rayo.open();
        rayo.execute("""
                CREATE TABLE region (r_regionkey BIGINT, r_name VARCHAR, r_comment VARCHAR);
                CREATE TABLE nation (n_nationkey BIGINT, n_name VARCHAR, n_regionkey BIGINT, n_comment VARCHAR);
                CREATE TABLE supplier (s_suppkey BIGINT, s_name VARCHAR, s_address VARCHAR, s_nationkey BIGINT,
                    s_phone VARCHAR, s_acctbal DECIMAL(15, 2), s_comment VARCHAR);
                CREATE TABLE customer (c_custkey BIGINT, c_name VARCHAR, c_address VARCHAR, c_nationkey BIGINT,
                    c_phone VARCHAR, c_acctbal DECIMAL(15, 2), c_mktsegment VARCHAR, c_comment VARCHAR);
                CREATE TABLE part (p_partkey BIGINT, p_name VARCHAR, p_mfgr VARCHAR, p_brand VARCHAR, p_type VARCHAR,
                    p_size INTEGER, p_container VARCHAR, p_retailprice DECIMAL(15, 2), p_comment VARCHAR);
                CREATE TABLE partsupp (ps_partkey BIGINT, ps_suppkey BIGINT, ps_availqty INTEGER,
                    ps_supplycost DECIMAL(15, 2), ps_comment VARCHAR);
                CREATE TABLE orders (o_orderkey BIGINT, o_custkey BIGINT, o_orderstatus VARCHAR,
                    o_totalprice DECIMAL(15, 2), o_orderdate DATE, o_orderpriority VARCHAR, o_clerk VARCHAR,
                    o_shippriority INTEGER, o_comment VARCHAR);
                CREATE TABLE lineitem (l_orderkey BIGINT, l_partkey BIGINT, l_suppkey BIGINT, l_linenumber INTEGER,
                    l_quantity DECIMAL(15, 2), l_extendedprice DECIMAL(15, 2), l_discount DECIMAL(15, 2),
                    l_tax DECIMAL(15, 2), l_returnflag VARCHAR, l_linestatus VARCHAR, l_shipdate DATE,
                    l_commitdate DATE, l_receiptdate DATE, l_shipinstruct VARCHAR, l_shipmode VARCHAR,
                    l_comment VARCHAR);
                INSERT INTO region VALUES (0, 'AFRICA', ''), (1, 'ASIA', NULL)""");
    }

    @AfterAll
    static void close() {
        rayo.close();
    }

    static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        for (int i = 1; i <= 22; i++) {
            String file = String.format(Locale.ROOT, "../sql/src/test/resources/tpch/q%02d.sql", i);
            queries.add(Files.readString(Path.of(file)).strip().replaceAll(";$", ""));
        }
        queries.addAll(List.of(
                "SELECT 1, NULL, TRUE, 1.5, 1e300, 'x', DATE '2020-01-01', INTERVAL '1 month 2 days 3 seconds'",
                "SELECT '\\xFF\\x00'::BLOB, 'nan'::DOUBLE, 1::REAL, TIMESTAMP '2020-01-01 01:02:03', TIME '01:02:03'",
                "SELECT r_name, count(*) FILTER (r_regionkey > 0), sum(DISTINCT r_regionkey) FROM region"
                        + " GROUP BY ROLLUP (r_name) HAVING count(*) > 0 ORDER BY 1 DESC NULLS FIRST LIMIT 3 OFFSET 1",
                "SELECT DISTINCT ON (r_name) * FROM region ORDER BY r_name, r_regionkey",
                "SELECT row_number() OVER (PARTITION BY r_name ORDER BY r_regionkey ROWS BETWEEN 2 PRECEDING AND"
                        + " CURRENT ROW), sum(r_regionkey) FILTER (r_regionkey > 0) OVER () FROM region",
                "SELECT * FROM range(10) AS t(x) WHERE x IN (1, 2, 3) OR x IS DISTINCT FROM 5",
                "SELECT r_name FROM region UNION ALL SELECT n_name FROM nation EXCEPT SELECT s_name FROM supplier",
                "SELECT r_name FROM region INTERSECT ALL SELECT n_name FROM nation",
                "WITH t AS (SELECT r_name, random() AS r FROM region) SELECT * FROM t AS a, t AS b",
                "SELECT * FROM region FULL JOIN nation ON r_regionkey = n_regionkey AND r_name < n_name",
                "SELECT r_name, r_regionkey NOT IN (SELECT n_regionkey FROM nation) FROM region",
                "SELECT CASE WHEN r_name LIKE 'A%' THEN TRY_CAST(r_name AS INTEGER) END FROM region",
                "SELECT (SELECT n_name FROM nation WHERE n_regionkey = r_regionkey LIMIT 1) FROM region"));
        return queries;
    }

    @ParameterizedTest
    @MethodSource("queries")
    void planSurvivesBytesAndPrintsTheSame(String sql) {
        FrontEnd frontEnd = new FrontEnd(rayo.catalog());
        Plan bound = ((BoundStatement.Select) frontEnd.bind(sql, List.of())).plan();
        for (Plan plan : List.of(bound, frontEnd.optimize(bound))) {
            Plan decoded = PlanCodec.decode(PlanCodec.encode(plan), PlanCodecTest::table);
            assertThat(decoded).isEqualTo(plan);
            assertThat(PlanPrinter.print(decoded)).isEqualTo(PlanPrinter.print(plan)).isNotEmpty();
        }
    }

    @Test
    void everyKindOfExchangeSurvives() {
        Plan plan = plan("SELECT r_name FROM region");
        for (Plan.Exchange.Kind kind : Plan.Exchange.Kind.values()) {
            Plan exchange = new Plan.Exchange(plan, kind, List.of());
            assertThat(PlanCodec.decode(PlanCodec.encode(exchange), PlanCodecTest::table)).isEqualTo(exchange);
        }
    }

    @Test
    void theSideThatAJoinBuildsSurvives() {
        Plan.Join.Kind kind = Plan.Join.Kind.SEMI;
        Plan.Join join = new Plan.Join(
                kind, plan("SELECT r_name FROM region"), plan("SELECT 1"), List.of(), null, null, false);
        for (Plan.Join.Side side : Plan.Join.Side.values()) {
            Plan decoded = PlanCodec.decode(PlanCodec.encode(join.withBuild(side)), PlanCodecTest::table);
            assertThat(decoded).isEqualTo(join.withBuild(side));
        }
    }

    @Test
    void truncatedBytesAreAnExternalError() {
        byte[] bytes = PlanCodec.encode(plan("SELECT r_name, count(*) FROM region GROUP BY r_name"));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> PlanCodec.decode(cut, PlanCodecTest::table))
                    .isInstanceOf(RayoException.class)
                    .satisfies(failure -> assertThat(((RayoException) failure).fault()).isEqualTo(Fault.EXTERNAL));
        }
        assertThatThrownBy(() -> PlanCodec.decode(new byte[] {1, 2, 3, 4}, PlanCodecTest::table))
                .hasMessageContaining("not a plan");
    }

    private static Plan plan(String sql) {
        FrontEnd frontEnd = new FrontEnd(rayo.catalog());
        return frontEnd.optimize(((BoundStatement.Select) frontEnd.bind(sql, List.of())).plan());
    }

    private static Table table(String name) {
        if (rayo.catalog().find(name) instanceof Relation.Stored(Table table)) {
            return table;
        }
        throw RayoException.external("no table " + name, null);
    }
}
