package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Rows that are kept: blocks of at most 65,536 rows, columns side by side.
///
/// Workers append through their own [Appender]s; when all are finished the store is read by any number of threads.
/// Row number: block in the upper 16 bits, row in the block in the lower 16. With several workers rows come in no order,
/// with one in the order of arrival.
public final class RowStore implements AutoCloseable {
    /// Bits of a row number that tell the row in its block.
    public static final int BLOCK_BITS = 16;
    public static final int BLOCK_ROWS = 1 << BLOCK_BITS;

    /// A row number is not negative.
    private static final int BLOCKS_MAX = (1 << 31 - BLOCK_BITS) - 1;

    private final List<Type> types;
    private final Reservation memory;
    private final List<RowBlock> blocks = new ArrayList<>();
    private final boolean lasting;
    private long rowCount;

    /// @param owner who asks the ledger, such as `join build`
    public RowStore(List<Type> types, String owner, Ledger ledger) {
        this(types, ledger.reserve(owner, MemoryKind.HEAP));
    }

    /// @param memory what the rows count in; its owner gives it back, [#close] does so too
    public RowStore(List<Type> types, Reservation memory) {
        this(types, memory, false);
    }

    private RowStore(List<Type> types, Reservation memory, boolean lasting) {
        this.types = List.copyOf(types);
        this.memory = memory;
        this.lasting = lasting;
    }

    /// A store whose rows are read many times and take little room: see [StoredColumn#sealed].
    public static RowStore lasting(List<Type> types, String owner, Ledger ledger) {
        return new RowStore(types, ledger.reserve(owner, MemoryKind.HEAP), true);
    }

    public List<Type> types() {
        return types;
    }

    /// The reservation that the blocks count in.
    public Reservation memory() {
        return memory;
    }

    public Appender appender() {
        return new Appender(block -> {});
    }

    /// @param added told of each block that this appender hands to the store, by its own thread
    public Appender appender(Consumer<RowBlock> added) {
        return new Appender(added);
    }

    /// The blocks of finished appenders. None is empty.
    public synchronized List<RowBlock> blocks() {
        return List.copyOf(blocks);
    }

    public synchronized long rowCount() {
        return rowCount;
    }

    private synchronized int finishedBlocks() {
        return blocks.size();
    }

    private synchronized void add(RowBlock block) {
        if (blocks.size() == BLOCKS_MAX) {
            throw RayoException.resources(
                    "rows to keep fill more than " + BLOCKS_MAX + " blocks of " + BLOCK_ROWS + " rows",
                    "let the query keep fewer rows");
        }
        blocks.add(block);
        rowCount += block.rowCount();
    }

    /// Forgets the rows and gives the memory back.
    @Override
    public synchronized void close() {
        blocks.clear();
        memory.close();
    }

    /// One worker's way in. Rows of a lasting store are brought together in one block, which is filled again and again,
    /// and leave it as small copies.
    public final class Appender {
        private final PlainForm[] plainForms = new PlainForm[types.size()];
        private final Consumer<RowBlock> added;
        private @Nullable RowBlock block;
        /// A block of other rows of which `scanned` gave the first `sharedRows` rows and no others so far.
        private @Nullable RowBlock sharing;
        private @Nullable StoredScan scanned;
        private int sharedRows;

        private Appender(Consumer<RowBlock> added) {
            this.added = added;
            for (int i = 0; i < plainForms.length; i++) {
                plainForms[i] = new PlainForm();
            }
        }

        /// Appends all rows of `chunk`, whose columns have the store's types.
        ///
        /// @return the number of the first one, from which the others go on, where this is the only appender
        public int append(Chunk chunk) {
            int count = chunk.rowCount();
            RowBlock into = block;
            if (into == null) {
                into = new RowBlock(types, memory);
            } else if (into.rowCount() > 0 && !into.hasRoomFor(chunk, count)) {
                into = next(into);
            }
            block = into;
            int first = finishedBlocks() << BLOCK_BITS | into.rowCount();
            into.append(chunk, count, plainForms);
            return first;
        }

        /// Appends all rows of `chunk`, in any order, or shares the kept rows that they are, where chunks that follow each
        /// other go through all rows of a block. Only for rows that are laid open by [StoredRows] and not read before.
        public void appendOrShare(Chunk chunk) {
            if (chunk instanceof StoredScan scan && scan.from() == (scan.block() == sharing ? sharedRows : 0)) {
                if (scan.block() != sharing) {
                    appendUnshared();
                    sharing = scan.block();
                    scanned = scan;
                }
                sharedRows += chunk.rowCount();
                if (sharedRows == scan.block().rowCount()) {
                    RowBlock shared = scan.block().shared(scan.chosen(), memory);
                    forgetShared();
                    keep(shared);
                }
                return;
            }
            appendUnshared();
            append(chunk);
        }

        /// Appends the first rows of a block that did not come as a whole.
        private void appendUnshared() {
            StoredScan scan = scanned;
            RowBlock rows = sharing;
            if (scan != null && rows != null) {
                StoredScan first = scan.upTo(rows, sharedRows);
                forgetShared();
                for (Chunk chunk = first.next(); chunk != null; chunk = first.next()) {
                    append(chunk);
                }
            }
        }

        private void forgetShared() {
            sharing = null;
            scanned = null;
            sharedRows = 0;
        }

        /// The block to fill after a full one.
        private RowBlock next(RowBlock full) {
            if (lasting && keepCopy(full)) {
                full.clear();
                return full;
            }
            if (!lasting) {
                keep(full);
            }
            RowBlock next = new RowBlock(types, memory);
            if (full.rowCount() > BLOCK_ROWS / 2) {
                // Where one block was filled another will be.
                next.reserve(full);
            }
            return next;
        }

        private void keep(RowBlock rows) {
            add(rows);
            added.accept(rows);
        }

        /// @return whether `rows` can be filled again: else they were kept themselves
        private boolean keepCopy(RowBlock rows) {
            RowBlock copy = rows.sealed(memory);
            keep(copy == null ? rows : copy);
            return copy != null;
        }

        /// Hands the rows to the store.
        public void finish() {
            appendUnshared();
            RowBlock last = block;
            block = null;
            if (last == null) {
                return;
            }
            if (!lasting) {
                keep(last);
            } else if (last.rowCount() == 0 || keepCopy(last)) {
                memory.shrink(last.heldBytes());
            }
        }
    }
}
