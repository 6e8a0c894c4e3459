package dev.rayo.engine.parquet.page;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.parquet.codec.PageCodec;
import dev.rayo.engine.parquet.encoding.HeapRoom;
import dev.rayo.engine.parquet.encoding.LevelReaders;
import dev.rayo.engine.parquet.encoding.MalformedPageException;
import dev.rayo.engine.parquet.schema.LeafType;
import dev.rayo.engine.parquet.vector.VectorBuilder;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.zip.CRC32;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.jspecify.annotations.Nullable;

/// Walks the pages of one column chunk: header by header, and decompresses the ones that are wanted.
final class PageReader {
    private static final int FIRST_READ_BYTES = 64 * 1024;
    private static final int HEADER_BYTES = 64;
    /// What gzip can at most make of a byte; snappy and LZ4 make less.
    private static final int EXPANSION_MAX = 1100;

    private final SharedChunk chunk;
    private final ChunkMeta meta;
    private final LeafType leaf;
    private final FileInput input;
    private final ColumnScratch scratch;
    private final QueryContext query;
    /// The next header's place.
    private long offset;
    private long row;
    private long expectedBytes;
    /// The page being worked on, for messages.
    private long pageOffset;

    PageReader(SharedChunk chunk, FileInput input, ColumnScratch scratch, QueryContext query) {
        this.chunk = chunk;
        this.meta = chunk.meta();
        this.leaf = Objects.requireNonNull(meta.leaf().leaf());
        this.input = input;
        this.scratch = scratch;
        this.query = query;
        this.offset = meta.start();
        this.pageOffset = offset;
        this.expectedBytes = input.isMapped() ? HEADER_BYTES : FIRST_READ_BYTES;
    }

    long pageOffset() {
        return pageOffset;
    }

    /// Loads the data page of a flat column that holds row `target`, which is not before the last page loaded.
    DataPage load(long target) {
        seek(target);
        while (true) {
            if (row >= meta.rows()) {
                throw new MalformedPageException(
                        "the column chunk has values for " + row + " rows, but row " + target + " is asked for");
            }
            PageHeader header = nextHeader();
            long place = offset;
            offset += header.getCompressed_page_size();
            if (!isData(header)) {
                continue;
            }
            int rows = PageHeaders.values(header);
            if (rows > meta.rows() - row) {
                throw new MalformedPageException(
                        "a page of " + rows + " values where the row group has " + (meta.rows() - row) + " left");
            }
            long first = row;
            row += rows;
            if (row < meta.rows()) {
                chunk.directory().add(row, offset);
            }
            if (row <= target) {
                chunk.tally().countPassed();
            } else {
                return DataPage.of(body(header, place), leaf, first, scratch);
            }
        }
    }

    /// Moves to the last known page that begins at or before `target`, if that is ahead, and returns the row that the
    /// next page begins with, as far as is known.
    long seek(long target) {
        PageDirectory.Place known = chunk.directory().floor(target);
        if (known.row() > row) {
            row = known.row();
            offset = known.offset();
        }
        return row;
    }

    /// Loads the next data page, of which a nested column does not know beforehand how many rows it has.
    ///
    /// @param valuesLeft that the chunk may still have
    PageBody loadNext(long valuesLeft) {
        while (true) {
            PageHeader header = nextHeader();
            long place = offset;
            offset += header.getCompressed_page_size();
            if (isData(header)) {
                int values = PageHeaders.values(header);
                if (values > valuesLeft) {
                    throw new MalformedPageException(
                            "a page of " + values + " values where the column chunk has " + valuesLeft + " left");
                }
                if (values > 0) {
                    return body(header, place);
                }
            }
        }
    }

    private static boolean isData(PageHeader header) {
        return header.getType() == PageType.DATA_PAGE || header.getType() == PageType.DATA_PAGE_V2;
    }

    /// Parses the header at `offset` and moves `offset` to the page's body.
    private PageHeader nextHeader() {
        pageOffset = offset;
        long end = Math.min(Math.max(meta.end(), offset + HEADER_BYTES), input.size());
        scratch.window.prefetch(input, offset, expectedBytes, end);
        ByteWindow.Stream in = scratch.window.stream(input, offset, input.size());
        PageHeader header = PageHeaders.read(in);
        query.countRead(in.position() - offset, 0);
        // A page that is only copied, or can be for nothing, is not read before that.
        expectedBytes = input.isMapped() || isStored(header, meta.codec())
                ? HEADER_BYTES
                : in.position() - offset + header.getCompressed_page_size() + HEADER_BYTES;
        offset = in.position();
        return header;
    }

