package dev.rayo.simd;

/// Defines the decoding.
sealed class ScalarUnpackKernels implements UnpackKernels permits VectorUnpackKernels {
    private final ScalarBitKernels bitKernels = new ScalarBitKernels();

    @Override
    public void unpack(byte[] in, int offset, int width, int count, int[] out, int outOffset) {
        checkWidth(width, 32);
        PackedBits.check(in, offset, (long) width * count);
        unpack(in, offset, width, 0, count, out, outOffset);
    }

    /// Unpacks values `from` to `count - 1` into the places that they have when all are unpacked.
    static void unpack(byte[] in, int offset, int width, int from, int count, int[] out, int outOffset) {
        int mask = (int) PackedBits.mask(width);
        long bit = (long) from * width;
        int i = from;
        // Up to seven bits of shift and 32 of value come out of one long.
        for (; i < count && offset + (bit >> 3) + 8 <= in.length; i++, bit += width) {
            out[outOffset + i] = (int) ((long) PackedBits.LONGS.get(in, offset + (int) (bit >> 3)) >>> (bit & 7)) & mask;
        }
        for (; i < count; i++, bit += width) {
            out[outOffset + i] = (int) PackedBits.read(in, offset, bit) & mask;
        }
    }

    @Override
    public void unpack(byte[] in, int offset, int width, int count, long[] out, int outOffset) {
        checkWidth(width, 64);
        PackedBits.check(in, offset, (long) width * count);
        unpack(in, offset, width, 0, count, out, outOffset);
    }

    /// Unpacks values `from` to `count - 1` into the places that they have when all are unpacked.
    static void unpack(byte[] in, int offset, int width, int from, int count, long[] out, int outOffset) {
        long mask = PackedBits.mask(width);
        long bit = (long) from * width;
        for (int i = from; i < count; i++, bit += width) {
            out[outOffset + i] = PackedBits.read(in, offset, bit) & mask;
        }
    }

    static void checkWidth(int width, int most) {
        if (width < 0 || width > most) {
            throw new IllegalArgumentException("bit width is not between 0 and " + most + ": " + width);
        }
    }

    @Override
    public int prefixSum(int previous, int minDelta, int[] values, int offset, int count) {
        int value = previous;
        for (int i = offset; i < offset + count; i++) {
            value += minDelta + values[i];
            values[i] = value;
        }
        return value;
    }

    @Override
    public long prefixSum(long previous, long minDelta, long[] values, int offset, int count) {
        long value = previous;
        for (int i = offset; i < offset + count; i++) {
            value += minDelta + values[i];
            values[i] = value;
        }
        return value;
    }

    @Override
    public void joinStreams(byte[] in, int offset, int stride, int count, int[] out, int outOffset) {
        joinStreams(in, offset, stride, 0, count, out, outOffset);
    }

    /// Joins values `from` to `count - 1`.
    static void joinStreams(byte[] in, int offset, int stride, int from, int count, int[] out, int outOffset) {
        for (int i = from; i < count; i++) {
            out[outOffset + i] = join4(in, offset + i, stride);
        }
    }

    @Override
    public void joinStreams(byte[] in, int offset, int stride, int count, float[] out, int outOffset) {
        joinStreams(in, offset, stride, 0, count, out, outOffset);
    }

    /// Joins values `from` to `count - 1`.
    static void joinStreams(byte[] in, int offset, int stride, int from, int count, float[] out, int outOffset) {
        for (int i = from; i < count; i++) {
            out[outOffset + i] = Float.intBitsToFloat(join4(in, offset + i, stride));
        }
    }

    private static int join4(byte[] in, int at, int stride) {
        return in[at] & 0xff
                | (in[at + stride] & 0xff) << 8
                | (in[at + 2 * stride] & 0xff) << 16
                | in[at + 3 * stride] << 24;
    }

    @Override
    public void joinStreams(byte[] in, int offset, int stride, int count, long[] out, int outOffset) {
        joinStreams(in, offset, stride, 0, count, out, outOffset);
    }

    /// Joins values `from` to `count - 1`.
    static void joinStreams(byte[] in, int offset, int stride, int from, int count, long[] out, int outOffset) {
        for (int i = from; i < count; i++) {
            out[outOffset + i] = join8(in, offset + i, stride);
        }
    }

    @Override
    public void joinStreams(byte[] in, int offset, int stride, int count, double[] out, int outOffset) {
        joinStreams(in, offset, stride, 0, count, out, outOffset);
    }

    /// Joins values `from` to `count - 1`.
    static void joinStreams(byte[] in, int offset, int stride, int from, int count, double[] out, int outOffset) {
        for (int i = from; i < count; i++) {
            out[outOffset + i] = Double.longBitsToDouble(join8(in, offset + i, stride));
        }
    }

    private static long join8(byte[] in, int at, int stride) {
        return join4(in, at, stride) & 0xffff_ffffL | (long) join4(in, at + 4 * stride, stride) << 32;
    }

    @Override
    public void joinStreams(byte[] in, int offset, int stride, int width, int count, byte[] out, int outOffset) {
        for (int stream = 0; stream < width; stream++) {
            int from = offset + stream * stride;
            int to = outOffset + stream;
            for (int i = 0; i < count; i++, to += width) {
                out[to] = in[from + i];
            }
        }
    }

    @Override
    public int definitionBits(byte[] in, int offset, int end, int count, long[] out, int to) {
        int at = offset;
        int done = 0;
        int set = 0;
        while (done < count) {
            long header = 0;
            int shift = 0;
            byte part;
            do {
                if (at >= end || shift > 28) {
                    throw new IllegalArgumentException(
                            "levels end after " + done + " of " + count + " rows, at byte " + (at - offset));
                }
                part = in[at++];
                header |= (long) (part & 0x7f) << shift;
                shift += 7;
            } while (part < 0);

            long rows = (header & 1) == 0 ? header >> 1 : (header >> 1) * 8;
            if (rows == 0) {
                throw new IllegalArgumentException("level run of no rows before byte " + (at - offset));
            }
            int taken = (int) Math.min(rows, count - done);
            int bytes = (header & 1) == 0 ? 1 : (taken + 7) / 8;
            if (at + bytes > end) {
                throw new IllegalArgumentException(
                        "level run of " + rows + " rows needs " + bytes + " bytes, has " + (end - at));
            }
            if ((header & 1) == 0) {
                boolean defined = (in[at] & 1) != 0;
                bitKernels.fillRange(defined, to + done, taken, out);
                set += defined ? taken : 0;
                at++;
            } else {
                bitKernels.fromPackedBytes(in, at, taken, out, to + done);
                set += count(in, at, taken);
                // A last run may be cut short by writers; what is beyond the wanted rows is never looked at.
                at = (int) Math.min(end, at + rows / 8);
            }
            done += taken;
        }
        return set;
    }

    /// Counts the set bits among the first `count` from byte `offset` on.
    private static int count(byte[] in, int offset, int count) {
        int set = 0;
        for (int done = 0; done < count; done += 64) {
            set += Long.bitCount(PackedBits.read(in, offset, done) & Bits.maskOfWord(0, count - done));
        }
        return set;
    }
}
