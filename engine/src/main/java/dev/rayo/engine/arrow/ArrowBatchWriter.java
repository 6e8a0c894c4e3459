package dev.rayo.engine.arrow;

import dev.rayo.Batch;
import dev.rayo.Schema;
import dev.rayo.engine.write.BatchWriter;
import dev.rayo.sql.error.RayoException;
import java.util.Map;

/// Writes batches to an Arrow IPC file, each as a record batch, in their order.
public final class ArrowBatchWriter implements BatchWriter {
    private final String path;
    private final Schema schema;
    private final ArrowOutput file;

    /// @throws RayoException EXTERNAL if the file cannot be made
    public ArrowBatchWriter(String path, Schema schema) {
        this.path = path;
        this.schema = schema;
        this.file = new ArrowOutput(path, schema, Map.of());
    }

    @Override
    public void append(Batch batch) {
        if (!batch.schema().types().equals(schema.types())) {
            throw RayoException.user("a batch of (" + batch.schema() + ") does not fit " + path + ": (" + schema + ")");
        }
        ArrowEncoder encoder = new ArrowEncoder();
        for (int i = 0; i < schema.columns().size(); i++) {
            encoder.add(batch.column(i));
        }
        file.append(encoder, batch.rowCount());
    }

    @Override
    public long commit() {
        return file.commit();
    }

    @Override
    public void close() {
        file.close();
    }
}
