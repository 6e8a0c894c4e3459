package dev.rayo.engine.parquet.page;

import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.parquet.codec.PageCodec;
import dev.rayo.engine.parquet.encoding.HeapRoom;
import java.util.EnumMap;
import java.util.Map;
import org.apache.parquet.format.CompressionCodec;

/// Buffers that a worker reuses from morsel to morsel for one column of a scan. Used by one thread at a time.
public final class ColumnScratch {
    /// The longest array every JVM can make.
    private static final int BYTES_MAX = Integer.MAX_VALUE - 64;

    final ByteWindow window;
    private final Reservation reservation;
    private final Map<CompressionCodec, PageCodec> codecs = new EnumMap<>(CompressionCodec.class);
    private final Map<CompressionCodec, PageCodec> numberCodecs = new EnumMap<>(CompressionCodec.class);
    private byte[] page = new byte[0];
    private long[] pageValidity = new long[0];
    private int[] repetition = new int[0];
    private int[] definition = new int[0];

    /// @param reservation is grown by what the buffers take; its owner gives it back
    /// @param window      what is read of the file, shared with the worker's other columns
    public ColumnScratch(Reservation reservation, ByteWindow window) {
        this.reservation = reservation;
        this.window = window;
    }

    PageCodec codec(CompressionCodec codec) {
        return codecs.computeIfAbsent(codec, PageCodec::of);
    }

    PageCodec numberCodec(CompressionCodec codec) {
        return numberCodecs.computeIfAbsent(codec, c -> PageCodec.ofNumbers(c, reservation));
    }

    /// The buffer for a decompressed page, at least `bytes` long; its content is lost.
    byte[] page(int bytes) {
        if (page.length < bytes) {
            int capacity = (int) Math.min(BYTES_MAX, bytes + bytes / 8L);
            reservation.grow(capacity - page.length);
            page = HeapRoom.bytes(capacity);
        }
        return page;
    }

    /// The buffer for the validity of a page of `values`.
    long[] pageValidity(int values) {
        int words = (values + 63) >>> 6;
        if (pageValidity.length < words) {
            reservation.grow(8L * (words - pageValidity.length));
            pageValidity = HeapRoom.longs(words);
        }
        return pageValidity;
    }

    /// The buffer for the repetition levels of a page of `values`.
    int[] repetition(int values) {
        if (repetition.length < values) {
            reservation.grow(4L * (values - repetition.length));
            repetition = HeapRoom.ints(values);
        }
        return repetition;
    }

    /// The buffer for the definition levels of a page of `values`.
    int[] definition(int values) {
        if (definition.length < values) {
            reservation.grow(4L * (values - definition.length));
            definition = HeapRoom.ints(values);
        }
        return definition;
    }
}
