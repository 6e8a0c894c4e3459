package dev.rayo.engine.arrow;

import com.google.flatbuffers.Table;
import dev.rayo.engine.parquet.page.FileInput;
import dev.rayo.sql.error.RayoException;
import java.nio.ByteBuffer;
import org.apache.arrow.flatbuf.Message;
import org.jspecify.annotations.Nullable;

/// One message of Arrow's IPC format: metadata, and a body of buffers behind it, which is not read here.
///
/// @param body where the body begins in the file
record ArrowMessage(Message message, long body) {
    private static final int CONTINUATION = -1;

    /// The message at `at`, or null at the end of a stream: its mark, or the end of the file.
    ///
    /// @throws RayoException USER if the file ends within the message
    static @Nullable ArrowMessage read(FileInput input, long at) {
        long left = input.size() - at;
        if (left == 0) {
            return null;
        }
        if (at < 0 || left < 4) {
            throw truncated(at, input);
        }
        ByteBuffer prefix = ArrowNumbers.littleEndian(new byte[(int) Math.min(8, left)]);
        input.read(at, prefix);
        // Files from before version 0.15 have no mark before the length.
        boolean marked = prefix.getInt(0) == CONTINUATION;
        if (marked && left < 8) {
            throw truncated(at, input);
        }
        int length = prefix.getInt(marked ? 4 : 0);
        long start = at + (marked ? 8 : 4);
        if (length == 0) {
            return null;
        }
        if (length < 0 || length > input.size() - start) {
            throw truncated(at, input);
        }
        ByteBuffer metadata = ArrowNumbers.littleEndian(new byte[length]);
        input.read(start, metadata);
        ArrowMessage message = new ArrowMessage(Message.getRootAsMessage(metadata.flip()), start + length);
        if (message.bodyLength() < 0 || message.bodyLength() > input.size() - message.body()) {
            throw truncated(at, input);
        }
        return message;
    }

    /// One of [org.apache.arrow.flatbuf.MessageHeader].
    byte type() {
        return message.headerType();
    }

    Table header(Table empty) {
        return message.header(empty);
    }

    long bodyLength() {
        return message.bodyLength();
    }

    /// Where the next message begins.
    long end() {
        return body + bodyLength();
    }

    private static RayoException truncated(long at, FileInput input) {
        return RayoException.user(
                "malformed Arrow data: no whole message at " + at + " of " + input.size() + " bytes",
                "is the file complete?");
    }
}
