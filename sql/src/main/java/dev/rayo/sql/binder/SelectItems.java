package dev.rayo.sql.binder;

import dev.rayo.sql.ast.Name;
import dev.rayo.sql.ast.NamedWindow;
import dev.rayo.sql.ast.SelectItem;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.SyntaxExpression.FunctionCall;
import dev.rayo.sql.ast.Window;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.function.SimilarNames;
import dev.rayo.sql.parser.ColumnTitle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The items of a SELECT list with every `*` spelled out.
final class SelectItems {
    /// @param column what `*` stands for here; null for an expression
    /// @param syntax the expression; null for a column that `*` stands for
    /// @param alias  the name given by the user, or null
    record Item(String name, @Nullable Name alias, @Nullable SyntaxExpression syntax, @Nullable Reference column) {}

    private SelectItems() {}

    /// @param windows the query's WINDOW clause: a title spells out the window that a call only names
    static List<Item> expand(
            List<SelectItem> list, Scope scope, ExpressionBinder expressions, List<NamedWindow> windows) {
        List<Item> items = new ArrayList<>();
        for (SelectItem item : list) {
            switch (item) {
                case SelectItem.Value value -> items.add(value(value, scope, expressions, windows));
                case SelectItem.Star star -> star(star, scope, items);
            }
        }
        return items;
    }

    private static Item value(
            SelectItem.Value value, Scope scope, ExpressionBinder expressions, List<NamedWindow> windows) {
        SyntaxExpression syntax = value.expression();
        if (value.alias() != null) {
            return new Item(value.alias().text(), value.alias(), syntax, null);
        }
        Scope.Column column = expressions.ownColumn(syntax, scope);
        String name = column != null
                ? column.name()
                : syntax instanceof SyntaxExpression.ColumnReference reference
                        ? reference.parts().getLast().text()
                        : ColumnTitle.of(withoutWindowName(syntax, windows), expressions.environment.sql());
        return new Item(name, null, syntax, null);
    }

    private static SyntaxExpression withoutWindowName(SyntaxExpression syntax, List<NamedWindow> windows) {
        Window over = syntax instanceof FunctionCall call ? call.over() : null;
        Name base = over == null ? null : over.base();
        if (over == null || base == null || !(syntax instanceof FunctionCall call)) {
            return syntax;
        }
        for (NamedWindow named : windows) {
            if (named.name().matches(base)) {
                Window window = named.window();
                Window merged = new Window(
                        window.base(),
                        window.partitionBy(),
                        over.orderBy().isEmpty() ? window.orderBy() : over.orderBy(),
                        over.frame() == null ? window.frame() : over.frame(),
                        over.position());
                FunctionCall spelled = new FunctionCall(
                        call.name(),
                        call.arguments(),
                        call.star(),
                        call.distinct(),
                        call.orderBy(),
                        call.withinGroup(),
                        call.filter(),
                        call.ignoreNulls(),
                        merged,
                        call.position());
                return window.base() == null ? spelled : withoutWindowName(spelled, windows);
            }
        }
        return syntax;
    }

    private static void star(SelectItem.Star star, Scope scope, List<Item> items) {
        if (scope.columns().isEmpty() && star.qualifier() == null) {
            throw RayoException.syntax("SELECT * needs a FROM clause", star.position(), null);
        }
        List<Scope.Column> columns = scope.visible();
        boolean qualified = star.qualifier() != null;
        if (star.qualifier() != null) {
            Name table = star.qualifier().last();
            columns = scope.ofTable(table.text());
            if (columns.isEmpty()) {
                throw RayoException.syntax(
                        "no table \"" + table + "\" in FROM",
                        table.position(),
                        UnknownNames.didYouMean(
                                SimilarNames.of(table.text(), scope.tables(), 2), scope.tables(), "the tables are "));
            }
        }
        List<String> names = columns.stream().map(Scope.Column::name).toList();
        star.excluded().forEach(name -> require(name, names, "EXCLUDE"));
        star.replaced().forEach(replacement -> require(replacement.column(), names, "REPLACE"));
        star.renamed().forEach(renaming -> require(renaming.column(), names, "RENAME"));
        int before = items.size();
        for (Scope.Column column : columns) {
            if (star.excluded().stream().anyMatch(name -> name.matches(column.name()))) {
                continue;
            }
            String name = star.renamed().stream()
                    .filter(renaming -> renaming.column().matches(column.name()))
                    .map(renaming -> renaming.alias().text())
                    .findFirst()
                    .orElse(column.name());
            SyntaxExpression replacement = star.replaced().stream()
                    .filter(each -> each.column().matches(column.name()))
                    .map(SelectItem.Replacement::expression)
                    .findFirst()
                    .orElse(null);
            Reference value = qualified ? column.own() : column.merged();
            items.add(new Item(name, null, replacement, replacement == null ? value : null));
        }
        if (items.size() == before) {
            throw RayoException.syntax("EXCLUDE leaves no column", star.position(), null);
        }
    }

    private static void require(Name name, List<String> names, String clause) {
        if (names.stream().noneMatch(name::matches)) {
            throw RayoException.syntax(
                    "the column \"" + name + "\" in " + clause + " is not among the columns of *",
                    name.position(),
                    UnknownNames.didYouMean(SimilarNames.of(name.text(), names, 3), names, "these are "));
        }
    }
}
