package dev.rayo.engine.write;

import dev.rayo.sql.error.RayoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;

/// Where a file is written until it is whole: beside its final place, under a name of its own, so that a file that
/// stands there stays until the new one takes its place in one step. Used by one thread at a time.
public final class UnfinishedFile implements AutoCloseable {
    private static final AtomicLong COUNT = new AtomicLong();

    private final Path target;
    private final Path place;
    private boolean ended;

    /// Nothing is created yet.
    ///
    /// @throws RayoException USER if `target` is a folder or names no file
    public UnfinishedFile(String target) {
        this.target = Path.of(target).toAbsolutePath();
        Path name = this.target.getFileName();
        if (target.isEmpty() || name == null || Files.isDirectory(this.target)) {
            throw RayoException.user("cannot write to a folder: " + this.target, "name a file in it");
        }
        String unique = ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
        this.place = this.target.resolveSibling("." + name + "." + unique + ".unfinished");
    }

    /// Where to write.
    public Path place() {
        return place;
    }

    /// Moves the written file to its place.
    public void commit() {
        try {
            Files.move(place, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            ended = true;
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /// Without a commit before, takes the unfinished file away.
    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            Files.deleteIfExists(place);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /// The error that says that this file could not be written.
    public RayoException failed(IOException failure) {
        return RayoException.external("cannot write " + target + ": " + failure, failure);
    }
}