    private PageBody body(PageHeader header, long place) {
        chunk.tally().countValues(PageHeaders.values(header));
        return header.getType() == PageType.DATA_PAGE_V2 ? bodyV2(header, place) : bodyV1(header, place);
    }

    private PageBody bodyV1(PageHeader header, long place) {
        int size = header.getUncompressed_page_size();
        checkSize(header, size);
        byte[] page = scratch.page(size);
        if (isStored(header, meta.codec())) {
            copyStored(header, place, page);
        } else {
            decompress(bytes(header, place), page, 0, size, meta.codec());
        }
        DataPageHeader v1 = header.getData_page_header();
        int count = v1.getNum_values();
        PageBody.Levels repetition = levelsV1(
                v1.getRepetition_level_encoding(), meta.leaf().repetition(), page, 0, size, count);
        int start = repetition == null ? 0 : repetition.section().end();
        PageBody.Levels definition = levelsV1(
                v1.getDefinition_level_encoding(), meta.leaf().definition(), page, start, size, count);
        start = definition == null ? start : definition.section().end();
        return new PageBody(count, v1.getEncoding(), page, repetition, definition, start, size);
    }

    private static PageBody.@Nullable Levels levelsV1(
            Encoding encoding, int max, byte[] page, int start, int end, int count) {
        if (max == 0) {
            return null;
        }
        int width = LevelReaders.width(max);
        return new PageBody.Levels(
                encoding, LevelReaders.sectionV1(encoding, page, start, end, count, width), width);
    }

    private PageBody bodyV2(PageHeader header, long place) {
        DataPageHeaderV2 v2 = header.getData_page_header_v2();
        int repetitionBytes = v2.getRepetition_levels_byte_length();
        int definitionBytes = v2.getDefinition_levels_byte_length();
        int size = header.getUncompressed_page_size();
        long levelBytes = (long) repetitionBytes + definitionBytes;
        if (repetitionBytes < 0
                || definitionBytes < 0
                || levelBytes > header.getCompressed_page_size()
                || levelBytes > size) {
            throw new MalformedPageException("a page of " + header.getCompressed_page_size() + " bytes, " + size
                    + " uncompressed, with levels of " + repetitionBytes + " and " + definitionBytes + " bytes");
        }
        checkSize(header, size);
        byte[] page = scratch.page(size);
        int levels = (int) levelBytes;
        boolean compressed = !v2.isSetIs_compressed() || v2.isIs_compressed();
        CompressionCodec codec = compressed ? meta.codec() : CompressionCodec.UNCOMPRESSED;
        if (isStored(header, codec)) {
            copyStored(header, place, page);
        } else {
            MemorySegment stored = bytes(header, place);
            MemorySegment.copy(stored, 0, MemorySegment.ofArray(page), 0, levels);
            if (size > levels || stored.byteSize() > levels && !compressed) {
                decompress(stored.asSlice(levels), page, levels, size - levels, codec);
            }
        }
        return new PageBody(
                v2.getNum_values(),
                v2.getEncoding(),
                page,
                levelsV2(meta.leaf().repetition(), 0, repetitionBytes),
                levelsV2(meta.leaf().definition(), repetitionBytes, levels),
                levels,
                size);
    }

    private static PageBody.@Nullable Levels levelsV2(int max, int start, int end) {
        return max == 0
                ? null
                : new PageBody.Levels(
                        Encoding.RLE, new LevelReaders.Section(start, end), LevelReaders.width(max));
    }

    Dictionary dictionary() {
        return chunk.dictionary(this::readDictionary);
    }

