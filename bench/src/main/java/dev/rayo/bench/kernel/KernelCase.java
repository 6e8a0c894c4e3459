package dev.rayo.bench.kernel;

import static dev.rayo.simd.ExactOperation.ADD;
import static dev.rayo.simd.ExactOperation.MULTIPLY;
import static dev.rayo.simd.ExactOperation.SUBTRACT;

import dev.rayo.simd.Comparison;
import dev.rayo.simd.DatePart;
import dev.rayo.simd.FloatOperation;
import java.util.Arrays;
import java.util.function.Function;

/// One kernel call on one column, or two. Every call leaves its result in an output of its own, so that contenders can
/// be compared before they are timed.
public enum KernelCase {
    COMPARE_INT(4, in -> KernelBody.bits((k, out) -> k.compare().compare(Comparison.LT, in.ints, 500, in.rows, out))),
    COMPARE_LONG(8, in -> KernelBody.bits((k, out) -> k.compare().compare(Comparison.LT, in.longs, 500L, in.rows, out))),
    COMPARE_FLOAT(4, in -> KernelBody.bits((k, out) -> k.compare().compare(Comparison.GT, in.floats, 5f, in.rows, out))),
    COMPARE_DOUBLE(8, in -> KernelBody.bits((k, out) -> k.compare().compare(Comparison.GT, in.doubles, 5.0, in.rows, out))),
    COMPARE_INT128(16, in -> KernelBody.bits((k, out) -> k.compare().compare128(Comparison.LT, in.wides, 0, 5, in.rows, out))),
    COMPARE_LONG_COLUMNS(16, in -> KernelBody.bits((k, out) -> k.compare().compare(Comparison.LT, in.longs, in.otherLongs, in.rows, out))),
    COMPARE_DOUBLE_COLUMNS(16, in -> KernelBody.bits((k, out) -> k.compare().compare(Comparison.LT, in.doubles, in.otherDoubles, in.rows, out))),
    COMPARE_INT128_COLUMNS(32, in -> KernelBody.bits((k, out) -> k.compare().compare128(Comparison.LT, in.wides, in.otherWides, in.rows, out))),
    BETWEEN_INT(4, in -> KernelBody.bits((k, out) -> k.compare().between(in.ints, 100, true, 700, false, in.rows, out))),
    BETWEEN_LONG(8, in -> KernelBody.bits((k, out) -> k.compare().between(in.longs, 100, true, 700, false, in.rows, out))),
    BETWEEN_DOUBLE(8, in -> KernelBody.bits((k, out) -> k.compare().between(in.doubles, -5, true, 500, false, in.rows, out))),
    NARROW_BYTE(1, in -> KernelBody.bits((k, out) -> k.ranges().narrow(in.packed, 0, in.rows, (byte) -50, (byte) 70, true, KernelBody.ones(out, in.rows)))),
    NARROW_SHORT(2, in -> KernelBody.bits((k, out) -> k.ranges().narrow(in.shorts, 0, in.rows, (short) 100, (short) 700, true, KernelBody.ones(out, in.rows)))),
    NARROW_INT(4, in -> KernelBody.bits((k, out) -> k.ranges().narrow(in.ints, 0, in.rows, 100, 700, true, KernelBody.ones(out, in.rows)))),
    NARROW_LONG(8, in -> KernelBody.bits((k, out) -> k.ranges().narrow(in.longs, 0, in.rows, 100L, 700L, true, KernelBody.ones(out, in.rows)))),
    NARROW_FLOAT(4, in -> KernelBody.bits((k, out) -> k.ranges().narrow(in.floats, 0, in.rows, -5f, 500f, true, KernelBody.ones(out, in.rows)))),
    NARROW_DOUBLE(8, in -> KernelBody.bits((k, out) -> k.ranges().narrow(in.doubles, 0, in.rows, -5.0, 500.0, true, KernelBody.ones(out, in.rows)))),
    IN_FOUR_INTS(4, in -> KernelBody.bits((k, out) -> k.compare().in(in.ints, KernelInputs.FOUR_INTS, in.rows, out))),
    IN_FOUR_LONGS(8, in -> KernelBody.bits((k, out) -> k.compare().in(in.longs, KernelInputs.FOUR_LONGS, in.rows, out))),

