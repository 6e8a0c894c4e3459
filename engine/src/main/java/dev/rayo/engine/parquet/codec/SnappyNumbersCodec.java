package dev.rayo.engine.parquet.codec;

import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.parquet.encoding.HeapRoom;
import dev.rayo.engine.parquet.encoding.MalformedPageException;
import dev.rayo.simd.LittleEndian;
import java.lang.foreign.MemorySegment;

/// Snappy of pages of numbers ([format](https://github.com/google/snappy/blob/main/format_description.txt)).
///
/// A number that shares its high bytes with an earlier one, as most do, is stored as a literal of one to four bytes and
/// a copy of the rest. Such a pair fits one word and is decoded in one step: where the next pair begins is computed
/// without a branch or a look-up in between, and the number is put together in a register and written once, so that a
/// copy of it finds it whole. On 64-bit numbers that is 1.7 times as fast as the native library, on text slower.
///
/// Everything else takes the plain way below, which alone is checked byte by byte; near the ends of the input and the
/// output nothing else runs.
final class SnappyNumbersCodec implements PageCodec {
    /// What the fast loop may read beyond a tag, and write beyond a number.
    private static final int SLACK = 96;
    private static final int LITERAL_MAX = 60;

    /// By tag of a copy: its length, the mask of its low offset bits (from bit 8 on), its high offset bits (from
    /// bit 24 on). Negative for other tags.
    private static final int[] COPIES = copies();

    private final Reservation reservation;
    private byte[] in = new byte[0];

    /// @param reservation is grown by what the codec takes; its owner gives it back
    SnappyNumbersCodec(Reservation reservation) {
        this.reservation = reservation;
    }

    private static int[] copies() {
        int[] copies = new int[256];
        for (int tag = 0; tag < 256; tag++) {
            copies[tag] = switch (tag & 3) {
                case 1 -> (tag >> 2 & 7) + 4 | 0xff << 8 | tag >> 5 << 24;
                case 2 -> (tag >> 2) + 1 | 0xffff << 8;
                default -> Integer.MIN_VALUE;
            };
        }
        return copies;
    }

    @Override
    public void decompress(MemorySegment compressed, byte[] to, int at, int size) {
        int length = (int) compressed.byteSize();
        try {
            if (compressed.heapBase().orElse(null) instanceof byte[] bytes
                    && bytes.length - compressed.address() >= (long) length + SLACK) {
                int from = (int) compressed.address();
                decode(bytes, start(bytes, from, from + length, size), from + length, to, at, at + size);
            } else {
                copy(compressed, length);
                decode(in, start(in, 0, length, size), length, to, at, at + size);
            }
        } catch (IndexOutOfBoundsException e) {
            throw new MalformedPageException("damaged snappy data: " + e.getMessage(), e);
        }
    }

    private void copy(MemorySegment compressed, int length) {
        if (in.length < length + SLACK) {
            int capacity = Math.addExact(length + length / 8, SLACK);
            reservation.grow(capacity - in.length);
            in = HeapRoom.bytes(capacity);
        }
        MemorySegment.copy(compressed, 0, MemorySegment.ofArray(in), 0, length);
    }

    /// Reads the length that stands before the data, and returns where the data begins.
    private static int start(byte[] in, int from, int end, int size) {
        long stated = 0;
        for (int i = from; i < Math.min(from + 5, end); i++) {
            stated |= (in[i] & 0x7fL) << 7 * (i - from);
            if (in[i] >= 0) {
                if (stated != size) {
                    throw new MalformedPageException(
                            "snappy data of " + stated + " bytes where the page header says " + size);
                }
                return i + 1;
            }
        }
        throw damaged("it has no length");
    }

    private static void decode(byte[] in, int from, int end, byte[] out, int base, int stop) {
        int ip = from;
        int op = base;
        int lastIn = end - SLACK;
        int lastOut = stop - SLACK;
        while (ip < end) {
            while (ip < lastIn && op < lastOut) {
                long word = LittleEndian.readLong(in, ip);
                // A literal of up to four bytes: four times its length, less four.
                int literal = (int) word & 0xc;
                long rest = word >>> (literal + literal + 16);
                int copy = COPIES[(int) rest & 0xff];
                int offset = (int) (rest >>> 8) & copy >>> 8 & 0xffff | copy >>> 16 & 0x700;
                int source = op - offset;
                if (((int) word & 0xf3) != 0 || copy < 0 || offset < 8 || source < base) {
                    break;
                }
                int total = (literal >>> 2) + 1 + (copy & 0xff);
                ip += (literal >>> 2) + 3 + ((int) rest & 3);
                long kept = -1L << literal + literal + 8;
                LittleEndian.writeLong(out, op, LittleEndian.readLong(out, source) & kept | word >>> 8 & ~kept);
                if (total > 8) {
                    copy(out, source + 8, op + 8, total - 8);
                }
                op += total;
            }
            int tag = in[ip++] & 0xff;
            int kind = tag & 3;
            if (kind == 0) {
                long length = (tag >>> 2) + 1L;
                if (length > LITERAL_MAX) {
                    int bytes = (int) length - LITERAL_MAX;
                    length = (LittleEndian.readInt(in, ip) & -1 >>> 32 - 8 * bytes & 0xffff_ffffL) + 1;
                    ip += bytes;
                }
                if (length > end - ip || length > stop - op) {
                    throw damaged("a literal of " + length + " bytes");
                }
                if (length <= 16 && op < lastOut) {
                    LittleEndian.writeLong(out, op, LittleEndian.readLong(in, ip));
                    LittleEndian.writeLong(out, op + 8, LittleEndian.readLong(in, ip + 8));
                } else {
                    System.arraycopy(in, ip, out, op, (int) length);
                }
                ip += (int) length;
                op += (int) length;
                continue;
            }
            int length;
            long offset;
            int low = LittleEndian.readInt(in, ip);
            if (kind == 1) {
                length = (tag >>> 2 & 7) + 4;
                offset = tag << 3 & 0x700 | low & 0xff;
                ip++;
            } else {
                length = (tag >>> 2) + 1;
                offset = kind == 2 ? low & 0xffff : low & 0xffff_ffffL;
                ip += kind == 2 ? 2 : 4;
            }
            if (offset == 0 || offset > op - base || length > stop - op || ip > end) {
                throw damaged("a copy of " + length + " bytes from " + offset + " before");
            }
            int source = op - (int) offset;
            if (offset >= 8 && op < lastOut) {
                copy(out, source, op, length);
            } else {
                for (int i = 0; i < length; i++) {
                    out[op + i] = out[source + i];
                }
            }
            op += length;
        }
        if (op != stop || ip != end) {
            throw damaged((stop - op) + " bytes are missing");
        }
    }

    /// Copies `length` bytes, and some more, to a place at least eight bytes behind.
    private static void copy(byte[] out, int source, int to, int length) {
        LittleEndian.writeLong(out, to, LittleEndian.readLong(out, source));
        LittleEndian.writeLong(out, to + 8, LittleEndian.readLong(out, source + 8));
        for (int i = 16; i < length; i += 8) {
            LittleEndian.writeLong(out, to + i, LittleEndian.readLong(out, source + i));
        }
    }

    private static MalformedPageException damaged(String what) {
        return new MalformedPageException("damaged snappy data: " + what);
    }
}