    /// Reads the dictionary page, which is the chunk's first, into arrays of its own. The current page stays.
    private DictionaryCache.Entry readDictionary(Reservation reservation) {
        pageOffset = meta.start();
        scratch.window.prefetch(input, pageOffset, FIRST_READ_BYTES, Math.max(meta.end(), pageOffset + HEADER_BYTES));
        ByteWindow.Stream in = scratch.window.stream(input, pageOffset, input.size());
        PageHeader header = PageHeaders.read(in);
        if (header.getType() != PageType.DICTIONARY_PAGE) {
            throw new MalformedPageException("values refer to a dictionary, but the column chunk has none");
        }
        DictionaryPageHeader dictionary = header.getDictionary_page_header();
        if (dictionary.getEncoding() != Encoding.PLAIN && dictionary.getEncoding() != Encoding.PLAIN_DICTIONARY) {
            throw new MalformedPageException("a dictionary in encoding " + dictionary.getEncoding());
        }
        int size = header.getUncompressed_page_size();
        checkSize(header, size);
        int entries = dictionary.getNum_values();
        PageValues.checkRoom(leaf, entries, size);
        query.countRead(in.position() - meta.start(), 0);
        long held = size + 16L * entries;
        reservation.grow(held);
        byte[] page = HeapRoom.bytes(size);
        decompress(bytes(header, in.position()), page, 0, size, meta.codec());
        VectorBuilder builder = VectorBuilder.of(leaf);
        builder.begin(entries);
        builder.read(PageValues.open(Encoding.PLAIN, leaf, page, 0, size, entries), entries);
        Column values = builder.finish(null, entries);
        Dictionary decoded = new Dictionary(values);
        return new DictionaryCache.Entry(decoded, held);
    }

    /// The stored bytes of a page, checked against its checksum if it has one.
    private MemorySegment bytes(PageHeader header, long body) {
        int size = header.getCompressed_page_size();
        MemorySegment bytes = scratch.window.bytes(input, body, size, input.size());
        countStored(header);
        if (header.isSetCrc()) {
            checkSum(header, bytes.asByteBuffer());
        }
        return bytes;
    }

    /// Whether a page lies in the file as it is wanted. One whose sizes differ is left to the codec to refuse.
    private static boolean isStored(PageHeader header, CompressionCodec codec) {
        return codec == CompressionCodec.UNCOMPRESSED
                && header.getCompressed_page_size() == header.getUncompressed_page_size();
    }

    /// Copies the stored bytes of a page, checked as those of others, to the beginning of `page`.
    private void copyStored(PageHeader header, long body, byte[] page) {
        int size = header.getCompressed_page_size();
        scratch.window.copy(input, body, page, size, input.size());
        countStored(header);
        if (header.isSetCrc()) {
            checkSum(header, ByteBuffer.wrap(page, 0, size));
        }
    }

    private void countStored(PageHeader header) {
        query.countRead(header.getCompressed_page_size(), 0);
        chunk.tally().countPage(header.getCompressed_page_size(), header.getUncompressed_page_size());
    }

    private static void checkSum(PageHeader header, ByteBuffer bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        if ((int) crc.getValue() != header.getCrc()) {
            throw new MalformedPageException("the page's checksum is " + Integer.toHexString((int) crc.getValue())
                    + ", its header says " + Integer.toHexString(header.getCrc()) + ": the data is corrupt");
        }
    }

    private void decompress(MemorySegment stored, byte[] page, int at, int size, CompressionCodec codec) {
        PageCodec found =
                switch (leaf.physical()) {
                    case INT32, INT64, INT96, FLOAT, DOUBLE -> scratch.numberCodec(codec);
                    case BOOLEAN, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> scratch.codec(codec);
                };
        found.decompress(stored, page, at, size);
    }

    /// Refuses sizes that no honest writer can mean before anything is allocated for them.
    private void checkSize(PageHeader header, int size) {
        long stored = header.getCompressed_page_size();
        boolean bounded =
                switch (meta.codec()) {
                    case UNCOMPRESSED, SNAPPY, GZIP, LZ4, LZ4_RAW, LZO -> true;
                    case ZSTD, BROTLI -> false;
                };
        if (bounded && size > stored * EXPANSION_MAX + 64 || size > Integer.MAX_VALUE - 64) {
            throw new MalformedPageException(
                    "a page of " + stored + " bytes that claims to have " + size + " uncompressed");
        }
        if (stored > input.size()) {
            throw new MalformedPageException(
                    "a page of " + stored + " bytes in a file of " + input.size() + " bytes");
        }
    }
}
