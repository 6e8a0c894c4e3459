package dev.rayo.sql.parser;

import dev.rayo.sql.ast.Name;
import dev.rayo.sql.ast.QualifiedName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// SQL text in the making, and the printers that write to it.
final class SqlText {
    /// Functions that are called without parentheses: no keywords, but not columns either.
    static final Set<String> CALLED_BARE =
            Set.of("current_date", "current_time", "current_timestamp", "localtime", "localtimestamp");

    final ExpressionPrinter expressions;
    final QueryPrinter queries;
    private final StringBuilder text = new StringBuilder();

    SqlText() {
        this(ExpressionPrinter::new);
    }

    /// Text in which expressions are written another way.
    SqlText(Function<SqlText, ExpressionPrinter> expressions) {
        this.expressions = expressions.apply(this);
        this.queries = new QueryPrinter(this);
    }

    SqlText add(String part) {
        text.append(part);
        return this;
    }

    SqlText add(Name name) {
        return add(isPlain(name.text()) ? name.text() : quoted(name.text()));
    }

    /// The name of a type; keywords are fine there.
    SqlText addType(String name) {
        return add(isWord(name) ? name : quoted(name));
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    SqlText add(QualifiedName name) {
        return list(name.parts(), ".", this::add);
    }

    SqlText string(String value) {
        return add("'" + value.replace("'", "''") + "'");
    }

    <T> SqlText list(List<T> elements, Consumer<T> printer) {
        return list(elements, ", ", printer);
    }

    /// `(names)`, or nothing where there are none.
    SqlText columns(List<Name> names) {
        if (!names.isEmpty()) {
            add(" (").list(names, this::add).add(")");
        }
        return this;
    }

    <T> SqlText list(List<T> elements, String separator, Consumer<T> printer) {
        String before = "";
        for (T element : elements) {
            add(before);
            printer.accept(element);
            before = separator;
        }
        return this;
    }

    /// Whether `name` needs no quotes wherever it stands.
    private static boolean isPlain(String name) {
        return isWord(name) && Keyword.of(name) == null && !CALLED_BARE.contains(name.toLowerCase(Locale.ROOT));
    }

    private static boolean isWord(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 0x80 || !(i == 0 ? Scan.isNameStart(c) : Scan.isNamePart(c))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
