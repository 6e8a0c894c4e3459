package dev.rayo.engine.parquet.page;

import java.util.HashMap;
import java.util.Map;
import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.TConfiguration;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TEndpointTransport;
import shaded.parquet.org.apache.thrift.transport.TTransportException;

/// Reads the structures of a Parquet file's metadata from memory: no stream is asked for each byte, which is most of what
/// reading a footer takes in a process that has just begun.
public final class ThriftStructs {
    private ThriftStructs() {}

    /// Fills `struct` from the `length` bytes at `from`; what follows the structure is ignored.
    ///
    /// @throws TException if they hold no such structure, or end before it does
    public static <T extends TBase<?, ?>> T read(T struct, byte[] bytes, int from, int length) throws TException {
        struct.read(new Protocol(new Bytes(bytes, from, length)));
        return struct;
    }

    /// The same names stand in each row group; they are kept once.
    private static final class Protocol extends TCompactProtocol {
        private final Map<String, String> known = new HashMap<>();

        Protocol(Bytes bytes) {
            super(bytes);
        }

        @Override
        public String readString() throws TException {
            String text = super.readString();
            String first = known.putIfAbsent(text, text);
            return first == null ? text : first;
        }
    }

    private static final class Bytes extends TEndpointTransport {
        private final byte[] bytes;
        private final int end;
        private int at;

        Bytes(byte[] bytes, int from, int length) throws TTransportException {
            super(TConfiguration.custom().setMaxMessageSize(length).build());
            this.bytes = bytes;
            this.at = from;
            this.end = from + length;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws TTransportException {
            if (length > end - at) {
                throw new TTransportException(TTransportException.END_OF_FILE, "it ends early");
            }
            System.arraycopy(bytes, at, to, offset, length);
            at += length;
            return length;
        }

        @Override
        public byte[] getBuffer() {
            return bytes;
        }

        @Override
        public int getBufferPosition() {
            return at;
        }

        @Override
        public int getBytesRemainingInBuffer() {
            return end - at;
        }

        @Override
        public void consumeBuffer(int length) {
            at += length;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            throw new UnsupportedOperationException("these bytes are only read");
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void open() {}

        @Override
        public void close() {}
    }
}
