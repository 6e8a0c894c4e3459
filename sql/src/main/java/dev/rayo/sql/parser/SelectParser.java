package dev.rayo.sql.parser;

import dev.rayo.sql.ast.GroupingElement;
import dev.rayo.sql.ast.GroupingElement.Cube;
import dev.rayo.sql.ast.GroupingElement.GroupingSet;
import dev.rayo.sql.ast.GroupingElement.GroupingSets;
import dev.rayo.sql.ast.GroupingElement.Rollup;
import dev.rayo.sql.ast.Name;
import dev.rayo.sql.ast.NamedWindow;
import dev.rayo.sql.ast.QualifiedName;
import dev.rayo.sql.ast.QueryBody.Distinct;
import dev.rayo.sql.ast.QueryBody.Select;
import dev.rayo.sql.ast.SelectItem;
import dev.rayo.sql.ast.SelectItem.Renaming;
import dev.rayo.sql.ast.SelectItem.Replacement;
import dev.rayo.sql.ast.SelectItem.Star;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.TableReference;
import dev.rayo.sql.parser.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads one `SELECT`, which may begin with its `FROM`.
final class SelectParser {
    private final Grammar grammar;
    private final TokenStream tokens;

    SelectParser(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    Select select() {
        int position = tokens.position();
        TableReference from = from();
        Distinct distinct = null;
        List<SelectItem> items;
        if (from != null && !tokens.at(Keyword.SELECT)) {
            items = List.of(new Star(null, List.of(), List.of(), List.of(), position));
        } else {
            tokens.expect(Keyword.SELECT);
            distinct = distinct();
            items = items();
        }
        if (from == null) {
            from = from();
        }
        SyntaxExpression where = clause(Keyword.WHERE);
        List<GroupingElement> groupBy = groupBy();
        SyntaxExpression having = clause(Keyword.HAVING);
        List<NamedWindow> windows = grammar.windows.named();
        SyntaxExpression qualify = clause(Keyword.QUALIFY);
        return new Select(distinct, items, from, where, groupBy, having, windows, qualify, position);
    }

    private @Nullable TableReference from() {
        return tokens.accept(Keyword.FROM) ? grammar.tables.tables() : null;
    }

    private @Nullable SyntaxExpression clause(Keyword keyword) {
        return tokens.accept(keyword) ? grammar.expressions.expression() : null;
    }

    private @Nullable Distinct distinct() {
        int position = tokens.position();
        if (!tokens.accept(Keyword.DISTINCT)) {
            tokens.accept(Keyword.ALL);
            return null;
        }
        List<SyntaxExpression> on = tokens.accept(Keyword.ON)
                ? grammar.parenthesized(grammar.expressions::expression)
                : List.of();
        return new Distinct(on, position);
    }

    /// The select list; a comma may follow its last item.
    private List<SelectItem> items() {
        List<SelectItem> items = new ArrayList<>();
        do {
            items.add(item());
        } while (tokens.accept(",") && !isEndOfItems());
        return items;
    }

    private boolean isEndOfItems() {
        return tokens.atEnd() || tokens.at(")") || tokens.at(";") || tokens.at(Keyword.FROM) || tokens.at(Keyword.WHERE);
    }

    private SelectItem item() {
        Token first = tokens.peek();
        if (tokens.accept("*")) {
            return star(null, first.start());
        }
        int star = qualifiedStar();
        if (star > 0) {
            List<Name> parts = new ArrayList<>();
            while (!tokens.accept("*")) {
                parts.add(TokenStream.name(tokens.advance()));
                tokens.expect(".");
            }
            return star(new QualifiedName(parts, first.start()), first.start());
        }
        if (first.isName() && tokens.peek(1).is(":")) {
            tokens.advance();
            tokens.advance();
            return new SelectItem.Value(
                    grammar.expressions.expression(), TokenStream.name(first), first.start());
        }
        return new SelectItem.Value(grammar.expressions.expression(), alias(), first.start());
    }

    /// How many tokens before the `*` of `a.b.*` there are; 0 where there is no such thing.
    private int qualifiedStar() {
        int offset = 0;
        while (tokens.peek(offset).isLabel() && tokens.peek(offset + 1).is(".")) {
            offset += 2;
        }
        boolean named = offset > 0 && tokens.peek().isName();
        return named && tokens.peek(offset).is("*") ? offset : 0;
    }

    private @Nullable Name alias() {
        if (!tokens.accept(Keyword.AS)) {
            return tokens.acceptBareAlias();
        }
        return tokens.at(Kind.STRING) ? TokenStream.name(tokens.advance()) : tokens.expectLabel("an alias");
    }

    private Star star(@Nullable QualifiedName qualifier, int position) {
        List<Name> excluded = List.of();
        List<Replacement> replaced = List.of();
        List<Renaming> renamed = List.of();
        if (tokens.accept(Keyword.EXCLUDE)) {
            excluded = oneOrParenthesized(() -> tokens.expectName("the name of a column"));
        }
        if (tokens.accept(Keyword.REPLACE)) {
            replaced = oneOrParenthesized(this::replacement);
        }
        if (tokens.accept(Keyword.RENAME)) {
            renamed = oneOrParenthesized(this::renaming);
        }
        return new Star(qualifier, excluded, replaced, renamed, position);
    }

    private <T> List<T> oneOrParenthesized(Supplier<T> element) {
        return tokens.at("(") ? grammar.parenthesized(element) : List.of(element.get());
    }

    private Replacement replacement() {
        SyntaxExpression expression = grammar.expressions.expression();
        tokens.expect(Keyword.AS);
        return new Replacement(expression, tokens.expectName("the name of a column"));
    }

    private Renaming renaming() {
        Name column = tokens.expectName("the name of a column");
        tokens.expect(Keyword.AS);
        return new Renaming(column, tokens.expectLabel("an alias"));
    }

    private List<GroupingElement> groupBy() {
        if (!tokens.accept(Keyword.GROUP)) {
            return List.of();
        }
        tokens.expect(Keyword.BY);
        int position = tokens.position();
        if (tokens.accept(Keyword.ALL)) {
            return List.of(new GroupingElement.All(position));
        }
        return grammar.list(this::groupingElement);
    }

    private GroupingElement groupingElement() {
        tokens.enter();
        GroupingElement element = nestedGroupingElement();
        tokens.leave();
        return element;
    }

    private GroupingElement nestedGroupingElement() {
        int position = tokens.position();
        if (tokens.accept(Keyword.GROUPING, Keyword.SETS)) {
            return new GroupingSets(grammar.parenthesized(this::groupingElement), position);
        }
        boolean list = tokens.peek(1).is("(");
        if (list && tokens.accept(Keyword.ROLLUP)) {
            return new Rollup(grammar.parenthesized(this::groupingSet), position);
        }
        if (list && tokens.accept(Keyword.CUBE)) {
            return new Cube(grammar.parenthesized(this::groupingSet), position);
        }
        GroupingSet set = groupingSet();
        return set.expressions().size() == 1
                ? new GroupingElement.Simple(set.expressions().getFirst(), position)
                : set;
    }

    /// `()`, `(a, b)` or a single expression.
    private GroupingSet groupingSet() {
        int position = tokens.position();
        if (tokens.at("(") && tokens.peek(1).is(")")) {
            tokens.advance();
            tokens.advance();
            return new GroupingSet(List.of(), position);
        }
        SyntaxExpression expression = grammar.expressions.expression();
        return new GroupingSet(
                expression instanceof SyntaxExpression.Row row ? row.values() : List.of(expression), position);
    }
}
