package dev.rayo.engine.operator.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import org.junit.jupiter.api.Test;

class DirectSlotsTest {
    private final Reservation memory = Ledger.root(1L << 30).reserve("test", MemoryKind.HEAP);
    private final DirectSlots slots = new DirectSlots(memory);

    @Test
    void growsToBothSidesAndKeepsWhatItHolds() {
        assertThat(slots.cover(1_000, 1_999, 500)).isTrue();
        mark(1_000, 1);
        mark(1_999, 2);
        assertThat(slots.cover(100, 1_200, 500)).isTrue();
        assertThat(slots.cover(1_500, 4_000, 500)).isTrue();
        assertThat(slots.groups()[place(1_000)]).isEqualTo(1);
        assertThat(slots.groups()[place(1_999)]).isEqualTo(2);
        assertThat(slots.places(new long[] {100, 4_000}, 2, new int[2])).isTrue();
        assertThat(memory.bytes()).isEqualTo(4L * slots.groups().length);
        slots.release();
        assertThat(memory.bytes()).isZero();
    }

    @Test
    void keysTooFarApartAreRefused() {
        assertThat(slots.cover(0, 16L * 500, 500)).isFalse();
        assertThat(slots.cover(Long.MIN_VALUE, Long.MAX_VALUE, 500)).isFalse();
        assertThat(slots.cover(0, 100, 500)).isTrue();
        assertThat(slots.cover(Long.MAX_VALUE, Long.MAX_VALUE, 500)).isFalse();
    }

    @Test
    void keysAtTheEndsOfTheNumbersAreTheirOwn() {
        assertThat(slots.cover(Integer.MAX_VALUE - 10L, Integer.MAX_VALUE, 500)).isTrue();
        assertThat(slots.places(new int[] {Integer.MAX_VALUE}, 1, new int[1])).isTrue();
        assertThat(slots.places(new int[] {Integer.MIN_VALUE}, 1, new int[1])).isFalse();
        DirectSlots longs = new DirectSlots(memory);
        assertThat(longs.cover(Long.MAX_VALUE - 10, Long.MAX_VALUE - 5, 500)).isTrue();
        assertThat(longs.cover(Long.MAX_VALUE - 10, Long.MAX_VALUE, 500)).isTrue();
        assertThat(longs.places(new long[] {Long.MAX_VALUE}, 1, new int[1])).isTrue();
        assertThat(longs.places(new long[] {Long.MIN_VALUE}, 1, new int[1])).isFalse();
        DirectSlots low = new DirectSlots(memory);
        assertThat(low.cover(Long.MIN_VALUE + 5, Long.MIN_VALUE + 9, 500)).isTrue();
        assertThat(low.cover(Long.MIN_VALUE, Long.MIN_VALUE + 9, 500)).isTrue();
        assertThat(low.places(new long[] {Long.MIN_VALUE}, 1, new int[1])).isTrue();
        assertThat(low.places(new long[] {Long.MAX_VALUE}, 1, new int[1])).isFalse();
    }

    private void mark(long key, int group) {
        slots.groups()[place(key)] = group;
    }

    private int place(long key) {
        return (int) (key - slots.base());
    }
}
