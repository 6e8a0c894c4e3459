package dev.rayo.engine.expression;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.simd.LittleEndian;
import dev.rayo.sql.type.Blob;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// A fixed set of byte strings, looked up without allocation.
final class BytesSet {
    private final byte[] @Nullable [] slots;
    private final int mask;

    /// @param values strings or [Blob]s
    BytesSet(Collection<?> values) {
        int size = Integer.highestOneBit(Math.max(4, values.size() * 2)) << 1;
        slots = new byte[size][];
        mask = size - 1;
        for (Object value : values) {
            byte[] bytes =
                    value instanceof Blob blob ? blob.bytes() : ((String) value).getBytes(StandardCharsets.UTF_8);
            int slot = hash(bytes, 0, bytes.length) & mask;
            while (slots[slot] != null) {
                slot = slot + 1 & mask;
            }
            slots[slot] = bytes;
        }
    }

    boolean contains(byte[] data, long view) {
        int offset = BytesColumn.offset(view);
        int length = BytesColumn.bytes(view);
        int slot = hash(data, offset, length) & mask;
        for (byte[] member = slots[slot]; member != null; member = slots[slot]) {
            if (member.length == length && Arrays.equals(member, 0, length, data, offset, offset + length)) {
                return true;
            }
            slot = slot + 1 & mask;
        }
        return false;
    }

    /// Of the length and the first and the last eight bytes: members are compared in full anyway.
    private static int hash(byte[] data, int offset, int length) {
        long hash = length * 0x9E3779B97F4A7C15L;
        if (length >= 8) {
            hash = (hash ^ LittleEndian.readLong(data, offset)) * 0xD6E8FEB86659FD93L;
            hash ^= hash >>> 32 ^ LittleEndian.readLong(data, offset + length - 8);
        } else {
            for (int i = offset; i < offset + length; i++) {
                hash = hash << 8 ^ hash >>> 56 ^ data[i];
            }
        }
        hash *= 0xD6E8FEB86659FD93L;
        return (int) (hash ^ hash >>> 32);
    }
}
