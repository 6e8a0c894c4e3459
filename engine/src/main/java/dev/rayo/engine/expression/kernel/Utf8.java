package dev.rayo.engine.expression.kernel;

/// Code points in valid UTF-8.
public final class Utf8 {
    private Utf8() {}

    /// Bytes of the character whose first byte this is.
    public static int width(byte first) {
        return first >= 0 ? 1 : (first & 0xe0) == 0xc0 ? 2 : (first & 0xf0) == 0xe0 ? 3 : 4;
    }

    public static boolean isContinuation(byte b) {
        return (b & 0xc0) == 0x80;
    }

    /// Code points in `length` bytes from `offset` on.
    public static int count(byte[] data, int offset, int length) {
        int count = 0;
        for (int i = offset, end = offset + length; i < end; i++) {
            count += (data[i] & 0xc0) == 0x80 ? 0 : 1;
        }
        return count;
    }

    /// Whether all bytes are ASCII.
    public static boolean isAscii(byte[] data, int offset, int length) {
        int any = 0;
        for (int i = offset, end = offset + length; i < end; i++) {
            any |= data[i];
        }
        return any >= 0;
    }

    /// The code point that begins at `at`.
    public static int decode(byte[] data, int at) {
        byte first = data[at];
        return switch (width(first)) {
            case 1 -> first;
            case 2 -> (first & 0x1f) << 6 | data[at + 1] & 0x3f;
            case 3 -> (first & 0x0f) << 12 | (data[at + 1] & 0x3f) << 6 | data[at + 2] & 0x3f;
            default ->
                (first & 0x07) << 18 | (data[at + 1] & 0x3f) << 12 | (data[at + 2] & 0x3f) << 6 | data[at + 3] & 0x3f;
        };
    }

    /// Writes `c` at `at` and returns its bytes, at most 4.
    public static int encode(int c, byte[] data, int at) {
        if (c < 0x80) {
            data[at] = (byte) c;
            return 1;
        }
        if (c < 0x800) {
            data[at] = (byte) (0xc0 | c >> 6);
            data[at + 1] = (byte) (0x80 | c & 0x3f);
            return 2;
        }
        if (c < 0x10000) {
            data[at] = (byte) (0xe0 | c >> 12);
            data[at + 1] = (byte) (0x80 | c >> 6 & 0x3f);
            data[at + 2] = (byte) (0x80 | c & 0x3f);
            return 3;
        }
        data[at] = (byte) (0xf0 | c >> 18);
        data[at + 1] = (byte) (0x80 | c >> 12 & 0x3f);
        data[at + 2] = (byte) (0x80 | c >> 6 & 0x3f);
        data[at + 3] = (byte) (0x80 | c & 0x3f);
        return 4;
    }
}