    BITS_AND(0, in -> KernelBody.bits((k, out) -> k.bits().and(in.validity, in.halfOfTheRows, in.rows, out))),
    BITS_OR(0, in -> KernelBody.bits((k, out) -> k.bits().or(in.validity, in.halfOfTheRows, in.rows, out))),
    BITS_AND_NOT(0, in -> KernelBody.bits((k, out) -> k.bits().andNot(in.validity, in.halfOfTheRows, in.rows, out))),
    BITS_NOT(0, in -> KernelBody.bits((k, out) -> k.bits().not(in.validity, in.rows, out))),
    BITS_FILL(0, in -> KernelBody.bits((k, out) -> k.bits().fill(true, in.rows, out))),
    BITS_FILL_RANGE(0, in -> KernelBody.bits((k, out) -> k.bits().fillRange(true, 3, in.rows - 3, out))),
    BITS_COPY(0, in -> KernelBody.bits((k, out) -> k.bits().copy(in.validity, 3, in.rows - 3, out, 5))),
    BITS_COUNT(0, in -> KernelBody.bits((k, out) -> out[0] = k.bits().count(in.validity, in.rows))),
    BITS_ALL(0, in -> KernelBody.bits((k, out) -> out[0] = k.bits().isAll(in.allRows, in.rows) ? 1 : 0)),
    BITS_NONE(0, in -> KernelBody.bits((k, out) -> out[0] = k.bits().isNone(in.noRows, in.rows) ? 1 : 0)),
    BITS_TO_BYTES(1, in -> KernelBody.bytes((k, out) -> k.bits().toBytes(in.validity, in.rows, out))),
    BITS_FROM_BYTES(0, in -> KernelBody.bits((k, out) -> k.bits().fromPackedBytes(in.packed, 0, in.rows - 8, out, 5))),
    BITS_FROM_SELECTION(2, in -> KernelBody.bits((k, out) -> k.bits().fromSelection(in.selection, in.selection.length, in.rows, out))),
    BITS_GATHER(2, in -> KernelBody.bits((k, out) -> k.bits().gather(in.validity, in.selection, in.selection.length, out))),
    REFINE(
            4,
            in -> new KernelBody<>(
                    new int[KernelBody.ROWS_MAX + 1],
                    (k, out) -> out[KernelBody.ROWS_MAX] = k.bits().refine(in.validity, in.selection, in.selection.length, out),
                    out -> Arrays.fill(out, out[KernelBody.ROWS_MAX], KernelBody.ROWS_MAX, 0))),
    SELECT_HALF(4, in -> KernelBody.selection(in.halfOfTheRows, in)),
    SELECT_FEW(4, in -> KernelBody.selection(in.fewRows, in)),
    EXPAND_INT(
            4,
            in -> new KernelBody<>(
                    new int[KernelBody.ROWS_MAX],
                    (k, out) -> k.bits().expand(in.ints, in.validity, in.rows, out, 0),
                    out -> in.forEachNull(row -> out[row] = 0))),
    EXPAND_LONG(
            8,
            in -> new KernelBody<>(
                    new long[KernelBody.ROWS_MAX],
                    (k, out) -> k.bits().expand(in.longs, in.validity, in.rows, out, 0),
                    out -> in.forEachNull(row -> out[row] = 0))),

    EXPAND_INT128(
            16,
            in -> new KernelBody<>(
                    new long[2 * KernelBody.ROWS_MAX],
                    (k, out) -> k.bits().expand128(in.wides, in.validity, in.rows, out, 0),
                    out -> in.forEachNull(row -> out[2 * row] = out[2 * row + 1] = 0))),
    GATHER_FEW(8, in -> KernelBody.longs((k, out) -> k.gather().gather(KernelInputs.SIX_LONGS, in.fewGroups, in.rows, out))),
    GATHER_DICTIONARY(8, in -> KernelBody.longs((k, out) -> k.gather().gather(in.longs, in.codes, in.rows, out))),

