package dev.rayo.engine.parquet.vector;

import dev.rayo.engine.parquet.encoding.MalformedPageException;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Big-endian two's complement numbers, as decimals are stored. No bytes are zero.
final class BigEndian {
    private BigEndian() {}

    /// The low 64 bits, with the sign extended.
    static long low(byte[] data, int offset, int length) {
        long value = length > 0 && data[offset] < 0 ? -1 : 0;
        for (int i = Math.max(0, length - 8); i < length; i++) {
            value = value << 8 | data[offset + i] & 0xff;
        }
        return value;
    }

    /// Bits 64 to 127, with the sign extended.
    static long high(byte[] data, int offset, int length) {
        return length <= 8 ? low(data, offset, length) >> 63 : low(data, offset, length - 8);
    }

    /// Checks that the first `length - kept` bytes only repeat the sign.
    static void checkFits(byte[] data, int offset, int length, int kept) {
        if (length <= kept) {
            return;
        }
        byte sign = (byte) (data[offset + length - kept] >> 7);
        for (int i = 0; i < length - kept; i++) {
            if (data[offset + i] != sign) {
                throw new MalformedPageException("a decimal of " + length + " bytes that does not fit its precision");
            }
        }
    }

    static double toDouble(byte[] data, int offset, int length, int scale) {
        if (length == 0) {
            return 0;
        }
        return new BigDecimal(new BigInteger(data, offset, length), scale).doubleValue();
    }
}
