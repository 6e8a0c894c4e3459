package dev.rayo.server;

import dev.rayo.sql.error.RayoException;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;

/// The three standard streams of this process and whether a person looks at them. The start script has asked the
/// operating system and says so in system properties, because Java cannot ask for each stream by itself.
///
/// @param columns width of the terminal in cells
record Terminals(
        Writer out,
        PrintStream errors,
        boolean inIsTerminal,
        boolean outIsTerminal,
        boolean errorsIsTerminal,
        int columns) {
    private static final int BUFFER_CHARS = 1 << 16;
    private static final int COLUMNS_DEFAULT = 120;

    static Terminals ofThisProcess() {
        Writer out = new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8), BUFFER_CHARS);
        String terminals = System.getProperty("rayo.terminals", "");
        int columns = Integer.getInteger("rayo.columns", COLUMNS_DEFAULT);
        return new Terminals(
                out,
                errorStream(),
                terminals.indexOf('0') >= 0,
                terminals.indexOf('1') >= 0,
                terminals.indexOf('2') >= 0,
                columns > 0 ? columns : COLUMNS_DEFAULT);
    }

    /// The start script passes the true standard error as descriptor 3, so that it can drop the JVM's own line about
    /// incubator modules from descriptor 2.
    private static PrintStream errorStream() {
        if (!Boolean.getBoolean("rayo.stderr.moved")) {
            return System.err;
        }
        PrintStream moved = new PrintStream(new FileOutputStream(descriptor(3)), true, StandardCharsets.UTF_8);
        System.setErr(moved);
        return moved;
    }

    /// Java offers no way to an inherited descriptor, and opening `/dev/fd/3` would give it a position of its own, so
    /// that what others write to the same file would be overwritten. The start script opens java.io for this.
    private static FileDescriptor descriptor(int number) {
        try {
            Constructor<FileDescriptor> constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            return constructor.newInstance(number);
        } catch (ReflectiveOperationException e) {
            throw RayoException.internal("no access to descriptor " + number, e);
        }
    }
}
