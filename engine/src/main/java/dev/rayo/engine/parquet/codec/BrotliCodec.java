package dev.rayo.engine.parquet.codec;

import dev.rayo.engine.parquet.encoding.MalformedPageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.brotli.dec.BrotliInputStream;

/// Brotli by its authors' Java decoder.
final class BrotliCodec implements PageCodec {
    @Override
    public void decompress(MemorySegment compressed, byte[] to, int at, int size) {
        try (InputStream in =
                new BrotliInputStream(new ByteArrayInputStream(compressed.toArray(ValueLayout.JAVA_BYTE)))) {
            int read = in.readNBytes(to, at, size);
            if (read != size || in.read() >= 0) {
                throw new MalformedPageException("brotli data of " + (read == size ? "more than " + size : read)
                        + " bytes where the page header says " + size);
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof MalformedPageException malformed) {
                throw malformed;
            }
            throw new MalformedPageException("damaged brotli data: " + e.getMessage(), e);
        }
    }
}
