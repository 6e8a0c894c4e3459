package dev.rayo.sql.ast;

import java.util.List;

/// `name value` among the options of `COPY`. No value means that the option is on; several come from `name (a, b)`.
/// A bare word such as `parquet` in `FORMAT parquet` is a [SyntaxExpression.StringLiteral].
public record CopyOption(Name name, List<SyntaxExpression> values, int position) implements Syntax {
    public CopyOption {
        values = List.copyOf(values);
    }
}
