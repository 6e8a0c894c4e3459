package dev.rayo.sql.optimizer.tpch;

import dev.rayo.sql.catalog.Catalog;
import dev.rayo.sql.catalog.ColumnSchema;
import dev.rayo.sql.catalog.Table;
import dev.rayo.sql.catalog.TableStatistics;
import dev.rayo.sql.catalog.TableStatistics.ColumnStatistics;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The TPC-H tables at scale factor 1, without rows: what a catalogue knows of them.
final class TpchStatistics implements Catalog {
    private static final Type MONEY = Type.decimal(15, 2);

    private final boolean counted;
    private final Map<String, Table> tables = new LinkedHashMap<>();

    /// @param counted whether the numbers of distinct values are known, else only smallest and greatest values
    TpchStatistics(boolean counted) {
        this.counted = counted;
        table("lineitem", 6_001_215)
                .whole("l_orderkey", Type.BIGINT, 1, 6_000_000, 1_500_000)
                .whole("l_partkey", Type.BIGINT, 1, 200_000, 200_000)
                .whole("l_suppkey", Type.BIGINT, 1, 10_000, 10_000)
                .whole("l_linenumber", Type.INTEGER, 1, 7, 7)
                .money("l_quantity", "1.00", "50.00", 50)
                .money("l_extendedprice", "901.00", "104949.50", 933_900)
                .money("l_discount", "0.00", "0.10", 11)
                .money("l_tax", "0.00", "0.08", 9)
                .text("l_returnflag", "A", "R", 3)
                .text("l_linestatus", "F", "O", 2)
                .date("l_shipdate", "1992-01-02", "1998-12-01", 2_526)
                .date("l_commitdate", "1992-01-31", "1998-10-31", 2_466)
                .date("l_receiptdate", "1992-01-04", "1998-12-31", 2_554)
                .text("l_shipinstruct", "COLLECT COD", "TAKE BACK RETURN", 4)
                .text("l_shipmode", "AIR", "TRUCK", 7)
                .text("l_comment", " Tiresias", "zzle? slyly", 4_580_667)
                .add();
        table("orders", 1_500_000)
                .whole("o_orderkey", Type.BIGINT, 1, 6_000_000, 1_500_000)
                .whole("o_custkey", Type.BIGINT, 1, 149_999, 99_996)
                .text("o_orderstatus", "F", "P", 3)
                .money("o_totalprice", "857.71", "555285.16", 1_464_556)
                .date("o_orderdate", "1992-01-01", "1998-08-02", 2_406)
                .text("o_orderpriority", "1-URGENT", "5-LOW", 5)
                .text("o_clerk", "Clerk#000000001", "Clerk#000001000", 1_000)
                .whole("o_shippriority", Type.INTEGER, 0, 0, 1)
                .text("o_comment", " Tiresias about", "zzle? unusual", 1_482_071)
                .add();
        table("customer", 150_000)
                .whole("c_custkey", Type.BIGINT, 1, 150_000, 150_000)
                .text("c_name", "Customer#000000001", "Customer#000150000", 150_000)
                .text("c_address", "   2uZwVhQvwA", "zzxGktzXTMKS1BxZlgQ9nqQ", 150_000)
                .whole("c_nationkey", Type.INTEGER, 0, 24, 25)
                .text("c_phone", "10-100-106-1617", "34-999-618-6881", 150_000)
                .money("c_acctbal", "-999.99", "9999.99", 140_187)
                .text("c_mktsegment", "AUTOMOBILE", "MACHINERY", 5)
                .text("c_comment", " Tiresias according", "zzle. blithely", 149_968)
                .add();
        table("part", 200_000)
                .whole("p_partkey", Type.BIGINT, 1, 200_000, 200_000)
                .text("p_name", "almond antique", "yellow white", 199_997)
                .text("p_mfgr", "Manufacturer#1", "Manufacturer#5", 5)
                .text("p_brand", "Brand#11", "Brand#55", 25)
                .text("p_type", "ECONOMY ANODIZED BRASS", "STANDARD POLISHED TIN", 150)
                .whole("p_size", Type.INTEGER, 1, 50, 50)
                .text("p_container", "JUMBO BAG", "WRAP PKG", 40)
                .money("p_retailprice", "901.00", "2098.99", 20_899)
                .text("p_comment", " Tire", "zzle. quickly", 131_753)
                .add();
        table("supplier", 10_000)
                .whole("s_suppkey", Type.BIGINT, 1, 10_000, 10_000)
                .text("s_name", "Supplier#000000001", "Supplier#000010000", 10_000)
                .text("s_address", " 9aW1wwnBJJPnCx,nox0MA48Y0zpI1IeVfYZ", "zzfDhdtZcvmVzA8rNFU,Yctj1zBN", 10_000)
                .whole("s_nationkey", Type.INTEGER, 0, 24, 25)
                .text("s_phone", "10-102-116-6785", "34-998-900-4911", 10_000)
                .money("s_acctbal", "-998.22", "9999.72", 9_955)
                .text("s_comment", " about the", "zzle furiously", 10_000)
                .add();
        table("partsupp", 800_000)
                .whole("ps_partkey", Type.BIGINT, 1, 200_000, 200_000)
                .whole("ps_suppkey", Type.BIGINT, 1, 10_000, 10_000)
                .whole("ps_availqty", Type.INTEGER, 1, 9_999, 9_999)
                .money("ps_supplycost", "1.00", "1000.00", 99_865)
                .text("ps_comment", " Tiresias according", "zzle. unusual", 799_124)
                .add();
        table("nation", 25)
                .whole("n_nationkey", Type.INTEGER, 0, 24, 25)
                .text("n_name", "ALGERIA", "VIETNAM", 25)
                .whole("n_regionkey", Type.INTEGER, 0, 4, 5)
                .text("n_comment", " haggle", "y final packages", 25)
                .add();
        table("region", 5)
                .whole("r_regionkey", Type.INTEGER, 0, 4, 5)
                .text("r_name", "AFRICA", "MIDDLE EAST", 5)
                .text("r_comment", "ges. thinly", "uickly special", 5)
                .add();
    }

