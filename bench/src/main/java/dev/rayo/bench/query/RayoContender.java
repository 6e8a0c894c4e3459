package dev.rayo.bench.query;

import dev.rayo.Query;
import dev.rayo.Rayo;
import dev.rayo.engine.operator.Settings;
import dev.rayo.sql.type.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rayo in this process.
public final class RayoContender implements Contender {
    private final Rayo rayo;

    public RayoContender(int threads) {
        this.rayo = Rayo.open(Settings.standard().withThreads(threads));
    }

    @Override
    public String name() {
        return "Rayo";
    }

    @Override
    public void view(String name, String file) {
        rayo.sql("CREATE VIEW " + name + " AS SELECT * FROM '" + file.replace("'", "''") + "'")
                .fetch();
    }

    @Override
    public List<String> rows(String sql) {
        Query query = rayo.sql(sql);
        List<Type> types = query.schema().types();
        List<String> rows = new ArrayList<>();
        query.forEach(batch -> {
            for (int row = 0; row < batch.rowCount(); row++) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int column = 0; column < types.size(); column++) {
                    Object value = batch.value(row, column);
                    boolean date = value != null && types.get(column) == Type.DATE;
                    values.add(date ? LocalDate.ofEpochDay((Long) value) : value);
                }
                rows.add(RowText.of(values));
            }
        });
        return rows;
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
