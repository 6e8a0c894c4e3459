package dev.rayo.engine.parquet.encoding;

import dev.rayo.simd.LittleEndian;
import org.apache.parquet.format.Encoding;

/// Opens repetition and definition levels.
public final class LevelReaders {
    private LevelReaders() {}

    /// Where in a page levels lie.
    public record Section(int start, int end) {}

    /// Bits of a level that is `max` at most.
    public static int width(int max) {
        return 32 - Integer.numberOfLeadingZeros(max);
    }

    /// Finds the levels of a version 1 page that begin at `start`.
    public static Section sectionV1(Encoding encoding, byte[] page, int start, int end, int values, int width) {
        if (encoding == Encoding.BIT_PACKED) {
            long bytes = ((long) values * width + 7) / 8;
            if (bytes > end - start) {
                throw ValueReader.tooFew(values, (end - start) * 8L / width);
            }
            return new Section(start, start + (int) bytes);
        }
        if (encoding != Encoding.RLE) {
            throw new MalformedPageException("levels in encoding " + encoding);
        }
        if (end - start < 4) {
            throw new MalformedPageException("levels of " + (end - start) + " bytes");
        }
        int length = LittleEndian.readInt(page, start);
        if (length < 0 || length > end - start - 4) {
            throw new MalformedPageException(
                    "levels of " + Integer.toUnsignedString(length) + " bytes in a page of " + (end - start));
        }
        return new Section(start + 4, start + 4 + length);
    }

    public static ValueReader open(Encoding encoding, byte[] page, Section section, int width) {
        return encoding == Encoding.BIT_PACKED
                ? new BigEndianBitsReader(page, section.start(), section.end(), width)
                : new RunReader(page, section.start(), section.end(), width);
    }
}