    GATHER_INT128(36, in -> KernelBody.wides((k, out) -> k.gather().gather128(in.wides, in.codes, in.rows, out))),
    ADD_INT(12, in -> KernelBody.ints((k, out) -> k.arithmetic().apply(ADD, in.ints, in.otherInts, Integer.MIN_VALUE, Integer.MAX_VALUE, in.validity, in.rows, out))),
    MULTIPLY_INT(12, in -> KernelBody.ints((k, out) -> k.arithmetic().apply(MULTIPLY, in.ints, in.otherInts, Integer.MIN_VALUE, Integer.MAX_VALUE, in.validity, in.rows, out))),
    ADD_LONG(24, in -> KernelBody.longs((k, out) -> k.arithmetic().apply(ADD, in.longs, in.otherLongs, Long.MIN_VALUE, Long.MAX_VALUE, in.validity, in.rows, out))),
    MULTIPLY_LONG(24, in -> KernelBody.longs((k, out) -> k.arithmetic().apply(MULTIPLY, in.longs, in.otherLongs, Long.MIN_VALUE, Long.MAX_VALUE, in.validity, in.rows, out))),
    CONSTANT_MINUS_LONG(16, in -> KernelBody.longs((k, out) -> k.arithmetic().apply(SUBTRACT, 100L, in.longs, -KernelInputs.DECIMAL_MAX, KernelInputs.DECIMAL_MAX, in.validity, in.rows, out))),
    MULTIPLY_LONG_CONSTANT(16, in -> KernelBody.longs((k, out) -> k.arithmetic().apply(MULTIPLY, in.longs, 100L, -KernelInputs.DECIMAL_MAX, KernelInputs.DECIMAL_MAX, in.validity, in.rows, out))),
    MULTIPLY_DOUBLE(24, in -> KernelBody.doubles((k, out) -> k.arithmetic().apply(FloatOperation.MULTIPLY, in.doubles, in.otherDoubles, in.rows, out))),
    ADD_INT128(48, in -> KernelBody.wides((k, out) -> k.int128().apply(ADD, in.wides, in.otherWides, 38, in.validity, in.rows, out))),

    WIDEN_LONG(24, in -> KernelBody.wides((k, out) -> k.int128().widen(in.longs, in.rows, out))),
    NARROW_INT128(24, in -> KernelBody.longs((k, out) -> k.int128().narrow(in.smallWides, Long.MIN_VALUE, Long.MAX_VALUE, in.validity, in.rows, out))),
    INT128_TO_DOUBLE(24, in -> KernelBody.doubles((k, out) -> k.int128().toDouble(in.smallWides, in.rows, out))),
    SCALED_INT128_TO_DOUBLE(24, in -> KernelBody.doubles((k, out) -> k.int128().scaledToDouble(in.smallWides, 4, in.rows, out))),
    SCALE_UP_INT128(32, in -> KernelBody.wides((k, out) -> k.int128().scaleUp(in.smallWides, 4, 38, in.validity, in.rows, out))),
    SCALE_DOWN_INT128(32, in -> KernelBody.wides((k, out) -> k.int128().scaleDown(in.smallWides, 4, 38, in.validity, in.rows, out))),
    MULTIPLY_WIDE(32, in -> KernelBody.wides((k, out) -> k.int128().multiplyWide(in.longs, in.otherLongs, in.rows, out))),
    LONG_TO_INT(12, in -> KernelBody.ints((k, out) -> k.casts().toInt(in.longs, Integer.MIN_VALUE, Integer.MAX_VALUE, in.validity, in.rows, out))),
    LONG_TO_DOUBLE(16, in -> KernelBody.doubles((k, out) -> k.casts().toDouble(in.longs, in.rows, out))),

