package dev.rayo.sql.ast;

import java.util.List;

/// `WITH RECURSIVE tables`. Each table sees those before it and, if recursive, itself.
public record With(boolean recursive, List<CommonTable> tables, int position) implements Syntax {
    public With {
        tables = List.copyOf(tables);
    }
}
