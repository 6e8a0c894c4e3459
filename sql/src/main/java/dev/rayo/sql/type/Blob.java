package dev.rayo.sql.type;

import java.util.Arrays;

/// Bytes as a value. The array must not be changed after it is handed over.
public record Blob(byte[] bytes) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Blob that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            if (b >= 32 && b < 127 && b != '\\' && b != '\'' && b != '"') {
                text.append((char) b);
            } else {
                text.append(String.format("\\x%02X", b & 0xff));
            }
        }
        return text.toString();
    }
}
