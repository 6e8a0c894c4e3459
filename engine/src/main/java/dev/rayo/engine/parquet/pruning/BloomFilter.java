package dev.rayo.engine.parquet.pruning;

import dev.rayo.engine.parquet.page.FileInput;
import dev.rayo.engine.parquet.schema.LeafType;
import dev.rayo.engine.parquet.schema.LeafType.Conversion;
import dev.rayo.sql.type.Type;
import io.airlift.compress.v3.xxhash.XxHash64Hasher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalLong;
import org.apache.parquet.format.BloomFilterHeader;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/// The split block bloom filter of a column chunk (format document "BloomFilter"), of which only the blocks that are
/// asked for are read.
public final class BloomFilter {
    private static final int BLOCK_BYTES = 32;
    private static final int HEADER_BYTES_MAX = 64;
    private static final int BYTES_MAX = 128 << 20;
    private static final int[] SALT = {
        0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31
    };

    private final FileInput input;
    private final LeafType leaf;
    private final long blocksOffset;
    private final int blockCount;

    private BloomFilter(FileInput input, LeafType leaf, long blocksOffset, int blockCount) {
        this.input = input;
        this.leaf = leaf;
        this.blocksOffset = blocksOffset;
        this.blockCount = blockCount;
    }

    /// The filter of a chunk; null if it has none, or none that makes sense.
    public static @Nullable BloomFilter open(FileInput input, ColumnMetaData meta, LeafType leaf) {
        long offset = meta.isSetBloom_filter_offset() ? meta.getBloom_filter_offset() : 0;
        if (offset <= 0 || offset >= input.size()) {
            return null;
        }
        ByteBuffer start = ByteBuffer.allocate((int) Math.min(HEADER_BYTES_MAX, input.size() - offset));
        input.read(offset, start);
        ByteArrayInputStream in = new ByteArrayInputStream(start.array());
        BloomFilterHeader header;
        try {
            header = Util.readBloomFilterHeader(in);
        } catch (IOException | RuntimeException e) {
            return null;
        }
        int bytes = header.getNumBytes();
        long blocks = offset + start.capacity() - in.available();
        boolean known = header.getAlgorithm().isSetBLOCK()
                && header.getHash().isSetXXHASH()
                && header.getCompression().isSetUNCOMPRESSED();
        if (!known || bytes < BLOCK_BYTES || bytes > BYTES_MAX || bytes > input.size() - blocks) {
            return null;
        }
        return new BloomFilter(input, leaf, blocks, bytes / BLOCK_BYTES);
    }

    /// Whether one of `values`, in the form of [ValueOrder], may be in the chunk.
    public boolean mayContain(Iterable<Object> values) {
        for (Object value : values) {
            OptionalLong hash = hash(value);
            if (hash.isEmpty() || mayContain(hash.getAsLong())) {
                return true;
            }
        }
        return false;
    }

    private boolean mayContain(long hash) {
        long block = (hash >>> 32) * blockCount >>> 32;
        ByteBuffer bits = ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        input.read(blocksOffset + block * BLOCK_BYTES, bits);
        for (int i = 0; i < SALT.length; i++) {
            int bit = (int) hash * SALT[i] >>> 27;
            if ((bits.getInt(4 * i) >>> bit & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    /// The hash of the stored form of a value; empty if the value could be stored in several forms.
    private OptionalLong hash(Object value) {
        byte[] stored = stored(value);
        return stored == null ? OptionalLong.empty() : OptionalLong.of(XxHash64Hasher.hash(stored));
    }

    private byte @Nullable [] stored(Object value) {
        return switch (leaf.physical()) {
            case INT32 -> integer(value, 4);
            case INT64 -> integer(value, 8);
            case FLOAT, DOUBLE -> floating(value);
            case BYTE_ARRAY -> value instanceof byte[] bytes && leaf.conversion() != Conversion.DECIMAL ? bytes : null;
            case FIXED_LEN_BYTE_ARRAY -> fixed(value);
            case BOOLEAN, INT96 -> null;
        };
    }

    private byte @Nullable [] integer(Object value, int bytes) {
        BigDecimal number;
        if (value instanceof Long l) {
            number = BigDecimal.valueOf(l);
        } else if (value instanceof BigDecimal d) {
            number = d.movePointRight(leaf.type() instanceof Type.Decimal decimal ? decimal.scale() : 0);
        } else {
            return null;
        }
        switch (leaf.conversion()) {
            case MILLIS -> number = number.movePointLeft(3);
            case NANOS, DECIMAL -> {
                return null;
            }
            default -> {}
        }
        try {
            long bits = number.toBigIntegerExact().longValue();
            ByteBuffer buffer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(bits);
            return Arrays.copyOf(buffer.array(), bytes);
        } catch (ArithmeticException e) {
            return null;
        }
    }

    /// Zeros and NaNs have several forms.
    private byte @Nullable [] floating(Object value) {
        if (!(value instanceof Double d) || d.isNaN() || d == 0) {
            return null;
        }
        return leaf.physical() == org.apache.parquet.format.Type.FLOAT
                ? ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(d.floatValue()).array()
                : ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(d).array();
    }

    private byte @Nullable [] fixed(Object value) {
        if (value instanceof byte[] bytes && leaf.conversion() != Conversion.UUID) {
            return bytes.length == leaf.typeLength() ? bytes : null;
        }
        if (!(value instanceof BigDecimal decimal) || leaf.conversion() != Conversion.DECIMAL) {
            return null;
        }
        BigInteger unscaled;
        try {
            unscaled = decimal.setScale(leaf.scale()).unscaledValue();
        } catch (ArithmeticException e) {
            return null;
        }
        byte[] shortest = unscaled.toByteArray();
        if (shortest.length > leaf.typeLength()) {
            return null;
        }
        byte[] stored = new byte[leaf.typeLength()];
        Arrays.fill(stored, (byte) (unscaled.signum() < 0 ? -1 : 0));
        System.arraycopy(shortest, 0, stored, stored.length - shortest.length, shortest.length);
        return stored;
    }
}
