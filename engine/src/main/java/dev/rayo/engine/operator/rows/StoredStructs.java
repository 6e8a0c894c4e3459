package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.StructColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Kept structs.
final class StoredStructs extends StoredColumn {
    private final List<StoredColumn> members = new ArrayList<>();
    private final List<PlainForm> plainMembers = new ArrayList<>();

    StoredStructs(Type.Struct type, Reservation memory) {
        super(type, memory);
        for (Type.Struct.Member member : type.members()) {
            members.add(of(member.type(), memory));
            plainMembers.add(new PlainForm());
        }
    }

    @Override
    int rowBytes() {
        return 0;
    }

    @Override
    void growValues(int rows) {
        members.forEach(member -> member.reserveRows(rows));
    }

    @Override
    void appendValues(Column plain, int count) {
        for (int i = 0; i < members.size(); i++) {
            StoredColumn member = members.get(i);
            Column values = plain instanceof StructColumn structs
                    ? structs.members().get(i)
                    : new ConstantColumn(member.type(), null, count);
            member.append(plainMembers.get(i).of(values, count), count);
        }
    }

    @Override
    public void clear() {
        super.clear();
        members.forEach(StoredColumn::clear);
    }

    @Override
    public long heldBytes() {
        return super.heldBytes() + members.stream().mapToLong(StoredColumn::heldBytes).sum();
    }

    @Override
    public long dataBytes() {
        return members.stream().mapToLong(StoredColumn::dataBytes).sum();
    }

    @Override
    public Column whole() {
        return new StructColumn(type, members.stream().map(StoredColumn::whole).toList(), validity, length);
    }

    @Override
    Column sliceValues(int from, int count, long @Nullable [] nulls, SliceBuffer buffer) {
        List<Column> slices = new ArrayList<>();
        members.forEach(member -> slices.add(member.slice(from, count, new SliceBuffer())));
        return new StructColumn(type, slices, nulls, count);
    }
}
