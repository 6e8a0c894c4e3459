package dev.rayo.bench.query;

import dev.rayo.Query;
import dev.rayo.Rayo;
import dev.rayo.engine.operator.Settings;
import dev.rayo.sql.type.Type;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rayo in this process.
public final class RayoContender implements Contender {
    private static final long MICROS = 1_000_000;

    private final Rayo rayo;

    public RayoContender(int threads) {
        this.rayo = Rayo.open(Settings.standard().withThreads(threads));
    }

    @Override
    public String name() {
        return "Rayo";
    }

    @Override
    public void run(String sql) {
        rayo.sql(sql).forEach(batch -> {});
    }

    @Override
    public long drain(String sql) {
        long[] rows = {0};
        rayo.sql(sql).forEach(batch -> rows[0] += batch.rowCount());
        return rows[0];
    }

    @Override
    public Answer answer(String sql) {
        Query query = rayo.sql(sql);
        List<Type> types = query.schema().types();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        query.forEach(batch -> {
            for (int row = 0; row < batch.rowCount(); row++) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int column = 0; column < types.size(); column++) {
                    values.add(value(batch.value(row, column), types.get(column)));
                }
                rows.add(values);
            }
        });
        return Answer.of(rows);
    }

    private static @Nullable Object value(@Nullable Object value, Type type) {
        if (value == null) {
            return null;
        }
        if (type == Type.DATE) {
            return LocalDate.ofEpochDay((Long) value);
        }
        if (type == Type.TIMESTAMP) {
            long micros = (Long) value;
            return LocalDateTime.ofEpochSecond(
                    Math.floorDiv(micros, MICROS), (int) Math.floorMod(micros, MICROS) * 1_000, ZoneOffset.UTC);
        }
        return value;
    }

    /// What the engine holds now, as its ledger counts.
    public long heldBytes() {
        return rayo.ledger().usedBytes();
    }

    @Override
    public void close() {
        rayo.close();
    }
}
