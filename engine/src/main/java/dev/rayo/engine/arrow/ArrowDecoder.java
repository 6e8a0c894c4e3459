package dev.rayo.engine.arrow;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.column.ListColumn;
import dev.rayo.engine.column.StructColumn;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/// Makes columns of the buffers of one record batch. Only the bytes of the rows asked for are read. Used by one thread.
final class ArrowDecoder {
    private final ArrowBuffers buffers;
    private final LongFunction<Dictionary> dictionaries;

    /// @param dictionaries the dictionary of an id
    ArrowDecoder(ArrowBuffers buffers, LongFunction<Dictionary> dictionaries) {
        this.buffers = buffers;
        this.dictionaries = dictionaries;
    }

    /// The values `from` to `from + count`, plain or dictionary coded. Nothing is shared with later reads.
    ///
    /// @param type as [ArrowTypes#type] says of the field
    /// @throws RayoException USER if the buffers are not what the field promises
    Column read(ArrowColumn column, Type type, long from, int count) {
        if (from + count > column.length()) {
            throw malformed(column, "has " + column.length() + " values, not " + (from + count));
        }
        if (count == 0 || column.field().getType() instanceof ArrowType.Null) {
            return Columns.flatten(new ConstantColumn(type, null, count));
        }
        long[] validity = validity(column, from, count);
        if (column.field().getDictionary() != null) {
            return coded(column, type, from, count, validity);
        }
        return switch (column.field().getType()) {
            case ArrowType.Bool b ->
                new BitColumn(type, bits(column.firstBuffer() + 1, from, count), validity, count);
            case ArrowType.Int i -> ArrowNumbers.integers(i, type, fixed(column, i.getBitWidth() / 8, from, count), validity, count);
            case ArrowType.FloatingPoint f -> {
                int width = ArrowNumbers.width(f);
                yield ArrowNumbers.floats(f, type, fixed(column, width, from, count), validity, count);
            }
            case ArrowType.Decimal d -> {
                int width = d.getBitWidth() / 8;
                yield ArrowNumbers.decimals(width, type, fixed(column, width, from, count), validity, count);
            }
            case ArrowType.Date d -> {
                int width = ArrowTimes.width(d);
                yield ArrowTimes.dates(width, fixed(column, width, from, count), validity, count);
            }
            case ArrowType.Time t -> {
                int width = t.getBitWidth() / 8;
                yield ArrowTimes.times(t.getUnit(), width, fixed(column, width, from, count), validity, count);
            }
            case ArrowType.Timestamp t ->
                ArrowTimes.timestamps(t.getUnit(), type, fixed(column, 8, from, count), validity, count);
            case ArrowType.Interval i -> {
                int width = ArrowTimes.width(i);
                yield ArrowTimes.intervals(i.getUnit(), fixed(column, width, from, count), validity, count);
            }
            case ArrowType.Duration d ->
                ArrowTimes.durations(d.getUnit(), fixed(column, 8, from, count), validity, count);
            case ArrowType.Utf8 t -> new ArrowBytes(buffers, column, type).read(4, from, count, validity);
            case ArrowType.Binary b -> new ArrowBytes(buffers, column, type).read(4, from, count, validity);
            case ArrowType.LargeUtf8 t -> new ArrowBytes(buffers, column, type).read(8, from, count, validity);
            case ArrowType.LargeBinary b -> new ArrowBytes(buffers, column, type).read(8, from, count, validity);
            case ArrowType.Utf8View t -> new ArrowBytes(buffers, column, type).readViews(from, count, validity);
            case ArrowType.BinaryView b -> new ArrowBytes(buffers, column, type).readViews(from, count, validity);
            case ArrowType.FixedSizeBinary b ->
                ArrowBytes.fixed(type, fixed(column, b.getByteWidth(), from, count), b.getByteWidth(), validity, count);
            case ArrowType.List l -> list(column, type, ArrowBytes.offsets(buffers, column, 4, from, count), validity);
            case ArrowType.LargeList l ->
                list(column, type, ArrowBytes.offsets(buffers, column, 8, from, count), validity);
            case ArrowType.Map m -> list(column, type, ArrowBytes.offsets(buffers, column, 4, from, count), validity);
            case ArrowType.FixedSizeList l -> {
                long[] offsets = new long[count + 1];
                for (int i = 0; i <= count; i++) {
                    offsets[i] = (from + i) * l.getListSize();
                }
                yield list(column, type, offsets, validity);
            }
            case ArrowType.Struct s -> {
                List<Column> members = new ArrayList<>();
                List<Type.Struct.Member> parts = ((Type.Struct) type).members();
                for (int i = 0; i < parts.size(); i++) {
                    Column member = read(column.children().get(i), parts.get(i).type(), from, count);
                    members.add(Columns.flatten(member));
                }
                yield new StructColumn(type, members, validity, count);
            }
            default -> throw malformed(column, "is " + column.field().getType() + ", which is not read");
        };
    }

