package dev.rayo.engine.parquet.page;

import dev.rayo.engine.parquet.schema.SchemaNode;
import dev.rayo.sql.error.RayoException;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Type;

/// Where the column chunk of one leaf in one row group lies.
///
/// @param rows           of the row group
/// @param start          file offset of the first page
/// @param end            file offset after the last page; an estimate by some old writers' fault
/// @param dictionaryOnly whether the footer says that all values are in the dictionary
public record ChunkMeta(
        SchemaNode leaf,
        int rowGroup,
        long rows,
        long values,
        CompressionCodec codec,
        long start,
        long end,
        boolean dictionaryOnly) {

    /// Checks what the footer says of a chunk.
    ///
    /// @throws RayoException USER if it is encrypted, in another file, or lies outside this file
    public static ChunkMeta of(ColumnChunk chunk, SchemaNode leaf, int rowGroup, long rows, long fileSize) {
        if (chunk.isSetCrypto_metadata() || chunk.isSetEncrypted_column_metadata()) {
            throw malformed(leaf, rowGroup, "the column is encrypted, which is not supported");
        }
        if (chunk.isSetFile_path() && !chunk.getFile_path().isEmpty()) {
            throw malformed(leaf, rowGroup, "its values lie in another file, " + chunk.getFile_path());
        }
        ColumnMetaData meta = chunk.getMeta_data();
        if (meta == null) {
            throw malformed(leaf, rowGroup, "the footer says nothing of this column chunk");
        }
        if (meta.getType() != leaf.element().getType()) {
            throw malformed(
                    leaf, rowGroup, "stored as " + meta.getType() + ", declared as "
                            + leaf.element().getType());
        }
        long dictionary = meta.isSetDictionary_page_offset() ? meta.getDictionary_page_offset() : 0;
        long data = meta.getData_page_offset();
        if (dictionary < 0 || dictionary >= fileSize || data < 0 || data >= fileSize) {
            throw malformed(
                    leaf, rowGroup, "page offsets " + dictionary + " and " + data + " in a file of " + fileSize
                            + " bytes");
        }
        // Some writers leave the dictionary's offset at zero, where the magic bytes are.
        long start = dictionary >= 4 && dictionary < data ? dictionary : data;
        long bytes = meta.getTotal_compressed_size();
        if (start < 4 || bytes < 0 || bytes > fileSize - start) {
            throw malformed(
                    leaf, rowGroup, bytes + " bytes from offset " + start + " in a file of " + fileSize + " bytes");
        }
        if (meta.getNum_values() < 0 || leaf.repetition() == 0 && meta.getNum_values() != rows) {
            throw malformed(leaf, rowGroup, meta.getNum_values() + " values in " + rows + " rows");
        }
        return new ChunkMeta(
                leaf,
                rowGroup,
                rows,
                meta.getNum_values(),
                meta.getCodec(),
                start,
                start + bytes,
                start == dictionary && isDictionaryOnly(meta));
    }

    /// Whether the footer says that all values of a chunk are in its dictionary: by the encodings of its data pages, or
    /// by the absence of other encodings.
    public static boolean isDictionaryOnly(ColumnMetaData meta) {
        boolean found = false;
        if (meta.isSetEncoding_stats()) {
            for (PageEncodingStats stats : meta.getEncoding_stats()) {
                if (stats.getPage_type() == PageType.DATA_PAGE || stats.getPage_type() == PageType.DATA_PAGE_V2) {
                    found = isDictionary(stats.getEncoding());
                    if (!found) {
                        return false;
                    }
                }
            }
            return found;
        }
        for (Encoding encoding : meta.getEncodings()) {
            found |= isDictionary(encoding);
            // Levels are in one of the other two.
            if (!isDictionary(encoding) && encoding != Encoding.RLE && encoding != Encoding.BIT_PACKED) {
                return false;
            }
        }
        return found && meta.getType() != Type.BOOLEAN;
    }

    private static boolean isDictionary(Encoding encoding) {
        return encoding == Encoding.PLAIN_DICTIONARY || encoding == Encoding.RLE_DICTIONARY;
    }

    private static RayoException malformed(SchemaNode leaf, int rowGroup, String what) {
        return RayoException.user(what + " [column \"" + leaf.name() + "\", row group " + rowGroup + "]");
    }
}
