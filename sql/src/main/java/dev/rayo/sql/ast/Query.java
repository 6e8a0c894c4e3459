package dev.rayo.sql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A query expression: tables it defines, a body, then order, limit and offset of the body's result.
///
/// `limit` is null for `LIMIT ALL` too. `limitPercent` says that the limit is a percentage of the rows.
public record Query(
        @Nullable With with,
        QueryBody body,
        List<SortItem> orderBy,
        @Nullable SyntaxExpression limit,
        boolean limitPercent,
        @Nullable SyntaxExpression offset,
        int position)
        implements Syntax {
    public Query {
        orderBy = List.copyOf(orderBy);
    }

    public Query(QueryBody body) {
        this(null, body, List.of(), null, false, null, body.position());
    }
}
