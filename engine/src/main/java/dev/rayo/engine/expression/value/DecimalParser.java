package dev.rayo.engine.expression.value;

import dev.rayo.simd.Int128;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Reads integers and decimals, scaled: `-1_000`, `1.5`, `.5`, `1e3`, with spaces around; integers also `0xff` and
/// `0b101`. Digits beyond the scale round half away from zero.
public final class DecimalParser {
    private static final int DIGITS_LONG = 18;

    private final int scale;
    private final boolean prefixes;
    private boolean isLong;
    private long longValue;
    private BigInteger value = BigInteger.ZERO;

    /// @param prefixes whether hexadecimal and binary digits are read
    public DecimalParser(int scale, boolean prefixes) {
        this.scale = scale;
        this.prefixes = prefixes;
    }

    /// Whether `data[from, to)` is a number; its size is not checked.
    public boolean parse(byte[] data, int from, int to) {
        int at = TextSpan.skipSpaces(data, from, to);
        int end = TextSpan.trimEnd(data, at, to);
        if (plainInteger(data, at, end)) {
            return true;
        }
        BigInteger whole = prefixes ? prefixed(data, at, end) : null;
        if (whole == null) {
            String number = FloatParser.javaNumber(data, at, end);
            if (number == null || number.endsWith("N") || number.endsWith("y")) {
                return false;
            }
            whole = scaled(number);
        }
        if (whole == null) {
            return false;
        }
        value = whole;
        isLong = value.bitLength() < Long.SIZE;
        longValue = value.longValue();
        return true;
    }

    /// The common case: a few digits, at most a sign and a point.
    private boolean plainInteger(byte[] data, int at, int end) {
        boolean negative = at < end && data[at] == '-';
        if (negative || at < end && data[at] == '+') {
            at++;
        }
        int start = at;
        long number = 0;
        while (at < end && TextSpan.isDigit(data[at])) {
            number = number * 10 + data[at++] - '0';
        }
        int digits = at - start;
        if (at > start && at < end && data[at] == '.') {
            int point = ++at;
            while (at < end && at - point < scale && TextSpan.isDigit(data[at])) {
                number = number * 10 + data[at++] - '0';
            }
            digits += at - point;
            for (int i = at - point; i < scale; i++) {
                number *= 10;
                digits++;
            }
        } else {
            for (int i = 0; i < scale && digits <= DIGITS_LONG; i++) {
                number *= 10;
                digits++;
            }
        }
        if (at != end || at == start || digits > DIGITS_LONG) {
            return false;
        }
        isLong = true;
        longValue = negative ? -number : number;
        return true;
    }

    private static @Nullable BigInteger prefixed(byte[] data, int at, int end) {
        if (end - at < 3 || data[at] != '0') {
            return null;
        }
        int radix = data[at + 1] == 'x' || data[at + 1] == 'X' ? 16 : data[at + 1] == 'b' || data[at + 1] == 'B' ? 2 : 0;
        if (radix == 0) {
            return null;
        }
        StringBuilder digits = new StringBuilder();
        for (int i = at + 2; i < end; i++) {
            boolean isSeparator = data[i] == '_' && i > at + 2 && i + 1 < end && data[i + 1] != '_';
            if (Character.digit(data[i], radix) >= 0) {
                digits.append((char) data[i]);
            } else if (!isSeparator) {
                return null;
            }
        }
        return digits.isEmpty() ? null : new BigInteger(digits.toString(), radix);
    }

    /// Null for exponents of more than 16 bits.
    private @Nullable BigInteger scaled(String number) {
        int mark = number.indexOf('e');
        int exponent = 0;
        if (mark >= 0) {
            try {
                exponent = Short.parseShort(number.substring(mark + 1));
            } catch (NumberFormatException e) {
                return null;
            }
        }
        return new BigDecimal(mark >= 0 ? number.substring(0, mark) : number)
                .scaleByPowerOfTen(exponent)
                .setScale(scale, RoundingMode.HALF_UP)
                .unscaledValue();
    }

    /// Whether the unscaled value fits a long.
    public boolean isLong() {
        return isLong;
    }

    /// Whether the unscaled value has at most `precision` digits.
    public boolean fits(int precision) {
        return isLong
                ? Int128.fits(longValue >> 63, longValue, precision)
                : value.bitLength() <= 127 && Int128.fits(high(), low(), precision);
    }

    public long high() {
        return isLong ? longValue >> 63 : value.shiftRight(64).longValue();
    }

    public long low() {
        return isLong ? longValue : value.longValue();
    }
}
