package dev.rayo.engine.operator.rows;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.operator.TestColumns;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SealedRowsTest {
    static Stream<Arguments> ranges() {
        List<Arguments> cases = new ArrayList<>();
        long[][] ranges = {
            {0, 0}, {0, 255}, {0, 256}, {-128, 127}, {5, 70_000}, {-40_000, 25_535}, {Integer.MIN_VALUE, Integer.MAX_VALUE},
            {Integer.MAX_VALUE - 3L, Integer.MAX_VALUE}, {Integer.MIN_VALUE, Integer.MIN_VALUE + 300L},
            {0, 0xffff_ffffL}, {0, 1L << 32}, {Long.MAX_VALUE - 9, Long.MAX_VALUE},
            {Long.MIN_VALUE, Long.MIN_VALUE + 60_000}, {Long.MIN_VALUE, Long.MAX_VALUE}
        };
        for (long[] range : ranges) {
            for (Type type : List.of(Type.INTEGER, Type.BIGINT)) {
                boolean fits = range[0] >= Integer.MIN_VALUE && range[1] <= Integer.MAX_VALUE;
                if (type == Type.BIGINT || fits) {
                    cases.add(Arguments.of(type, range[0], range[1], false));
                    cases.add(Arguments.of(type, range[0], range[1], true));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void valuesOfEveryRangeComeBack(Type type, long least, long greatest, boolean nulls) {
        List<@Nullable Object> values = new ArrayList<>(List.of(least, greatest));
        // The difference as an unsigned number, since it may be more than a long holds.
        for (int i = 1; i < 90; i++) {
            values.add(least + Long.divideUnsigned(greatest - least, 90) * i);
            values.add(nulls && i % 3 == 0 ? null : (Object) greatest);
        }
        try (Sealed sealed = new Sealed(type, values)) {
            StoredColumn column = sealed.column();
            assertThat(all(column.whole(), values.size())).isEqualTo(values);
            assertThat(all(column.slice(0, 70, new SliceBuffer()), 70)).isEqualTo(values.subList(0, 70));
            assertThat(all(column.slice(65, 100, new SliceBuffer()), 100)).isEqualTo(values.subList(65, 165));
            int[] rows = {0, 1, 7, 40, 99};
            Column some = column.gather(60, rows, rows.length, new GatherBuffer());
            if (column.hasNulls()) {
                assertThat(some).isNull();
            } else {
                assertThat(all(requireNonNull(some), rows.length))
                        .isEqualTo(Arrays.stream(rows).mapToObj(row -> values.get(60 + row)).toList());
            }
        }
    }

    @Test
    void aColumnOfNullsStaysOne() {
        List<@Nullable Object> values = Collections.nCopies(100, null);
        try (Sealed sealed = new Sealed(Type.BIGINT, values)) {
            assertThat(all(sealed.column().slice(3, 50, new SliceBuffer()), 50)).isEqualTo(values.subList(3, 53));
        }
    }

    @Test
    void smallNumbersTakeFewBytes() {
        List<@Nullable Object> values = new ArrayList<>(LongStream.range(0, 2000).boxed().toList());
        try (Sealed sealed = new Sealed(Type.BIGINT, values)) {
            assertThat(sealed.ledger.usedBytes()).isEqualTo(2000 * Short.BYTES);
        }
    }

    @Test
    void aLedgerWithoutRoomLeavesTheValuesAsTheyAre() {
        List<@Nullable Object> values = new ArrayList<>(LongStream.range(0, 2000).boxed().toList());
        try (Sealed sealed = new Sealed(Type.BIGINT, values, Ledger.root(2000 * Long.BYTES + 100))) {
            assertThat(all(sealed.column().whole(), 2000)).isEqualTo(values);
            assertThat(sealed.ledger.usedBytes()).isGreaterThanOrEqualTo(2000 * Long.BYTES);
        }
    }

    private static List<@Nullable Object> all(Column column, int count) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(TestColumns.value(column, i));
        }
        return values;
    }

    private static final class Sealed implements AutoCloseable {
        private final Ledger ledger;
        private final RowStore store;

        Sealed(Type type, List<@Nullable Object> values) {
            this(type, values, Ledger.root(1 << 20));
        }

        Sealed(Type type, List<@Nullable Object> values, Ledger ledger) {
            this.ledger = ledger;
            this.store = RowStore.lasting(List.of(type), "test", ledger);
            RowStore.Appender appender = store.appender();
            appender.append(new ColumnsChunk(values.size(), List.of(TestColumns.plain(type, values))));
            appender.finish();
        }

        StoredColumn column() {
            return store.blocks().getFirst().column(0);
        }

        @Override
        public void close() {
            store.close();
            assertThat(ledger.usedBytes()).isZero();
        }
    }
}