    INT_TO_LONG(12, in -> KernelBody.longs((k, out) -> k.casts().toLong(in.ints, in.rows, out))),
    DOUBLE_TO_LONG(16, in -> KernelBody.longs((k, out) -> k.casts().toLong(in.doubles, Long.MIN_VALUE, Long.MAX_VALUE, in.validity, in.rows, out))),
    DOUBLE_TO_FLOAT(12, in -> KernelBody.floats((k, out) -> k.casts().toFloat(in.doubles, in.rows, out))),
    SCALED_LONG_TO_DOUBLE(16, in -> KernelBody.doubles((k, out) -> k.casts().scaledToDouble(in.longs, 4, in.rows, out))),
    SCALE_UP(16, in -> KernelBody.longs((k, out) -> k.casts().scaleUp(in.longs, 4, -KernelInputs.DECIMAL_MAX, KernelInputs.DECIMAL_MAX, in.validity, in.rows, out))),
    SCALE_DOWN(16, in -> KernelBody.longs((k, out) -> k.casts().scaleDown(in.longs, 4, -KernelInputs.DECIMAL_MAX, KernelInputs.DECIMAL_MAX, in.validity, in.rows, out))),
    SUM_INT(4, in -> KernelBody.longs((k, out) -> out[0] = k.aggregate().sum(in.ints, null, null, in.rows))),
    SUM_LONG(8, in -> KernelBody.longs((k, out) -> k.aggregate().sum(in.longs, null, null, in.rows, KernelBody.zero(out)))),
    SUM_LONG_NULLS(8, in -> KernelBody.longs((k, out) -> k.aggregate().sum(in.longs, in.validity, null, in.rows, KernelBody.zero(out)))),
    SUM_DOUBLE(8, in -> KernelBody.doubles((k, out) -> out[0] = k.aggregate().sum(in.doubles, null, null, in.rows))),
    SUM_DOUBLE_NULLS(8, in -> KernelBody.doubles((k, out) -> out[0] = k.aggregate().sum(in.doubles, in.validity, null, in.rows))),
    MIN_INT(4, in -> KernelBody.longs((k, out) -> out[0] = k.aggregate().min(in.ints, null, null, in.rows, Integer.MAX_VALUE))),
    MIN_LONG_NULLS(8, in -> KernelBody.longs((k, out) -> out[0] = k.aggregate().min(in.longs, in.validity, null, in.rows, Long.MAX_VALUE))),
    MIN_DOUBLE(8, in -> KernelBody.doubles((k, out) -> out[0] = k.aggregate().min(in.doubles, null, null, in.rows, Double.NaN))),

    MAX_INT(4, in -> KernelBody.longs((k, out) -> out[0] = k.aggregate().max(in.ints, null, null, in.rows, Integer.MIN_VALUE))),
    MAX_LONG(8, in -> KernelBody.longs((k, out) -> out[0] = k.aggregate().max(in.longs, null, null, in.rows, Long.MIN_VALUE))),
    MAX_FLOAT(4, in -> KernelBody.floats((k, out) -> out[0] = k.aggregate().max(in.floats, null, null, in.rows, Float.NaN))),
    MAX_DOUBLE(8, in -> KernelBody.doubles((k, out) -> out[0] = k.aggregate().max(in.doubles, null, null, in.rows, Double.NaN))),
    SUM_INT128(16, in -> KernelBody.wides((k, out) -> k.aggregate().sum128(in.wides, null, null, in.rows, KernelBody.zero(out)))),
    MIN_INT128(16, in -> KernelBody.wides((k, out) -> k.aggregate().min128(in.wides, null, null, in.rows, KernelBody.zero(out)))),
    MAX_INT128(16, in -> KernelBody.wides((k, out) -> k.aggregate().max128(in.wides, null, null, in.rows, KernelBody.zero(out)))),
    GROUPED_COUNT(4, in -> KernelBody.longs((k, out) -> k.groups().count(in.validity, null, in.groups, in.rows, KernelBody.zero(out)))),
    GROUPED_COUNT_FEW(4, in -> KernelBody.longs((k, out) -> k.groups().countFew(in.fewGroups, in.rows, KernelInputs.FEW, in.lanes, KernelBody.zero(out)))),
    GROUPED_SUM_FEW(12, in -> KernelBody.longs((k, out) -> k.groups().sumFew(in.longs, in.fewGroups, in.rows, KernelInputs.FEW, in.lanes, KernelBody.zero(out)))),
    MAGNITUDE(8, in -> KernelBody.longs((k, out) -> out[0] = k.groups().magnitude(in.longs, in.rows))),
    GROUPED_SUM_LONG(12, in -> KernelBody.longs((k, out) -> k.groups().sumUnchecked(in.longs, in.validity, null, in.groups, in.rows, KernelBody.zero(out)))),
    GROUPED_SUM_LONG_EXACT(12, in -> KernelBody.wides((k, out) -> k.groups().sum(in.longs, in.validity, null, in.groups, in.rows, KernelBody.zero(out)))),

