package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.HashColumns;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Groups of one grouping set with the states of all aggregates: what a worker fills, hands over, and others merge.
final class Groups implements Partial {
    private final AggregateLayout layout;
    private final Reservation memory;
    private final List<Accumulator> accumulators = new ArrayList<>();
    private final List<Results> results = new ArrayList<>();
    final GroupTable table;
    final List<Type> keyTypes;

    Groups(AggregateLayout layout, List<Integer> groupingSet) {
        this.layout = layout;
        this.memory = layout.query().ledger().reserve("aggregate", MemoryKind.HEAP);
        this.keyTypes = layout.keyTypes(groupingSet);
        this.table = GroupTable.of(keyTypes, new HashColumns(layout.query().settings()), memory);
        for (AggregateCall part : layout.parts()) {
            accumulators.add(AccumulatorFactory.of(part, layout.query(), memory));
        }
        for (int call = 0; call < layout.calls().size(); call++) {
            List<Accumulator> parts = Arrays.stream(layout.partsOf().get(call))
                    .mapToObj(accumulators::get)
                    .toList();
            results.add(AccumulatorFactory.results(layout.calls().get(call), parts));
        }
        reserve();
    }

    @Override
    public int count() {
        return table.groupCount();
    }

    Reservation memory() {
        return memory;
    }

    /// Whether taking in a group costs the same however many rows it has.
    boolean isConstantSize() {
        return accumulators.stream().allMatch(Accumulator::isConstantSize);
    }

    /// Makes the states as long as the table.
    void reserve() {
        for (Accumulator accumulator : accumulators) {
            accumulator.reserve(table.capacity());
        }
    }

    void update(int part, Column[] arguments, int[] groups, int count) {
        accumulators.get(part).update(arguments, groups, count, table.groupCount());
    }

    /// Nothing more comes: others will merge this.
    void prepareMerge() {
        table.releaseSlots();
        accumulators.forEach(accumulator -> accumulator.prepareMerge(table.groupCount()));
    }

    /// Takes groups `from[0..count)` of `other` in, whose place here is `into`.
    void merge(Groups other, int[] from, int[] into, int count) {
        reserve();
        for (int i = 0; i < accumulators.size(); i++) {
            accumulators.get(i).merge(other.accumulators.get(i), from, into, count, table.groupCount());
        }
    }

    /// Nothing more comes: results are read from here.
    void complete() {
        table.releaseSlots();
        for (Accumulator accumulator : accumulators) {
            accumulator.complete(table.groupCount());
        }
    }

    Column result(int call, int from, int count, SliceBuffer buffer) {
        return results.get(call).result(from, count, buffer);
    }

    AggregateLayout layout() {
        return layout;
    }

    @Override
    public void close() {
        memory.close();
    }
}