    private Column list(ArrowColumn column, Type type, long[] offsets, long @Nullable [] validity) {
        int count = offsets.length - 1;
        long first = offsets[0];
        int[] from = new int[count + 1];
        for (int i = 0; i <= count; i++) {
            from[i] = Math.toIntExact(offsets[i] - first);
        }
        Type element =
                switch (type) {
                    case Type.Array array -> array.element();
                    case Type.Mapping mapping ->
                        new Type.Struct(List.of(
                                new Type.Struct.Member("key", mapping.key()),
                                new Type.Struct.Member("value", mapping.value())));
                    case Type.Simple simple -> throw new IllegalArgumentException("not a list: " + type);
                    case Type.Decimal decimal -> throw new IllegalArgumentException("not a list: " + type);
                    case Type.Struct struct -> throw new IllegalArgumentException("not a list: " + type);
                };
        Column elements = Columns.flatten(read(column.children().getFirst(), element, first, from[count]));
        return new ListColumn(type, from, elements, validity, count);
    }

    private Column coded(ArrowColumn column, Type type, long from, int count, long @Nullable [] validity) {
        Field field = column.field();
        ArrowType.Int index = field.getDictionary().getIndexType();
        Dictionary dictionary = dictionaries.apply(field.getDictionary().getId());
        byte[] bytes = fixed(column, index.getBitWidth() / 8, from, count);
        int[] codes = ArrowNumbers.codes(index, bytes, count);
        long[] valid = validity;
        long[] entries = dictionary.values().validity();
        for (int i = 0; i < count; i++) {
            boolean isNull = validity != null && (validity[i >> 6] >>> i & 1) == 0;
            if (isNull) {
                codes[i] = 0;
            } else if (codes[i] < 0 || codes[i] >= dictionary.size()) {
                throw malformed(column, "has the code " + codes[i] + " of a dictionary of " + dictionary.size());
            } else if (entries != null && dictionary.values().isNull(codes[i])) {
                valid = valid == null ? Columns.allValid(count) : valid == validity ? valid.clone() : valid;
                valid[i >> 6] &= ~(1L << i);
            }
        }
        if (dictionary.size() == 0) {
            return Columns.flatten(new ConstantColumn(type, null, count));
        }
        if (entries == null) {
            return new DictionaryColumn(codes, dictionary, valid, count);
        }
        Column known = Columns.withValidity(dictionary.values(), null, dictionary.size());
        return new DictionaryColumn(codes, new Dictionary(known), valid, count);
    }

    private byte[] fixed(ArrowColumn column, int width, long from, int count) {
        return buffers.read(column.firstBuffer() + 1, from * width, (from + count) * width);
    }

    private long @Nullable [] validity(ArrowColumn column, long from, int count) {
        if (column.nullCount() == 0 || buffers.isEmpty(column.firstBuffer())) {
            return null;
        }
        return bits(column.firstBuffer(), from, count);
    }

    private long[] bits(int buffer, long from, int count) {
        byte[] bytes = buffers.read(buffer, from >> 3, (from + count + 7) >> 3);
        int shift = (int) from & 7;
        long[] words = new long[Columns.words(count)];
        for (int i = 0; i < count; i++) {
            int bit = i + shift;
            words[i >> 6] |= (bytes[bit >> 3] >>> (bit & 7) & 1L) << i;
        }
        return words;
    }

    static RayoException malformed(ArrowColumn column, String what) {
        return RayoException.user("malformed Arrow data: column " + column.field().getName() + " " + what);
    }
}
