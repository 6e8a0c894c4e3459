package dev.rayo.engine.operator.rows;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.operator.TestColumns;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
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
            assertThat(all(requireNonNull(some), rows.length))
                    .isEqualTo(Arrays.stream(rows).mapToObj(row -> values.get(60 + row)).toList());
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

    @Test
    void textsOfFewEntriesAreKeptAsCodesOfOneDictionary() {
        List<String> first = List.of("", "a", "bb", "unused");
        List<String> second = List.of("bb", "", "a longer text", "c");
        List<@Nullable Object> values = new ArrayList<>();
        try (Sealed sealed = new Sealed(Type.VARCHAR)) {
            sealed.append(coded(first, values, 100, 3), coded(second, values, 200, 4), coded(first, values, 100, 2));
            DictionaryColumn column = (DictionaryColumn) sealed.column().whole();
            assertThat(all(column, 400)).isEqualTo(values);
            assertThat(all(column.dictionary().values(), column.dictionary().size()))
                    .containsExactlyInAnyOrder("", "a", "bb", "a longer text", "c");
            assertThat(all(sealed.column().slice(90, 50, new SliceBuffer()), 50)).isEqualTo(values.subList(90, 140));
        }
    }

    @Test
    void textsOfManyEntriesStayPlain() {
        List<String> entries = IntStream.range(0, 60).mapToObj(i -> "entry " + i).toList();
        List<@Nullable Object> values = new ArrayList<>();
        try (Sealed sealed = new Sealed(Type.VARCHAR)) {
            sealed.append(coded(entries, values, 60, 60), coded(List.of("other"), values, 20, 1));
            assertThat(sealed.column().whole()).isInstanceOf(BytesColumn.class);
            assertThat(all(sealed.column().whole(), 80)).isEqualTo(values);
        }
    }

    /// Codes of one dictionary, then of another from the first row of a block on, then plain values.
    @Test
    void aBlockIsFilledAgainAfterItsRowsWereCopied() {
        int half = RowStore.BLOCK_ROWS / 2;
        List<@Nullable Object> values = new ArrayList<>();
        try (Sealed sealed = new Sealed(Type.VARCHAR, List.of(), Ledger.root(1 << 24))) {
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                columns.add(coded(List.of("one", "two"), values, half, 2));
                columns.add(coded(List.of("three", "two", "four"), values, half, 3));
            }
            List<Object> plain = new ArrayList<>();
            for (int i = 0; i < half; i++) {
                plain.add("text " + i);
            }
            columns.add(TestColumns.plain(Type.VARCHAR, plain));
            values.addAll(plain);
            columns.add(coded(List.of("five"), values, half, 1));
            sealed.append(columns.toArray(Column[]::new));
            List<@Nullable Object> read = new ArrayList<>();
            for (RowBlock block : sealed.store.blocks()) {
                read.addAll(all(block.column(0).whole(), block.rowCount()));
            }
            assertThat(read).isEqualTo(values);
        }
    }

    @Test
    void everyBlockIsToldOfOnce() {
        Ledger ledger = Ledger.root(1 << 24);
        try (RowStore store = RowStore.lasting(List.of(Type.INTEGER), "test", ledger)) {
            List<Integer> told = new ArrayList<>();
            RowStore.Appender appender = store.appender(block -> told.add(block.rowCount()));
            int half = RowStore.BLOCK_ROWS / 2;
            for (int i = 0; i < 5; i++) {
                List<Object> values = Collections.nCopies(half, (Object) (long) i);
                appender.append(new ColumnsChunk(half, List.of(TestColumns.plain(Type.INTEGER, values))));
            }
            appender.finish();
            assertThat(told).containsExactly(2 * half, 2 * half, half);
            assertThat(ledger.usedBytes()).isEqualTo(5L * half);
        }
    }

    /// Every fifth value is NULL.
    private static Column coded(List<String> entries, List<@Nullable Object> values, int count, int used) {
        int[] codes = new int[count];
        long[] validity = new long[Columns.words(count)];
        for (int i = 0; i < count; i++) {
            codes[i] = i % used;
            boolean present = i % 5 != 3;
            validity[i >> 6] |= present ? 1L << i : 0;
            values.add(present ? entries.get(codes[i]) : null);
        }
        Dictionary dictionary = new Dictionary(TestColumns.plain(Type.VARCHAR, entries));
        return new DictionaryColumn(codes, dictionary, validity, count);
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

        Sealed(Type type) {
            this(type, List.of());
        }

        Sealed(Type type, List<@Nullable Object> values) {
            this(type, values, Ledger.root(1 << 20));
        }

        Sealed(Type type, List<@Nullable Object> values, Ledger ledger) {
            this.ledger = ledger;
            this.store = RowStore.lasting(List.of(type), "test", ledger);
            if (!values.isEmpty()) {
                append(TestColumns.plain(type, values));
            }
        }

        void append(Column... columns) {
            RowStore.Appender appender = store.appender();
            for (Column column : columns) {
                appender.append(new ColumnsChunk(column.length(), List.of(column)));
            }
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
