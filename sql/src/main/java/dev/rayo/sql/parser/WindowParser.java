package dev.rayo.sql.parser;

import dev.rayo.sql.ast.Name;
import dev.rayo.sql.ast.NamedWindow;
import dev.rayo.sql.ast.SortItem;
import dev.rayo.sql.ast.SortItem.Direction;
import dev.rayo.sql.ast.SortItem.Nulls;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.Window;
import dev.rayo.sql.ast.Window.Bound;
import dev.rayo.sql.ast.Window.Exclusion;
import dev.rayo.sql.ast.Window.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads orders, and the windows of functions.
final class WindowParser {
    private final Grammar grammar;
    private final TokenStream tokens;

    WindowParser(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /// `ORDER BY …`, which stands here.
    List<SortItem> orderBy() {
        tokens.expect(Keyword.ORDER);
        tokens.expect(Keyword.BY);
        return grammar.list(this::sortItem);
    }

    private SortItem sortItem() {
        int position = tokens.position();
        if (tokens.accept(Keyword.ALL)) {
            return new SortItem.All(direction(), nulls(), position);
        }
        return new SortItem.Key(grammar.expressions.expression(), direction(), nulls(), position);
    }

    private Direction direction() {
        if (tokens.accept(Keyword.DESC)) {
            return Direction.DESCENDING;
        }
        tokens.accept(Keyword.ASC);
        return Direction.ASCENDING;
    }

    private Nulls nulls() {
        if (!tokens.accept(Keyword.NULLS)) {
            return Nulls.UNSPECIFIED;
        }
        if (tokens.accept(Keyword.FIRST)) {
            return Nulls.FIRST;
        }
        if (tokens.accept(Keyword.LAST)) {
            return Nulls.LAST;
        }
        throw tokens.unexpected("FIRST or LAST");
    }

    /// `WINDOW w AS (…), …`, if it stands here.
    List<NamedWindow> named() {
        if (!tokens.accept(Keyword.WINDOW)) {
            return List.of();
        }
        return grammar.list(() -> {
            Name name = tokens.expectName("the name of a window");
            tokens.expect(Keyword.AS);
            return new NamedWindow(name, window(), name.position());
        });
    }

    /// What follows `OVER`.
    Window over() {
        if (tokens.at("(")) {
            return window();
        }
        Name base = tokens.expectName("\"(\" or the name of a window");
        return new Window(base, List.of(), List.of(), null, base.position());
    }

    private Window window() {
        int position = tokens.expect("(").start();
        Name base = isBase() ? TokenStream.name(tokens.advance()) : null;
        List<SyntaxExpression> partitionBy = List.of();
        if (tokens.accept(Keyword.PARTITION)) {
            tokens.expect(Keyword.BY);
            partitionBy = grammar.list(grammar.expressions::expression);
        }
        List<SortItem> orderBy = tokens.at(Keyword.ORDER) ? orderBy() : List.of();
        Frame frame = frame();
        tokens.expect(")");
        return new Window(base, partitionBy, orderBy, frame, position);
    }

    /// Whether a name begins the window, rather than one of its clauses.
    private boolean isBase() {
        Token following = tokens.peek(1);
        if (!tokens.peek().isName() || following.is(Keyword.BY)) {
            return false;
        }
        return !beginsClause(tokens.peek())
                || beginsClause(following)
                || following.is(Keyword.ORDER)
                || following.is(")");
    }

    /// Whether `token` begins a clause of a window although it may also be a name.
    private static boolean beginsClause(Token token) {
        return token.is(Keyword.PARTITION)
                || token.is(Keyword.ROWS)
                || token.is(Keyword.RANGE)
                || token.is(Keyword.GROUPS);
    }

    private @Nullable Frame frame() {
        int position = tokens.position();
        Window.Unit unit;
        if (tokens.accept(Keyword.ROWS)) {
            unit = Window.Unit.ROWS;
        } else if (tokens.accept(Keyword.RANGE)) {
            unit = Window.Unit.RANGE;
        } else if (tokens.accept(Keyword.GROUPS)) {
            unit = Window.Unit.GROUPS;
        } else {
            return null;
        }
        Bound start;
        Bound end;
        if (tokens.accept(Keyword.BETWEEN)) {
            start = bound();
            tokens.expect(Keyword.AND);
            end = bound();
        } else {
            start = bound();
            end = new Bound(Bound.Kind.CURRENT_ROW, null, start.position());
        }
        return new Frame(unit, start, end, exclusion(), position);
    }

    private Bound bound() {
        int position = tokens.position();
        if (tokens.accept(Keyword.CURRENT, Keyword.ROW)) {
            return new Bound(Bound.Kind.CURRENT_ROW, null, position);
        }
        if (tokens.accept(Keyword.UNBOUNDED, Keyword.PRECEDING)) {
            return new Bound(Bound.Kind.UNBOUNDED_PRECEDING, null, position);
        }
        if (tokens.accept(Keyword.UNBOUNDED, Keyword.FOLLOWING)) {
            return new Bound(Bound.Kind.UNBOUNDED_FOLLOWING, null, position);
        }
        SyntaxExpression offset = grammar.expressions.operand(InfixOperator.Level.OTHER);
        if (tokens.accept(Keyword.PRECEDING)) {
            return new Bound(Bound.Kind.PRECEDING, offset, position);
        }
        if (tokens.accept(Keyword.FOLLOWING)) {
            return new Bound(Bound.Kind.FOLLOWING, offset, position);
        }
        throw tokens.unexpected("PRECEDING or FOLLOWING");
    }

    private Exclusion exclusion() {
        if (!tokens.accept(Keyword.EXCLUDE)) {
            return Exclusion.NO_OTHERS;
        }
        if (tokens.accept(Keyword.CURRENT, Keyword.ROW)) {
            return Exclusion.CURRENT_ROW;
        }
        if (tokens.accept(Keyword.GROUP)) {
            return Exclusion.GROUP;
        }
        if (tokens.accept(Keyword.TIES)) {
            return Exclusion.TIES;
        }
        if (tokens.accept(Keyword.NO, Keyword.OTHERS)) {
            return Exclusion.NO_OTHERS;
        }
        throw tokens.unexpected("CURRENT ROW, GROUP, TIES or NO OTHERS");
    }
}
