package dev.rayo.slt;

import dev.rayo.Batch;
import dev.rayo.Query;
import dev.rayo.Rayo;
import dev.rayo.Schema;
import dev.rayo.engine.expression.value.ValueText;
import dev.rayo.engine.operator.Settings;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Rayo with some settings.
final class RayoDatabase implements Database {
    private final Rayo rayo;
    private final Settings settings;

    private final BiFunction<Rayo, String, Query> queries;

    RayoDatabase(Settings settings) {
        this(settings, Rayo::sql);
    }

    /// @param queries makes a query of a statement
    RayoDatabase(Settings settings, BiFunction<Rayo, String, Query> queries) {
        this.settings = settings;
        this.queries = queries;
        this.rayo = Rayo.open(settings);
    }

    @Override
    public String name() {
        return "rayo";
    }

    @Override
    public Result run(String sql) {
        try {
            Query query = queries.apply(rayo, sql);
            Schema schema = query.schema();
            List<List<@Nullable String>> rows = new ArrayList<>();
            query.forEach(batch -> addRows(batch, schema, rows));
            return new Result(
                    schema.names(), schema.types().stream().map(Type::toString).toList(), rows);
        } catch (RayoException e) {
            if (e.fault() == Fault.INTERNAL) {
                throw e; // never an answer to a user
            }
            throw new DatabaseException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void addRows(Batch batch, Schema schema, List<List<@Nullable String>> rows) {
        for (int row = 0; row < batch.rowCount(); row++) {
            List<@Nullable String> values = new ArrayList<>();
            for (int column = 0; column < schema.columns().size(); column++) {
                Type type = schema.types().get(column);
                values.add(batch.isNull(row, column) ? null : ValueText.of(batch.value(row, column), type));
            }
            rows.add(values);
        }
    }

    @Override
    public void set(String name, String value) {
        rayo.configure(rayo.settings().with(name, value));
    }

    @Override
    public boolean has(String feature) {
        return switch (feature) {
            case "shared-data" -> SltFile.hasSharedData();
            case "usual-sizes" -> settings.vectorRows() > 1_000 && !settings.equalHashes();
            case "recursive" -> false;
            case "window" -> true;
            default -> false;
        };
    }

    @Override
    public void close() {
        rayo.close();
    }
}
