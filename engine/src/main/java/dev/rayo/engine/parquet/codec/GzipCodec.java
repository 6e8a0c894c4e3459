package dev.rayo.engine.parquet.codec;

import dev.rayo.engine.parquet.encoding.MalformedPageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.zip.GZIPInputStream;

/// Gzip by the JDK, one member or several one after the other.
final class GzipCodec implements PageCodec {
    @Override
    public void decompress(MemorySegment compressed, byte[] to, int at, int size) {
        try (InputStream in =
                new GZIPInputStream(new ByteArrayInputStream(compressed.toArray(ValueLayout.JAVA_BYTE)), 65_536)) {
            int read = in.readNBytes(to, at, size);
            if (read != size || in.read() >= 0) {
                throw new MalformedPageException("gzip data of " + (read == size ? "more than " + size : read)
                        + " bytes where the page header says " + size);
            }
        } catch (IOException e) {
            throw new MalformedPageException("damaged gzip data: " + e.getMessage(), e);
        }
    }
}
