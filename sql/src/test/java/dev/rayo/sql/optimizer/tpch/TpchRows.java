package dev.rayo.sql.optimizer.tpch;

import dev.rayo.sql.reference.MemoryCatalog;
import dev.rayo.sql.reference.MemoryTable;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/// A handful of rows for each TPC-H table, made of the values that the queries ask for, so that every query finds some.
final class TpchRows {
    private static final Type MONEY = Type.decimal(15, 2);

    private final Random random;

    private TpchRows(long seed) {
        random = new Random(seed);
    }

    static MemoryCatalog catalog(long seed) {
        return new TpchRows(seed).tables();
    }

    private MemoryCatalog tables() {
        return new MemoryCatalog()
                .with(region())
                .with(nation())
                .with(supplier())
                .with(customer())
                .with(part())
                .with(partsupp())
                .with(orders())
                .with(lineitem());
    }

    private String of(String... values) {
        return values[random.nextInt(values.length)];
    }

    private long key(int count) {
        return 1 + random.nextInt(count);
    }

    private BigDecimal money(int from, int to) {
        return BigDecimal.valueOf(random.nextLong(from * 100L, to * 100L), 2);
    }

    private long day(String... days) {
        return LocalDate.parse(of(days)).toEpochDay() + random.nextInt(40);
    }

    private static MemoryTable region() {
        return MemoryTable.of("region", "r_regionkey", Type.INTEGER, "r_name", Type.VARCHAR, "r_comment", Type.VARCHAR)
                .row(0L, "ASIA", "x")
                .row(1L, "EUROPE", "y")
                .row(2L, "AMERICA", "z");
    }

    private MemoryTable nation() {
        MemoryTable table = MemoryTable.of(
                "nation", "n_nationkey", Type.INTEGER, "n_name", Type.VARCHAR, "n_regionkey", Type.INTEGER, "n_comment",
                Type.VARCHAR);
        List<String> names = List.of("GERMANY", "FRANCE", "BRAZIL", "CANADA", "SAUDI ARABIA");
        for (int i = 0; i < names.size(); i++) {
            table.row((long) i, names.get(i), (long) random.nextInt(3), "n");
        }
        return table;
    }

    private MemoryTable supplier() {
        MemoryTable table = MemoryTable.of(
                "supplier", "s_suppkey", Type.BIGINT, "s_name", Type.VARCHAR, "s_address", Type.VARCHAR, "s_nationkey",
                Type.INTEGER, "s_phone", Type.VARCHAR, "s_acctbal", MONEY, "s_comment", Type.VARCHAR);
        for (long i = 1; i <= 4; i++) {
            table.row(i, "Supplier" + i, "a" + i, (long) random.nextInt(5), "1" + i, money(-10, 90),
                    of("quick", "the Customer had Complaints"));
        }
        return table;
    }

    private MemoryTable customer() {
        MemoryTable table = MemoryTable.of(
                "customer", "c_custkey", Type.BIGINT, "c_name", Type.VARCHAR, "c_address", Type.VARCHAR, "c_nationkey",
                Type.INTEGER, "c_phone", Type.VARCHAR, "c_acctbal", MONEY, "c_mktsegment", Type.VARCHAR, "c_comment",
                Type.VARCHAR);
        for (long i = 1; i <= 5; i++) {
            table.row(i, "Customer" + i, "a" + i, (long) random.nextInt(5), of("13-1", "31-2", "17-3", "40-4"),
                    money(-10, 90), of("BUILDING", "MACHINERY"), "c");
        }
        return table;
    }

    private MemoryTable part() {
        MemoryTable table = MemoryTable.of(
                "part", "p_partkey", Type.BIGINT, "p_name", Type.VARCHAR, "p_mfgr", Type.VARCHAR, "p_brand", Type.VARCHAR,
                "p_type", Type.VARCHAR, "p_size", Type.INTEGER, "p_container", Type.VARCHAR, "p_retailprice", MONEY,
                "p_comment", Type.VARCHAR);
        for (long i = 1; i <= 4; i++) {
            table.row(i, of("forest green", "green", "red"), "m" + i, of("Brand#23", "Brand#12", "Brand#45"),
                    of("ECONOMY ANODIZED STEEL", "PROMO BRASS", "MEDIUM POLISHED TIN"), (long) List.of(15, 3, 49).get(random.nextInt(3)),
                    of("MED BOX", "SM CASE"), money(900, 1000), "p");
        }
        return table;
    }

    private MemoryTable partsupp() {
        MemoryTable table = MemoryTable.of(
                "partsupp", "ps_partkey", Type.BIGINT, "ps_suppkey", Type.BIGINT, "ps_availqty", Type.INTEGER,
                "ps_supplycost", MONEY, "ps_comment", Type.VARCHAR);
        for (long i = 0; i < 6; i++) {
            table.row(1 + i % 4, 1 + (i + i / 4) % 4, key(100), money(1, 4), "s");
        }
        return table;
    }

    private MemoryTable orders() {
        MemoryTable table = MemoryTable.of(
                "orders", "o_orderkey", Type.BIGINT, "o_custkey", Type.BIGINT, "o_orderstatus", Type.VARCHAR,
                "o_totalprice", MONEY, "o_orderdate", Type.DATE, "o_orderpriority", Type.VARCHAR, "o_clerk", Type.VARCHAR,
                "o_shippriority", Type.INTEGER, "o_comment", Type.VARCHAR);
        for (long i = 1; i <= 6; i++) {
            table.row(i, key(4), of("F", "F", "O"), money(900, 1000), day("1993-07-01", "1993-10-01", "1994-02-01", "1995-03-01"),
                    of("1-URGENT", "5-LOW"), "clerk", 0L, of("plain", "special packages requests"));
        }
        return table;
    }

    private MemoryTable lineitem() {
        MemoryTable table = MemoryTable.of(
                "lineitem", "l_orderkey", Type.BIGINT, "l_partkey", Type.BIGINT, "l_suppkey", Type.BIGINT, "l_linenumber",
                Type.INTEGER, "l_quantity", MONEY, "l_extendedprice", MONEY, "l_discount", MONEY, "l_tax", MONEY,
                "l_returnflag", Type.VARCHAR, "l_linestatus", Type.VARCHAR, "l_shipdate", Type.DATE, "l_commitdate",
                Type.DATE, "l_receiptdate", Type.DATE, "l_shipinstruct", Type.VARCHAR, "l_shipmode", Type.VARCHAR,
                "l_comment", Type.VARCHAR);
        for (long i = 1; i <= 11; i++) {
            table.row(key(6), key(4), key(4), i, money(1, 40), money(900, 2000),
                    BigDecimal.valueOf(random.nextInt(4, 9), 2), BigDecimal.valueOf(random.nextInt(9), 2), of("R", "N"),
                    of("F", "O"), day("1994-02-01", "1995-09-01", "1996-01-01", "1995-04-01"),
                    day("1994-02-01", "1995-03-01"), day("1994-03-01", "1995-04-01"),
                    of("DELIVER IN PERSON", "NONE"), of("AIR", "MAIL", "SHIP"), "l");
        }
        return table;
    }
}
