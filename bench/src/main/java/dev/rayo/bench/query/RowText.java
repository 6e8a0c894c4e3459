package dev.rayo.bench.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One form for the rows of all contenders.
final class RowText {
    private RowText() {}

    static String of(List<? extends @Nullable Object> values) {
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            text.append(one(value)).append('|');
        }
        return text.toString();
    }

    private static String one(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case BigDecimal decimal -> decimal.stripTrailingZeros().toPlainString();
            case Double number -> String.format(Locale.ROOT, "%.9g", number);
            case Float number -> String.format(Locale.ROOT, "%.6g", number);
            default -> value.toString();
        };
    }
}
