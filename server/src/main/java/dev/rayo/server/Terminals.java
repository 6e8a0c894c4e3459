package dev.rayo.server;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
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
                System.err,
                terminals.indexOf('0') >= 0,
                terminals.indexOf('1') >= 0,
                terminals.indexOf('2') >= 0,
                columns > 0 ? columns : COLUMNS_DEFAULT);
    }
}