    private Definition table(String name, long rows) {
        return new Definition(name, rows);
    }

    private record KnownTable(String name, List<ColumnSchema> columns, TableStatistics statistics) implements Table {
        @Override
        public String toString() {
            return name;
        }
    }

    private final class Definition {
        private final String name;
        private final long rows;
        private final List<ColumnSchema> columns = new ArrayList<>();
        private final List<ColumnStatistics> statistics = new ArrayList<>();

        private Definition(String name, long rows) {
            this.name = name;
            this.rows = rows;
        }

        private Definition column(String column, Type type, Object min, Object max, long distinct) {
            columns.add(new ColumnSchema(column, type, true));
            statistics.add(new ColumnStatistics(min, max, 0, counted ? distinct : -1, -1));
            return this;
        }

        private Definition whole(String column, Type type, long min, long max, long distinct) {
            return column(column, type, min, max, distinct);
        }

        private Definition money(String column, String min, String max, long distinct) {
            return column(column, MONEY, new BigDecimal(min), new BigDecimal(max), distinct);
        }

        private Definition date(String column, String min, String max, long distinct) {
            return column(
                    column,
                    Type.DATE,
                    LocalDate.parse(min).toEpochDay(),
                    LocalDate.parse(max).toEpochDay(),
                    distinct);
        }

        private Definition text(String column, String min, String max, long distinct) {
            return column(column, Type.VARCHAR, min, max, distinct);
        }

        private void add() {
            tables.put(name, new KnownTable(name, columns, new TableStatistics(rows, true, statistics)));
        }
    }

    @Override
    public @Nullable Relation find(String name) {
        Table table = tables.get(name.toLowerCase(Locale.ROOT));
        return table == null ? null : new Relation.Stored(table);
    }

    @Override
    public @Nullable Table function(String function, List<Object> arguments, Map<String, Literal> named) {
        return null;
    }

    @Override
    public List<String> names() {
        return List.copyOf(tables.keySet());
    }
}
