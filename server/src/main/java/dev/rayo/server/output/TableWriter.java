package dev.rayo.server.output;

import dev.rayo.Batch;
import dev.rayo.Schema;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A boxed table for people. The first rows decide the widths of the columns; those after them are printed as they
/// come, so a result of any length takes little memory. The text of EXPLAIN stands for itself: no box, nothing cut.
final class TableWriter implements ResultWriter {
    /// Rows looked at before the widths are fixed.
    private static final int SAMPLE_ROWS = 1_000;

    private static final int WIDTH_MIN = 6;

    private final Writer out;
    private final int rowsMax;
    private final int widthMax;
    private final List<String[]> sample = new ArrayList<>();
    private Schema schema = new Schema(List.of());
    private int[] widths = new int[0];
    private boolean begun;
    private long rowCount;
    private boolean more;

    /// @param rowsMax how many rows are shown at most
    /// @param widthMax width of the terminal: values are cut, then columns dropped, to fit
    TableWriter(Writer out, int rowsMax, int widthMax) {
        this.out = out;
        this.rowsMax = rowsMax;
        this.widthMax = widthMax;
    }

    @Override
    public void begin(Schema schema) {
        this.schema = schema;
    }

    @Override
    public boolean write(Batch rows) throws IOException {
        if (isPlanText()) {
            for (int row = 0; row < rows.rowCount(); row++) {
                out.append(rows.getString(row, 0)).append('\n');
            }
            return true;
        }
        for (int row = 0; row < rows.rowCount(); row++) {
            if (rowCount == rowsMax) {
                more = true;
                return false;
            }
            rowCount++;
            String[] cells = cells(rows, row);
            if (begun) {
                writeRow(cells);
            } else {
                sample.add(cells);
                if (sample.size() == SAMPLE_ROWS) {
                    writeSample();
                }
            }
        }
        return true;
    }

    @Override
    public void end() throws IOException {
        if (isPlanText()) {
            out.flush();
            return;
        }
        if (!begun) {
            writeSample();
        }
        rule("└", "┴", "┘");
        int hidden = schema.columns().size() - widths.length;
        if (hidden > 0) {
            out.append("  ").append(plural(hidden, "more column")).append(" not shown\n");
        }
        if (more) {
            out.append("  first ").append(plural(rowCount, "row")).append(" shown, there are more\n");
        }
        out.flush();
    }

    private boolean isPlanText() {
        return schema.names().equals(List.of("explain"));
    }

    static String plural(long count, String noun) {
        return String.format("%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    private String[] cells(Batch rows, int row) {
        String[] cells = new String[schema.columns().size()];
        for (int i = 0; i < cells.length; i++) {
            String value = rows.getString(row, i);
            cells[i] = value == null ? "NULL" : CellWidth.printable(value);
        }
        return cells;
    }

    private void writeSample() throws IOException {
        begun = true;
        widths = ColumnWidths.fitting(naturalWidths(), widthMax, WIDTH_MIN);
        rule("┌", "┬", "┐");
        String[] names = new String[schema.columns().size()];
        String[] types = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = name(i);
            types[i] = type(i);
        }
        writeRow(names);
        writeRow(types);
        rule("├", "┼", "┤");
        for (String[] row : sample) {
            writeRow(row);
        }
        sample.clear();
    }

    private int[] naturalWidths() {
        int[] natural = new int[schema.columns().size()];
        for (int i = 0; i < natural.length; i++) {
            natural[i] = Math.max(CellWidth.of(name(i)), CellWidth.of(type(i)));
        }
        for (String[] row : sample) {
            for (int i = 0; i < natural.length; i++) {
                natural[i] = Math.max(natural[i], CellWidth.of(row[i]));
            }
        }
        return natural;
    }

    private String name(int column) {
        return CellWidth.printable(schema.columns().get(column).name());
    }

    private String type(int column) {
        return schema.columns().get(column).type().toString().toLowerCase(Locale.ROOT);
    }

    private void rule(String left, String middle, String right) throws IOException {
        StringBuilder line = new StringBuilder(left);
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : middle).repeat('─', widths[i] + 2);
        }
        out.append(line).append(right).append('\n');
    }

    private void writeRow(String[] cells) throws IOException {
        StringBuilder line = new StringBuilder("│");
        for (int i = 0; i < widths.length; i++) {
            String text = widthMax == Integer.MAX_VALUE ? cells[i] : CellWidth.fit(cells[i], widths[i]);
            int padding = Math.max(0, widths[i] - CellWidth.of(text));
            boolean right = schema.columns().get(i).type().isNumeric();
            line.append(' ').repeat(' ', right ? padding : 0).append(text);
            line.repeat(' ', right ? 0 : padding).append(" │");
        }
        out.append(line).append('\n');
    }
}
