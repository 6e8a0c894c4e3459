package dev.rayo.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Unpacks bits into int lanes.
///
/// One load brings a vector of bytes that holds the bits of every lane. Lane `j` begins in 32-bit word `j * width / 32`
/// of it and may go on in the next word: both are moved to the lane, shifted into place and joined. Four lanes
/// of an odd width end inside a byte, so there every second load begins four bits into its first byte.
final class VectorIntUnpackKernels {
    private static final VectorSpecies<Integer> SPECIES = VectorKernels.INTS;
    private static final VectorSpecies<Byte> BYTES = VectorKernels.BYTES;
    private static final int LANES = SPECIES.length();
    /// Where lanes begin, by width, for loads that begin with a byte and for those that begin four bits later.
    private static final Places[] WHOLE = places(0);
    private static final Places[] HALF = places(4);

    private VectorIntUnpackKernels() {}

    /// The words and shifts of the lanes, as entries of index vectors.
    private record Places(int[] words, int[] nextWords, int[] shifts, int[] nextShifts) {}

    private static Places[] places(int firstBit) {
        Places[] places = new Places[33];
        for (int width = 0; width <= 32; width++) {
            Places place = new Places(new int[LANES], new int[LANES], new int[LANES], new int[LANES]);
            for (int lane = 0; lane < LANES; lane++) {
                int bit = firstBit + lane * width;
                // The word after the last is only asked for where nothing of it is used.
                place.words()[lane] = Math.min(bit / 32, LANES - 1);
                place.nextWords()[lane] = Math.min(bit / 32 + 1, LANES - 1);
                place.shifts()[lane] = bit % 32;
                place.nextShifts()[lane] = 31 - bit % 32;
            }
            places[width] = place;
        }
        return places;
    }

    /// Unpacks whole vectors for as long as their loads stay inside of `in`, and returns how many values that were.
    static int unpack(byte[] in, int offset, int width, int count, int[] out, int outOffset) {
        Places whole = WHOLE[width];
        IntVector words = IntVector.fromArray(SPECIES, whole.words(), 0);
        IntVector nextWords = IntVector.fromArray(SPECIES, whole.nextWords(), 0);
        IntVector shifts = IntVector.fromArray(SPECIES, whole.shifts(), 0);
        IntVector nextShifts = IntVector.fromArray(SPECIES, whole.nextShifts(), 0);
        int mask = (int) PackedBits.mask(width);
        int last = in.length - BYTES.length();
        int i = 0;
        int at = offset;
        // The second word of a lane in two shifts: together they are 32 when nothing of it is used, and give zero.
        if (LANES > 4 || (width & 1) == 0) {
            int step = LANES * width / 8;
            for (; i <= count - LANES && at <= last; i += LANES, at += step) {
                IntVector packed = ByteVector.fromArray(BYTES, in, at).reinterpretAsInts();
                IntVector low = words.selectFrom(packed).lanewise(VectorOperators.LSHR, shifts);
                IntVector high = nextWords
                        .selectFrom(packed)
                        .lanewise(VectorOperators.LSHL, 1)
                        .lanewise(VectorOperators.LSHL, nextShifts);
                low.or(high).and(mask).intoArray(out, outOffset + i);
            }
            return i;
        }
        Places half = HALF[width];
        IntVector halfWords = IntVector.fromArray(SPECIES, half.words(), 0);
        IntVector nextHalfWords = IntVector.fromArray(SPECIES, half.nextWords(), 0);
        IntVector halfShifts = IntVector.fromArray(SPECIES, half.shifts(), 0);
        IntVector nextHalfShifts = IntVector.fromArray(SPECIES, half.nextShifts(), 0);
        for (; i <= count - 2 * LANES && at + width / 2 <= last; i += 2 * LANES, at += width) {
            IntVector packed = ByteVector.fromArray(BYTES, in, at).reinterpretAsInts();
            IntVector low = words.selectFrom(packed).lanewise(VectorOperators.LSHR, shifts);
            IntVector high = nextWords
                    .selectFrom(packed)
                    .lanewise(VectorOperators.LSHL, 1)
                    .lanewise(VectorOperators.LSHL, nextShifts);
            low.or(high).and(mask).intoArray(out, outOffset + i);
            packed = ByteVector.fromArray(BYTES, in, at + width / 2).reinterpretAsInts();
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
