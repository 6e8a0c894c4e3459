package dev.rayo.engine.parquet.write;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/// Mends the footer of a file with intervals. The format has no logical type for them, only the older converted type;
/// parquet-java sets the logical type UNKNOWN beside it, by which DuckDB and others take every value for NULL.
final class IntervalFooter {
    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};
    private static final int TAIL_BYTES = 8;

    private IntervalFooter() {}

    /// Writes the footer of a complete file again, without logical types of intervals.
    static void mend(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long tail = channel.size() - TAIL_BYTES;
            int length = read(channel, tail, TAIL_BYTES).getInt(0);
            FileMetaData footer = Util.readFileMetaData(
                    new ByteArrayInputStream(read(channel, tail - length, length).array()));
            for (SchemaElement element : footer.getSchema()) {
                if (element.getConverted_type() == ConvertedType.INTERVAL) {
                    element.unsetLogicalType();
                }
            }
            ByteArrayOutputStream mended = new ByteArrayOutputStream();
            Util.writeFileMetaData(footer, mended);
            ByteBuffer bytes = ByteBuffer.allocate(mended.size() + TAIL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.put(mended.toByteArray()).putInt(mended.size()).put(MAGIC).flip();
            channel.truncate(tail - length).position(tail - length);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new IOException("the file became shorter while it was written");
            }
        }
        return bytes;
    }
}
