package dev.rayo.sql.parser;

import dev.rayo.sql.ast.CommonTable;
import dev.rayo.sql.ast.GroupingElement;
import dev.rayo.sql.ast.Query;
import dev.rayo.sql.ast.QueryBody;
import dev.rayo.sql.ast.QueryBody.Distinct;
import dev.rayo.sql.ast.QueryBody.Nested;
import dev.rayo.sql.ast.QueryBody.Select;
import dev.rayo.sql.ast.QueryBody.SetOperation;
import dev.rayo.sql.ast.QueryBody.Table;
import dev.rayo.sql.ast.QueryBody.Values;
import dev.rayo.sql.ast.SelectItem;
import dev.rayo.sql.ast.SelectItem.Star;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.With;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes queries.
final class QueryPrinter {
    private final SqlText text;
    private final TablePrinter tables;

    QueryPrinter(SqlText text) {
        this.text = text;
        this.tables = new TablePrinter(text);
    }

    void parenthesized(Query query) {
        text.add("(");
        print(query);
        text.add(")");
    }

    void print(Query query) {
        if (query.with() != null) {
            print(query.with());
        }
        print(query.body());
        text.expressions.orderBy(" ", query.orderBy());
        if (query.limit() != null) {
            text.add(" LIMIT ");
            text.expressions.print(query.limit());
            text.add(query.limitPercent() ? " PERCENT" : "");
        }
        clause(" OFFSET ", query.offset());
    }

    private void print(With with) {
        text.add(with.recursive() ? "WITH RECURSIVE " : "WITH ");
        text.list(with.tables(), this::print).add(" ");
    }

    private void print(CommonTable table) {
        text.add(table.name()).columns(table.columns());
        text.add(
                switch (table.materialization()) {
                    case UNSPECIFIED -> " AS ";
                    case MATERIALIZED -> " AS MATERIALIZED ";
                    case NOT_MATERIALIZED -> " AS NOT MATERIALIZED ";
                });
        parenthesized(table.query());
    }

    private void print(QueryBody body) {
        switch (body) {
            case Select select -> print(select);
            case SetOperation operation -> print(operation);
            case Values values ->
                text.add("VALUES ").list(values.rows(), row -> text.add("(")
                        .list(row, text.expressions::print)
                        .add(")"));
            case Table table -> {
                text.add("TABLE ");
                tables.print(table.table());
            }
            case Nested nested -> parenthesized(nested.query());
        }
    }

    private void print(SetOperation operation) {
        String separator = " " + operation.kind() + (operation.all() ? " ALL" : "")
                + (operation.byName() ? " BY NAME " : " ");
        text.list(operation.operands(), separator, operand -> {
            // DuckDB's titles put every operand into parentheses.
            if (operand instanceof SetOperation || text.expressions instanceof TitlePrinter) {
                text.add("(");
                print(operand);
                text.add(")");
            } else {
                print(operand);
            }
        });
    }

    private void print(Select select) {
        text.add("SELECT ");
        if (select.distinct() != null) {
            print(select.distinct());
        }
        text.list(select.items(), this::print);
        if (select.from() != null) {
            text.add(" FROM ");
            tables.print(select.from());
        }
        clause(" WHERE ", select.where());
        if (!select.groupBy().isEmpty()) {
            text.add(" GROUP BY ").list(select.groupBy(), this::print);
        }
        clause(" HAVING ", select.having());
        if (!select.windows().isEmpty()) {
            text.add(" WINDOW ").list(select.windows(), window -> {
                text.add(window.name()).add(" AS ");
                new WindowPrinter(text).print(window.window());
            });
        }
        clause(" QUALIFY ", select.qualify());
    }

    private void clause(String words, @Nullable SyntaxExpression expression) {
        if (expression != null) {
            text.add(words);
            text.expressions.print(expression);
        }
    }

    private void print(Distinct distinct) {
        text.add("DISTINCT ");
        if (!distinct.on().isEmpty()) {
            text.add("ON (").list(distinct.on(), text.expressions::print).add(") ");
        }
    }

    private void print(SelectItem item) {
        switch (item) {
            case SelectItem.Value value -> {
                text.expressions.print(value.expression());
                if (value.alias() != null) {
                    text.add(" AS ").add(value.alias());
                }
            }
            case Star star -> print(star);
        }
    }

    private void print(Star star) {
        if (star.qualifier() != null) {
            text.add(star.qualifier()).add(".");
        }
        text.add("*");
        if (!star.excluded().isEmpty()) {
            text.add(" EXCLUDE").columns(star.excluded());
        }
        if (!star.replaced().isEmpty()) {
            text.add(" REPLACE (").list(star.replaced(), replacement -> {
                text.expressions.print(replacement.expression());
                text.add(" AS ").add(replacement.column());
            });
            text.add(")");
        }
        if (!star.renamed().isEmpty()) {
            text.add(" RENAME (")
                    .list(
                            star.renamed(),
                            renaming -> text.add(renaming.column()).add(" AS ").add(renaming.alias()))
                    .add(")");
        }
    }

    private void print(GroupingElement element) {
        switch (element) {
            case GroupingElement.Simple simple -> text.expressions.print(simple.expression());
            case GroupingElement.GroupingSet set ->
                text.add("(").list(set.expressions(), text.expressions::print).add(")");
            case GroupingElement.Rollup rollup -> sets("ROLLUP (", rollup.sets());
            case GroupingElement.Cube cube -> sets("CUBE (", cube.sets());
            case GroupingElement.GroupingSets sets -> sets("GROUPING SETS (", sets.elements());
            case GroupingElement.All _ -> text.add("ALL");
        }
    }

    private void sets(String words, List<? extends GroupingElement> elements) {
        text.add(words).list(elements, this::print).add(")");
    }
}
