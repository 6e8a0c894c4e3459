package dev.rayo.sql.ast;

/// A piece of SQL text that an error can point at.
public sealed interface Syntax
        permits Argument,
                CommonTable,
                ColumnDefinition,
                CopyOption,
                GroupingElement,
                JoinCondition,
                Name,
                NamedWindow,
                QualifiedName,
                Query,
                QueryBody,
                SelectItem,
                SortItem,
                Statement,
                SyntaxExpression,
                TableAlias,
                TableReference,
                TypeName,
                Window,
                Window.Bound,
                Window.Frame,
                With {

    /// The 0-based offset in the SQL text, in UTF-16 units.
    int position();
}
