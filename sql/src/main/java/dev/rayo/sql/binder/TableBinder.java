package dev.rayo.sql.binder;

import dev.rayo.sql.ast.Name;
import dev.rayo.sql.ast.QualifiedName;
import dev.rayo.sql.ast.Statement;
import dev.rayo.sql.ast.TableAlias;
import dev.rayo.sql.ast.TableReference;
import dev.rayo.sql.catalog.Catalog;
import dev.rayo.sql.catalog.Table;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.function.SimilarNames;
import dev.rayo.sql.parser.SqlParser;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Binds what stands in FROM.
final class TableBinder {
    private final ExpressionBinder expressions;
    private final Environment environment;
    private final CommonTables commonTables;

    TableBinder(ExpressionBinder expressions, CommonTables commonTables) {
        this.expressions = expressions;
        this.environment = expressions.environment;
        this.commonTables = commonTables;
    }

    /// @param outer the tables to the left, or the enclosing query; what the table may refer to
    Relation bind(TableReference reference, @Nullable Context outer) {
        return switch (reference) {
            case TableReference.NamedTable table -> {
                Relation named = named(table.name(), outer);
                yield aliased(named, table.alias(), table.name().last().text());
            }
            case TableReference.FileTable file -> {
                Table table = function("scan", List.of(file.path()), Map.of(), file.position());
                if (table == null) {
                    throw RayoException.syntax("there is no file " + file.path(), file.position(), null);
                }
                yield aliased(scan(table), file.alias(), baseName(file.path()));
            }
            case TableReference.TableFunction call -> {
                String name = call.name().last().key();
                Context place = Context.plain(Scope.EMPTY, commonTables, Clause.FROM, outer);
                Relation result = new TableFunctionBinder(expressions, this).bind(call, place);
                yield aliased(result, call.alias(), name);
            }
            case TableReference.DerivedTable derived -> {
                BoundQuery query = new QueryBinder(environment, commonTables, outer).bind(derived.query());
                Scope scope = Scope.of("unnamed_subquery", query.distinctNames(), query.fields());
                yield aliased(new Relation(query.plan(), scope), derived.alias(), "unnamed_subquery");
            }
            case TableReference.Join join -> new JoinBinder(expressions, this, commonTables).bind(join, outer);
            case TableReference.AliasedJoin joined -> {
                Relation join = bind(joined.join(), outer);
                List<Scope.Column> visible = join.scope().visible();
                List<String> names = renamed(
                        BoundQuery.distinct(visible.stream().map(Scope.Column::name).toList()),
                        joined.alias().columns(),
                        joined.alias().name().text(),
                        joined.alias().position());
                List<Scope.Column> columns = new ArrayList<>();
                for (int i = 0; i < names.size(); i++) {
                    columns.add(new Scope.Column(
                            joined.alias().name().text(), names.get(i), visible.get(i).merged()));
                }
                yield new Relation(join.plan(), new Scope(columns));
            }
        };
    }

    private static Relation aliased(Relation relation, @Nullable TableAlias alias, String name) {
        List<Scope.Column> columns = relation.scope().columns();
        String table = alias == null ? name : alias.name().text();
        List<String> names = columns.stream().map(Scope.Column::name).toList();
        if (alias != null) {
            names = renamed(names, alias.columns(), table, alias.position());
        }
        List<Scope.Column> renamed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            renamed.add(new Scope.Column(table, names.get(i), columns.get(i).own()));
        }
        return new Relation(relation.plan(), new Scope(renamed));
    }

    /// `names` with the first ones replaced.
    static List<String> renamed(List<String> names, List<Name> columns, String table, int position) {
        if (columns.size() > names.size()) {
            throw RayoException.syntax(
                    "the table \"" + table + "\" has " + names.size() + " columns, " + columns.size() + " are named",
                    position,
                    null);
        }
        List<String> renamed = new ArrayList<>(names);
        for (int i = 0; i < columns.size(); i++) {
            renamed.set(i, columns.get(i).text());
        }
        return renamed;
    }

    private Relation named(QualifiedName name, @Nullable Context outer) {
        Name last = name.last();
        if (name.parts().size() == 1) {
            Relation common = commonTables.find(last, environment, outer);
            if (common != null) {
                return common;
            }
        }
        Catalog.Relation relation = environment.catalog().find(lookupName(name));
        if (relation == null) {
            boolean path = name.parts().size() == 1 && (last.text().contains(".") || last.text().contains("/"));
            Table file = path ? function("scan", List.of(last.text()), Map.of(), name.position()) : null;
            if (file != null) {
                return scan(file);
            }
            throw unknownTable(name);
        }
        return switch (relation) {
            case Catalog.Relation.Stored(Table table) -> scan(table);
            case Catalog.Relation.View view -> view(view, name);
        };
    }

    /// The name without the schema that everything is in.
    static String lookupName(QualifiedName name) {
        int size = name.parts().size();
        boolean standard = size == 1 || name.parts().get(size - 2).matches("main") || name.parts().get(size - 2).matches("temp");
        return standard ? name.last().text() : name.toString();
    }

    private RayoException unknownTable(QualifiedName name) {
        List<String> known = new ArrayList<>(commonTables.names());
        known.addAll(environment.catalog().names());
        String text = name.toString();
        String hint = text.toLowerCase(Locale.ROOT).matches(".*\\.(parquet|csv|tsv|json|ndjson|arrow|feather)")
                ? "a file is named in single quotes: '" + text + "'"
                : UnknownNames.didYouMean(SimilarNames.of(name.last().text(), known, 3), known, "the tables are ");
        return RayoException.syntax("there is no table \"" + text + "\"", name.position(), hint);
    }

    private Relation view(Catalog.Relation.View view, QualifiedName name) {
        Environment inner;
        try {
            inner = environment.inView(view.name(), view.sql());
        } catch (RayoException cycle) {
            throw cycle.orAt(name.position());
        }
        try {
            if (!(SqlParser.parseStatement(view.sql()) instanceof Statement.QueryStatement statement)) {
                throw RayoException.user("the text of the view is not a query");
            }
            BoundQuery query = new QueryBinder(inner, CommonTables.NONE, null).bind(statement.query());
            List<String> names = new ArrayList<>(query.distinctNames());
            for (int i = 0; i < Math.min(names.size(), view.columnNames().size()); i++) {
                names.set(i, view.columnNames().get(i));
            }
            return new Relation(query.plan(), Scope.of(view.name(), names, query.fields()));
        } catch (RayoException failure) {
            throw failure.at(view.sql()).in("in the view \"" + view.name() + "\"");
        }
    }

    Relation scan(Table table) {
        List<Field> fields = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (var column : table.columns()) {
            columns.add(columns.size());
            fields.add(environment.ids().field(column.name(), column.type()));
            names.add(column.name());
        }
        return new Relation(
                new Plan.Scan(table, fields, columns, null), Scope.of(table.name(), BoundQuery.distinct(names), fields));
    }

    @Nullable Table function(
            String name, List<Object> arguments, Map<String, Expression.Literal> named, int position) {
        try {
            return environment.catalog().function(name, arguments, named);
        } catch (RayoException failure) {
            throw failure.orAt(position);
        }
    }

    /// The file's name without folders and extension.
    private static String baseName(String path) {
        String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        int dot = file.indexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
