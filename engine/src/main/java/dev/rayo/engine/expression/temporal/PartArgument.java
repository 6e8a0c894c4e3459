package dev.rayo.engine.expression.temporal;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.sql.function.DatePart;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Remembers which part of a date an argument names, as it is nearly always the same.
final class PartArgument {
    private byte[] name = "year".getBytes(StandardCharsets.US_ASCII);
    private DatePart part = DatePart.YEAR;

    DatePart of(Input input, int row) {
        BytesColumn column = input.bytes();
        long view = column.views()[input.at(row)];
        int from = BytesColumn.offset(view);
        int to = from + BytesColumn.bytes(view);
        if (!Arrays.equals(column.data(), from, to, name, 0, name.length)) {
            part = Fields.part(input.string(row));
            name = Arrays.copyOfRange(column.data(), from, to);
        }
        return part;
    }
}
