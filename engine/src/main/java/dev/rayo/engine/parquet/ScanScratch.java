package dev.rayo.engine.parquet;

import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.parquet.page.ColumnScratch;
import java.util.ArrayList;
import java.util.List;

/// The buffers of one worker in one scan, by column.
final class ScanScratch {
    private final Reservation reservation;
    private final List<ColumnScratch> columns = new ArrayList<>();

    ScanScratch(Reservation reservation) {
        this.reservation = reservation;
    }

    ColumnScratch column(int index) {
        while (columns.size() <= index) {
            columns.add(new ColumnScratch(reservation));
        }
        return columns.get(index);
    }
}
