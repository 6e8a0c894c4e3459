package dev.rayo.sql.parser;

import dev.rayo.sql.ast.Argument;
import dev.rayo.sql.ast.JoinCondition;
import dev.rayo.sql.ast.SyntaxExpression.Comparison;
import dev.rayo.sql.ast.TableAlias;
import dev.rayo.sql.ast.TableReference;
import dev.rayo.sql.ast.TableReference.AliasedJoin;
import dev.rayo.sql.ast.TableReference.DerivedTable;
import dev.rayo.sql.ast.TableReference.FileTable;
import dev.rayo.sql.ast.TableReference.Join;
import dev.rayo.sql.ast.TableReference.NamedTable;
import dev.rayo.sql.ast.TableReference.TableFunction;
import org.jspecify.annotations.Nullable;

/// Writes what stands in `FROM`.
final class TablePrinter {
    private final SqlText text;

    TablePrinter(SqlText text) {
        this.text = text;
    }

    void print(TableReference table) {
        switch (table) {
            case NamedTable named -> {
                text.add(named.name());
                alias(named.alias());
            }
            case FileTable file -> {
                text.string(file.path());
                alias(file.alias());
            }
            case TableFunction function -> {
                text.add(function.name()).add("(").list(function.arguments(), this::argument).add(")");
                alias(function.alias());
            }
            case DerivedTable derived -> {
                text.add(derived.lateral() ? "LATERAL " : "");
                text.queries.parenthesized(derived.query());
                alias(derived.alias());
            }
            case Join join -> print(join);
            case AliasedJoin aliased -> {
                text.add("(");
                print(aliased.join());
                text.add(")");
                alias(aliased.alias());
            }
        }
    }

    /// In a table function `name = value` is a named argument; the comparison needs parentheses.
    private void argument(Argument argument) {
        if (argument.name() == null && argument.value() instanceof Comparison) {
            text.expressions.parenthesized(argument.value());
        } else {
            text.expressions.print(argument);
        }
    }

    private void alias(@Nullable TableAlias alias) {
        if (alias != null) {
            text.add(" AS ").add(alias.name()).columns(alias.columns());
        }
    }

    private void print(Join join) {
        print(join.left());
        text.add(join.condition() instanceof JoinCondition.Natural ? " NATURAL " : " ");
        text.add(join.kind().name()).add(" JOIN ");
        if (join.right() instanceof Join) {
            text.add("(");
            print(join.right());
            text.add(")");
        } else {
            print(join.right());
        }
        switch (join.condition()) {
            case JoinCondition.On on -> {
                text.add(" ON ");
                text.expressions.print(on.condition());
            }
            case JoinCondition.Using using -> text.add(" USING").columns(using.columns());
            case JoinCondition.Natural _ -> {}
            case null -> {}
        }
    }
}