    GROUPED_SUM_DOUBLE(12, in -> KernelBody.doubles((k, out) -> k.groups().sum(in.doubles, in.validity, null, in.groups, in.rows, KernelBody.zero(out)))),
    GROUPED_SUM_INT128(20, in -> KernelBody.wides((k, out) -> k.groups().sum128(in.wides, in.validity, null, in.groups, in.rows, KernelBody.zero(out)))),
    GROUPED_MIN_LONG(12, in -> KernelBody.longs((k, out) -> k.groups().min(in.longs, in.validity, null, in.groups, in.rows, KernelBody.zero(out)))),
    GROUPED_MAX_LONG(12, in -> KernelBody.longs((k, out) -> k.groups().max(in.longs, in.validity, null, in.groups, in.rows, KernelBody.zero(out)))),
    GROUPED_MIN_INT128(20, in -> KernelBody.wides((k, out) -> k.groups().min128(in.wides, in.validity, null, in.groups, in.rows, KernelBody.zero(out)))),
    GROUPED_MAX_INT128(20, in -> KernelBody.wides((k, out) -> k.groups().max128(in.wides, in.validity, null, in.groups, in.rows, KernelBody.zero(out)))),
    HASH_INT(12, in -> KernelBody.longs((k, out) -> k.hash().hash(in.ints, in.validity, in.rows, out))),
    HASH_LONG(16, in -> KernelBody.longs((k, out) -> k.hash().hash(in.longs, in.validity, in.rows, out))),
    HASH_DOUBLE(16, in -> KernelBody.longs((k, out) -> k.hash().hash(in.doubles, in.validity, in.rows, out))),
    HASH_STRINGS(35, in -> KernelBody.longs((k, out) -> k.hash().hashBytes(in.text, in.views, in.validity, in.rows, out))),

    HASH_INT128(24, in -> KernelBody.longs((k, out) -> k.hash().hash128(in.wides, in.validity, in.rows, out))),
    HASH_COMBINE(24, in -> KernelBody.longs((k, out) -> k.hash().combine(in.longs, in.otherLongs, in.rows, out))),
    UNPACK_1(4, in -> KernelBody.ints((k, out) -> k.unpack().unpack(in.packed, 0, 1, in.rows, out, 0))),
    UNPACK_3(4, in -> KernelBody.ints((k, out) -> k.unpack().unpack(in.packed, 0, 3, in.rows, out, 0))),
    UNPACK_8(4, in -> KernelBody.ints((k, out) -> k.unpack().unpack(in.packed, 0, 8, in.rows, out, 0))),
    UNPACK_13(4, in -> KernelBody.ints((k, out) -> k.unpack().unpack(in.packed, 0, 13, in.rows, out, 0))),
    UNPACK_17(4, in -> KernelBody.ints((k, out) -> k.unpack().unpack(in.packed, 0, 17, in.rows, out, 0))),
    UNPACK_24(4, in -> KernelBody.ints((k, out) -> k.unpack().unpack(in.packed, 0, 24, in.rows, out, 0))),
    UNPACK_31(4, in -> KernelBody.ints((k, out) -> k.unpack().unpack(in.packed, 0, 31, in.rows, out, 0))),
    UNPACK_LONG_12(8, in -> KernelBody.longs((k, out) -> k.unpack().unpack(in.packed, 0, 12, in.rows, out, 0))),
    UNPACK_LONG_40(8, in -> KernelBody.longs((k, out) -> k.unpack().unpack(in.packed, 0, 40, in.rows, out, 0))),
    UNPACK_LONG_63(8, in -> KernelBody.longs((k, out) -> k.unpack().unpack(in.packed, 0, 63, in.rows, out, 0))),
    PREFIX_SUM_INT(8, in -> KernelBody.ints((k, out) -> k.unpack().prefixSum(7, 1, KernelBody.copy(in.ints, out), 0, in.rows))),
    PREFIX_SUM_LONG(16, in -> KernelBody.longs((k, out) -> k.unpack().prefixSum(7L, 1L, KernelBody.copy(in.longs, out), 0, in.rows))),
    JOIN_STREAMS_INT(8, in -> KernelBody.ints((k, out) -> k.unpack().joinStreams(in.packed, 0, in.rows, in.rows, out, 0))),
    JOIN_STREAMS_DOUBLE(16, in -> KernelBody.doubles((k, out) -> k.unpack().joinStreams(in.packed, 0, in.rows, in.rows, out, 0))),

