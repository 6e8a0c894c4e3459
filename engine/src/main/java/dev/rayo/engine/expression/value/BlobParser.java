package dev.rayo.engine.expression.value;

import dev.rayo.engine.expression.kernel.BytesWriter;

/// Reads blobs: ASCII characters, and any byte as `\xHH`.
public final class BlobParser {
    private BlobParser() {}

    /// Appends the bytes; false if there is another backslash or a character that is not ASCII.
    public static boolean parse(byte[] data, int from, int to, BytesWriter out) {
        for (int at = from; at < to; at++) {
            byte b = data[at];
            if (b < 0) {
                return false;
            }
            if (b != '\\') {
                out.append(b);
                continue;
            }
            if (to - at < 4 || data[at + 1] != 'x') {
                return false;
            }
            int high = Character.digit(data[at + 2], 16);
            int low = Character.digit(data[at + 3], 16);
            if (high < 0 || low < 0) {
                return false;
            }
            out.append((byte) (high << 4 | low));
            at += 3;
        }
        return true;
    }
}
