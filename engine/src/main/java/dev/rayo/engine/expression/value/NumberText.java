package dev.rayo.engine.expression.value;

import dev.rayo.engine.expression.kernel.BytesWriter;
import dev.rayo.simd.Int128;
import java.math.BigDecimal;

/// Writes numbers: integers, decimals with all digits of their scale, floating point with as few digits as read back to
/// the same number.
public final class NumberText {
    /// From this exponent on, and below the other, floating-point numbers are written as `1e+16` and `1e-05`.
    private static final int EXPONENT_MAX = 16;

    private static final int EXPONENT_MIN = -4;

    private NumberText() {}

    /// For 0 to 18 digits.
    public static long powerOfTen(int digits) {
        return Int128.powerLow(digits);
    }

    public static void integer(long value, BytesWriter out) {
        out.append(Long.toString(value));
    }

    public static void decimal(long unscaled, int precision, int scale, BytesWriter out) {
        decimal(Long.toString(unscaled), precision, scale, out);
    }

    public static void decimal(long high, long low, int precision, int scale, BytesWriter out) {
        String unscaled =
                high == low >> 63 ? Long.toString(low) : Int128.toBigInteger(high, low).toString();
        decimal(unscaled, precision, scale, out);
    }

    /// A decimal all of whose digits are behind the point has no zero in front of it: `.05`.
    private static void decimal(String unscaled, int precision, int scale, BytesWriter out) {
        if (scale == 0) {
            out.append(unscaled);
            return;
        }
        int sign = unscaled.charAt(0) == '-' ? 1 : 0;
        int whole = unscaled.length() - sign - scale;
        out.append(unscaled.substring(0, sign));
        if (whole > 0) {
            out.append(unscaled.substring(sign, sign + whole));
            out.append((byte) '.');
            out.append(unscaled.substring(sign + whole));
            return;
        }
        out.append(precision > scale ? "0." : ".");
        for (int i = whole; i < 0; i++) {
            out.append((byte) '0');
        }
        out.append(unscaled.substring(sign));
    }

    public static void real(float value, BytesWriter out) {
        if (Float.isNaN(value) || Float.isInfinite(value)) {
            notFinite(value, out);
        } else {
            floating(shortest(value), out);
        }
    }

    public static void floating(double value, BytesWriter out) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            notFinite(value, out);
        } else {
            floating(shortest(value), out);
        }
    }

    private static void notFinite(double value, BytesWriter out) {
        out.append(Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf");
    }

    /// Java writes at least two digits, and then the closest ones: 4.9E-324, where 5E-324 reads back the same.
    private static String shortest(double value) {
        String text = Double.toString(value);
        String one = oneDigit(text);
        return !one.isEmpty() && Double.parseDouble(one) == value ? one : text;
    }

    /// Where two shortest texts are equally close, or the shortest one is as close to the next number, it takes the
    /// digits of a DOUBLE to say which number is meant.
    private static String shortest(float value) {
        String text = Float.toString(value);
        String one = oneDigit(text);
        if (!one.isEmpty() && Float.parseFloat(one) == value) {
            return one;
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal shown = new BigDecimal(text).stripTrailingZeros();
        BigDecimal twice = shown.subtract(exact).abs().multiply(BigDecimal.TWO);
        boolean undecided = twice.compareTo(BigDecimal.ONE.scaleByPowerOfTen(-shown.scale())) == 0
                || twice.compareTo(new BigDecimal(Math.ulp(value))) == 0
                || isShort(exact, Math.nextUp(value), shown.precision())
                || isShort(exact, Math.nextDown(value), shown.precision());
        return undecided ? Double.toString(value) : text;
    }

    /// Whether the border between a number and its neighbour has less than `digits` digits.
    private static boolean isShort(BigDecimal exact, float neighbour, int digits) {
        return !Float.isInfinite(neighbour)
                && exact.add(new BigDecimal(neighbour)).divide(BigDecimal.TWO).stripTrailingZeros().precision()
                        < digits;
    }

    /// A two-digit number with an exponent, such as `4.9E-324`, rounded to one digit; else empty.
    private static String oneDigit(String text) {
        int first = text.charAt(0) == '-' ? 1 : 0;
        int exponent = text.indexOf('E');
        if (exponent != first + 3 || text.charAt(first + 2) == '0') {
            return "";
        }
        int digit = text.charAt(first) - '0' + (text.charAt(first + 2) >= '5' ? 1 : 0);
        String mantissa = text.substring(0, first) + (digit == 10 ? "10.0" : digit + ".0");
        return mantissa + text.substring(exponent);
    }

    /// Rewrites what Java's `toString` gives.
    private static void floating(String text, BytesWriter out) {
        int at = 0;
        if (text.charAt(0) == '-') {
            out.append((byte) '-');
            at = 1;
        }
        int mark = text.indexOf('E');
        int end = mark < 0 ? text.length() : mark;
        int point = text.indexOf('.');
        int exponent = (mark < 0 ? 0 : Integer.parseInt(text.substring(mark + 1))) + point - at - 1;
        String digits = text.substring(at, point) + text.substring(point + 1, end);
        int first = 0;
        while (first < digits.length() - 1 && digits.charAt(first) == '0') {
            first++;
            exponent--;
        }
        int last = digits.length();
        while (last > first + 1 && digits.charAt(last - 1) == '0') {
            last--;
        }
        digits = digits.substring(first, last);
        if (digits.equals("0")) {
            out.append("0.0");
        } else if (exponent >= EXPONENT_MAX || exponent < EXPONENT_MIN) {
            scientific(digits, exponent, out);
        } else {
            plain(digits, exponent, out);
        }
    }

    private static void scientific(String digits, int exponent, BytesWriter out) {
        out.append(digits.substring(0, 1));
        if (digits.length() > 1) {
            out.append((byte) '.');
            out.append(digits.substring(1));
        }
        out.append(exponent < 0 ? "e-" : "e+");
        TemporalText.digits(Math.abs(exponent), 2, out);
    }

    private static void plain(String digits, int exponent, BytesWriter out) {
        if (exponent < 0) {
            out.append("0." + "0".repeat(-exponent - 1) + digits);
        } else if (digits.length() <= exponent + 1) {
            out.append(digits + "0".repeat(exponent + 1 - digits.length()) + ".0");
        } else {
            out.append(digits.substring(0, exponent + 1) + "." + digits.substring(exponent + 1));
        }
    }
}