    DEFINITION_BITS(0, in -> KernelBody.bits((k, out) -> k.unpack().definitionBits(in.levels, 0, in.levels.length, in.rows, out, 0))),
    STRING_EQUALS(8, in -> KernelBody.bits((k, out) -> k.bytes().compare(Comparison.EQ, in.text, in.views, KernelInputs.SPECIAL, in.validity, in.rows, out))),

    STRING_STARTS_WITH(8, in -> KernelBody.bits((k, out) -> k.bytes().startsWith(in.text, in.views, KernelInputs.SPECIAL, in.validity, in.rows, out))),
    STRING_ENDS_WITH(8, in -> KernelBody.bits((k, out) -> k.bytes().endsWith(in.text, in.views, KernelInputs.SPECIAL, in.validity, in.rows, out))),
    STRING_INDEX_OF(35, in -> KernelBody.longs((k, out) -> out[0] = k.bytes().indexOf(in.text, 0, in.text.length, KernelInputs.ABSENT))),
    STRING_IS_ASCII(35, in -> KernelBody.longs((k, out) -> out[0] = k.bytes().isAscii(in.text, 0, in.text.length) ? 1 : 0)),
    STRING_CONTAINS(35, in -> KernelBody.bits((k, out) -> k.bytes().contains(in.text, in.views, KernelInputs.SPECIAL, in.validity, in.rows, out))),
    STRING_LOWER(70, in -> KernelBody.bytes((k, out) -> k.bytes().toLowerAscii(in.text, 0, in.text.length, out, 0))),

    STRING_UPPER(70, in -> KernelBody.bytes((k, out) -> k.bytes().toUpperAscii(in.text, 0, in.text.length, out, 0))),
    STRING_CODE_POINTS(35, in -> KernelBody.ints((k, out) -> k.bytes().codePoints(in.text, in.views, in.validity, in.rows, out))),
    UTF8_CHECK_ASCII(35, in -> KernelBody.longs((k, out) -> out[0] = k.bytes().firstMalformed(in.text, in.views, 0, in.rows))),
    UTF8_CHECK_CYRILLIC(70, in -> KernelBody.longs((k, out) -> out[0] = k.bytes().firstMalformed(in.cyrillic, in.cyrillicViews, 0, in.rows))),
    DATE_YEAR(8, in -> KernelBody.ints((k, out) -> k.dates().extract(DatePart.YEAR, in.days, in.rows, out))),
    DATE_MONTH(8, in -> KernelBody.ints((k, out) -> k.dates().extract(DatePart.MONTH, in.days, in.rows, out))),
    DATE_DAY(8, in -> KernelBody.ints((k, out) -> k.dates().extract(DatePart.DAY, in.days, in.rows, out))),
    TIMESTAMP_TO_DAYS(12, in -> KernelBody.ints((k, out) -> k.dates().days(in.longs, 86_400_000_000L, in.rows, out)));

    /// Bytes that one row takes of inputs and outputs; bits count as nothing.
    final int bytesPerRow;

    private final Function<KernelInputs, KernelBody<?>> body;

    KernelCase(int bytesPerRow, Function<KernelInputs, KernelBody<?>> body) {
        this.bytesPerRow = bytesPerRow;
        this.body = body;
    }

    /// Binds the case to inputs.
    KernelBody<?> on(KernelInputs inputs) {
        return body.apply(inputs);
    }
}
