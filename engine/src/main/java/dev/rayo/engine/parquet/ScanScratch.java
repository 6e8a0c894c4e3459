package dev.rayo.engine.parquet;

import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.parquet.page.ByteWindow;
import dev.rayo.engine.parquet.page.ColumnScratch;
import java.util.ArrayList;
import java.util.List;

/// The buffers of one worker in one scan, by column.
final class ScanScratch {
    private final Reservation reservation;
    private final ByteWindow window;
    /// Per column of the scan and leaf of the column.
    private final List<List<ColumnScratch>> columns = new ArrayList<>();

    ScanScratch(Reservation reservation) {
        this.reservation = reservation;
        this.window = new ByteWindow(reservation);
    }

    ColumnScratch column(int index, int leaf) {
        while (columns.size() <= index) {
            columns.add(new ArrayList<>());
        }
        List<ColumnScratch> leaves = columns.get(index);
        while (leaves.size() <= leaf) {
            leaves.add(new ColumnScratch(reservation, window));
        }
        return leaves.get(leaf);
    }
}
