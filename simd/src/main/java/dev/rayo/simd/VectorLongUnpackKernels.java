package dev.rayo.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Unpacks bits into long lanes.
///
/// One load brings a vector of bytes that holds the bits of every lane. Lane `j` begins in 64-bit word `j * width / 64`
/// of it and may go on in the next word: both are moved to the lane, shifted into place and joined. Four lanes
/// of an odd width end inside a byte, so there every second load begins four bits into its first byte.
final class VectorLongUnpackKernels {
    private static final VectorSpecies<Long> SPECIES = VectorKernels.LONGS;
    private static final VectorSpecies<Byte> BYTES = VectorKernels.BYTES;
    private static final int LANES = SPECIES.length();
    /// Where lanes begin, by width, for loads that begin with a byte and for those that begin four bits later.
    private static final Places[] WHOLE = places(0);
    private static final Places[] HALF = places(4);

    private VectorLongUnpackKernels() {}

    /// The words and shifts of the lanes, as entries of index vectors.
    private record Places(long[] words, long[] nextWords, long[] shifts, long[] nextShifts) {}

    private static Places[] places(int firstBit) {
        Places[] places = new Places[65];
        for (int width = 0; width <= 64; width++) {
            Places place = new Places(new long[LANES], new long[LANES], new long[LANES], new long[LANES]);
            for (int lane = 0; lane < LANES; lane++) {
                int bit = firstBit + lane * width;
                // The word after the last is only asked for where nothing of it is used.
                place.words()[lane] = Math.min(bit / 64, LANES - 1);
                place.nextWords()[lane] = Math.min(bit / 64 + 1, LANES - 1);
                place.shifts()[lane] = bit % 64;
                place.nextShifts()[lane] = 63 - bit % 64;
            }
            places[width] = place;
        }
        return places;
    }

    /// Unpacks whole vectors for as long as their loads stay inside of `in`, and returns how many values that were.
    static int unpack(byte[] in, int offset, int width, int count, long[] out, int outOffset) {
        if (LANES < 4) {
            return 0;
        }
        Places whole = WHOLE[width];
        LongVector words = LongVector.fromArray(SPECIES, whole.words(), 0);
        LongVector nextWords = LongVector.fromArray(SPECIES, whole.nextWords(), 0);
        LongVector shifts = LongVector.fromArray(SPECIES, whole.shifts(), 0);
        LongVector nextShifts = LongVector.fromArray(SPECIES, whole.nextShifts(), 0);
        long mask = PackedBits.mask(width);
        int last = in.length - BYTES.length();
        int i = 0;
        int at = offset;
        // The second word of a lane in two shifts: together they are 64 when nothing of it is used, and give zero.
        if (LANES > 4 || (width & 1) == 0) {
            int step = LANES * width / 8;
            for (; i <= count - LANES && at <= last; i += LANES, at += step) {
                LongVector packed = ByteVector.fromArray(BYTES, in, at).reinterpretAsLongs();
                LongVector low = words.selectFrom(packed).lanewise(VectorOperators.LSHR, shifts);
                LongVector high = nextWords
                        .selectFrom(packed)
                        .lanewise(VectorOperators.LSHL, 1)
                        .lanewise(VectorOperators.LSHL, nextShifts);
                low.or(high).and(mask).intoArray(out, outOffset + i);
            }
            return i;
        }
        Places half = HALF[width];
        LongVector halfWords = LongVector.fromArray(SPECIES, half.words(), 0);
        LongVector nextHalfWords = LongVector.fromArray(SPECIES, half.nextWords(), 0);
        LongVector halfShifts = LongVector.fromArray(SPECIES, half.shifts(), 0);
        LongVector nextHalfShifts = LongVector.fromArray(SPECIES, half.nextShifts(), 0);
        for (; i <= count - 2 * LANES && at + width / 2 <= last; i += 2 * LANES, at += width) {
            LongVector packed = ByteVector.fromArray(BYTES, in, at).reinterpretAsLongs();
            LongVector low = words.selectFrom(packed).lanewise(VectorOperators.LSHR, shifts);
            LongVector high = nextWords
                    .selectFrom(packed)
                    .lanewise(VectorOperators.LSHL, 1)
                    .lanewise(VectorOperators.LSHL, nextShifts);
            low.or(high).and(mask).intoArray(out, outOffset + i);
            packed = ByteVector.fromArray(BYTES, in, at + width / 2).reinterpretAsLongs();
            low = halfWords.selectFrom(packed).lanewise(VectorOperators.LSHR, halfShifts);
            high = nextHalfWords
                    .selectFrom(packed)
                    .lanewise(VectorOperators.LSHL, 1)
                    .lanewise(VectorOperators.LSHL, nextHalfShifts);
            low.or(high).and(mask).intoArray(out, outOffset + i + LANES);
        }
        return i;
    }
}
