package dev.rayo.engine.expression.temporal;

import dev.rayo.sql.error.RayoException;
import java.util.ArrayList;
import java.util.List;

/// A format such as `%Y-%m-%d` taken apart. `%c`, `%x` and `%X` are spelled out: `%Y-%m-%d %H:%M:%S` and its halves.
record DateFormat(String text, List<Item> items) {
    private static final String SPECIFIERS = "aAwudbhBmyYGHIpMSfgnjUWVzZ";
    private static final String UNPADDED = "dmyHIMSj";

    sealed interface Item {
        /// Text that stands for itself.
        record Plain(String text) implements Item {}

        /// A field; `padded` with zeros to its width.
        record Field(char specifier, boolean padded) implements Item {}
    }

    /// @throws RayoException USER if there is no such specifier, or nothing at all
    static DateFormat parse(String format) {
        if (format.isEmpty()) {
            throw RayoException.user("the format of a date is empty");
        }
        String spelledOut = format.replace("%%", "%\0")
                .replace("%c", "%Y-%m-%d %H:%M:%S")
                .replace("%x", "%Y-%m-%d")
                .replace("%X", "%H:%M:%S");
        List<Item> items = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < spelledOut.length(); i++) {
            char c = spelledOut.charAt(i);
            if (c != '%') {
                plain.append(c);
                continue;
            }
            boolean padded = i + 1 >= spelledOut.length() || spelledOut.charAt(i + 1) != '-';
            i += padded ? 1 : 2;
            if (i >= spelledOut.length()) {
                throw RayoException.user("the format '" + format + "' ends within a specifier");
            }
            char specifier = spelledOut.charAt(i);
            if (specifier == '\0' && padded) {
                plain.append('%');
                continue;
            }
            if ((padded ? SPECIFIERS : UNPADDED).indexOf(specifier) < 0) {
                throw RayoException.user(
                        "the format '" + format + "' has an unknown specifier: %" + (padded ? "" : "-") + specifier);
            }
            flush(plain, items);
            items.add(new Item.Field(specifier == 'h' ? 'b' : specifier, padded));
        }
        flush(plain, items);
        return new DateFormat(format, items);
    }

    private static void flush(StringBuilder plain, List<Item> items) {
        if (!plain.isEmpty()) {
            items.add(new Item.Plain(plain.toString()));
            plain.setLength(0);
        }
    }
}
