package dev.rayo.sql.binder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.ExpressionTree;
import dev.rayo.sql.optimizer.unnest.Unnest;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.PlanTree;
import dev.rayo.sql.reference.MemoryCatalog;
import dev.rayo.sql.reference.MemoryTable;
import dev.rayo.sql.type.Type;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The 22 queries over a few rows, made so that most of them find some.
class TpchBindingTest {
    private static final Random RANDOM = new Random(7);
    private static final MemoryCatalog CATALOG = catalog();

    @ParameterizedTest(name = "Q{0}")
    @ValueSource(
            ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void everyQueryBindsAndUnnestsToPlainJoinsWithTheSameRows(int number) throws IOException {
        Plan plan = Bound.plan(text(number), CATALOG);
        Plan unnested = Unnest.apply(plan, FieldIds.after(plan));

        PlanTree.visit(unnested, node -> {
            assertThat(node instanceof Plan.Join join && join.dependent()).isFalse();
            PlanTree.expressions(node)
                    .forEach(root -> ExpressionTree.visit(root, each -> assertThat(each)
                            .isNotInstanceOf(Expression.Subquery.class)));
            if (node instanceof Plan.With with) {
                assertThat(with.shared()).extracting(Plan.With.Shared::name).doesNotContain("domain");
            }
        });
        assertThat(Bound.rows(unnested, true)).isEqualTo(Bound.rows(plan, true));
    }

    private static String text(int number) throws IOException {
        String name = "/tpch/q%02d.sql".formatted(number);
        try (InputStream in = Objects.requireNonNull(TpchBindingTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().replaceAll(";$", "");
        }
    }

    private static <T> T one(List<T> values) {
        return values.get(RANDOM.nextInt(values.size()));
    }

    private static BigDecimal money(double from, double to) {
        return BigDecimal.valueOf(Math.round(RANDOM.nextDouble(from, to) * 100), 2);
    }

    private static long date() {
        return LocalDate.of(RANDOM.nextInt(1993, 1997), RANDOM.nextInt(1, 13), RANDOM.nextInt(1, 29)).toEpochDay();
    }

    private static MemoryTable table(String name, String columns) {
        String prefix = name.equals("partsupp") ? "ps_" : name.charAt(0) + "_";
        String[] parts = columns.split(" ");
        Object[] schema = new Object[parts.length];
        for (int i = 0; i < parts.length; i += 2) {
            schema[i] = prefix + parts[i];
            schema[i + 1] = switch (parts[i + 1]) {
                case "int" -> Type.INTEGER;
                case "text" -> Type.VARCHAR;
                case "date" -> Type.DATE;
                default -> Type.decimal(15, 2);
            };
        }
        return MemoryTable.of(name, schema);
    }

    private static MemoryCatalog catalog() {
        MemoryTable region = table("region", "regionkey int name text comment text");
        List<String> regions = List.of("AFRICA", "AMERICA", "ASIA", "EUROPE", "MIDDLE EAST");
        for (int i = 0; i < regions.size(); i++) {
            region.row(i, regions.get(i), "c");
        }
        MemoryTable nation = table("nation", "nationkey int name text regionkey int comment text");
        List<String> nations = List.of("BRAZIL", "CANADA", "FRANCE", "GERMANY", "INDIA", "CHINA", "SAUDI ARABIA");
        for (int i = 0; i < nations.size(); i++) {
            nation.row(i, nations.get(i), List.of(1, 1, 3, 3, 2, 2, 4).get(i), "c");
        }
        MemoryTable supplier =
                table("supplier", "suppkey int name text address text nationkey int phone text acctbal dec comment text");
        for (int i = 0; i < 10; i++) {
            String comment = one(List.of("good", "Customer bad Complaints"));
            supplier.row(i, "S" + i, "a", i % 7, (10 + i) + "-1", money(-900, 9000), comment);
        }
        MemoryTable part = table(
                "part",
                "partkey int name text mfgr text brand text type text size int container text retailprice dec comment text");
        MemoryTable partsupp = table("partsupp", "partkey int suppkey int availqty int supplycost dec comment text");
        for (int i = 0; i < 12; i++) {
            part.row(
                    i,
                    one(List.of("forest green", "lime green", "forest z")),
                    "M" + i % 3,
                    one(List.of("Brand#12", "Brand#23", "Brand#34")),
                    one(List.of("PROMO TIN", "ECONOMY ANODIZED STEEL", "LARGE BRASS", "MEDIUM POLISHED COPPER")),
                    one(List.of(15, 49, 14, 23, 3, 9)),
                    one(List.of("MED BOX", "SM CASE", "LG BOX")),
                    money(900, 1000),
                    "c");
            for (int k = 0; k < 3; k++) {
                partsupp.row(i, (i * 3 + k * 5) % 10, RANDOM.nextInt(1, 900), money(1, 1000), "c");
            }
        }
        MemoryTable customer = table(
                "customer",
                "custkey int name text address text nationkey int phone text acctbal dec mktsegment text comment text");
        for (int i = 0; i < 12; i++) {
            String phone = one(List.of("13", "31", "23", "29", "11")) + "-1234";
            customer.row(i, "C" + i, "a", i % 7, phone, money(-900, 9000), one(List.of("BUILDING", "MACHINERY")), "c");
        }
        MemoryTable orders = table(
                "orders",
                "orderkey int custkey int orderstatus text totalprice dec orderdate date orderpriority text clerk text shippriority int comment text");
        MemoryTable lineitem = table(
                "lineitem",
                "orderkey int partkey int suppkey int linenumber int quantity dec extendedprice dec discount dec tax dec returnflag text linestatus text shipdate date commitdate date receiptdate date shipinstruct text shipmode text comment text");
        for (int i = 0; i < 40; i++) {
            String comment = one(List.of("special y requests", "plain"));
            orders.row(i, RANDOM.nextInt(10), one(List.of("F", "O")), money(1000, 400000), date(), one(List.of("1-URGENT", "3-MEDIUM")), "k", 0, comment);
            for (int line = 0; line <= RANDOM.nextInt(4); line++) {
                int p = RANDOM.nextInt(12);
                lineitem.row(
                        i,
                        p,
                        (p * 3 + RANDOM.nextInt(3) * 5) % 10,
                        line,
                        new BigDecimal(RANDOM.nextInt(1, 350) + ".00"),
                        money(900, 90000),
                        one(List.of(new BigDecimal("0.05"), new BigDecimal("0.06"), new BigDecimal("0.10"))),
                        new BigDecimal("0.02"),
                        one(List.of("R", "A", "N")),
                        one(List.of("O", "F")),
                        date(),
                        date(),
                        date(),
                        one(List.of("DELIVER IN PERSON", "NONE")),
                        one(List.of("MAIL", "SHIP", "AIR", "AIR REG")),
                        "c");
            }
        }
        MemoryCatalog catalog = new MemoryCatalog();
        List.of(region, nation, supplier, part, partsupp, customer, orders, lineitem).forEach(catalog::with);
        return catalog;
    }
}
