package dev.rayo.sql.binder;

import dev.rayo.sql.ast.ColumnDefinition;
import dev.rayo.sql.ast.CopyOption;
import dev.rayo.sql.ast.Name;
import dev.rayo.sql.ast.QualifiedName;
import dev.rayo.sql.ast.Query;
import dev.rayo.sql.ast.QueryBody;
import dev.rayo.sql.ast.Statement;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.catalog.Catalog;
import dev.rayo.sql.catalog.ColumnSchema;
import dev.rayo.sql.catalog.Table;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.function.SimilarNames;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.BoundStatement;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Binds statements; queries go on to [QueryBinder].
final class StatementBinder {
    private final Environment environment;
    private final ExpressionBinder expressions;

    StatementBinder(Environment environment) {
        this.environment = environment;
        expressions = new ExpressionBinder(environment);
    }

    BoundStatement bind(Statement statement) {
        return switch (statement) {
            case Statement.QueryStatement query -> new BoundStatement.Select(plan(query.query()));
            case Statement.Explain explain ->
                new BoundStatement.Explain(bind(explain.statement()), explain.analyze());
            case Statement.CreateTable create -> createTable(create);
            case Statement.CreateTableAs create -> createTableAs(create);
            case Statement.CreateView create -> createView(create);
            case Statement.Insert insert -> insert(insert);
            case Statement.Drop drop -> drop(drop);
            case Statement.Describe describe ->
                new BoundStatement.Select(new CatalogQueries(environment).describe(plan(describe.query())));
            case Statement.ShowTables show ->
                new BoundStatement.Select(new CatalogQueries(environment).tables(show.all()));
            case Statement.Copy copy -> new BoundStatement.Copy(plan(copy.query()), copy.file(), options(copy));
            case Statement.SetOption set -> new BoundStatement.Set(
                    set.name().toString().toLowerCase(Locale.ROOT), set.value() == null ? "" : text(set.value()));
        };
    }

    private Plan plan(Query query) {
        return NullTypes.resolve(
                new QueryBinder(environment, CommonTables.NONE, null).bind(query).plan());
    }

    // --- tables and views ----------------------------------------------------------------------------------------

    private BoundStatement createTable(Statement.CreateTable create) {
        List<ColumnSchema> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ColumnDefinition column : create.columns()) {
            if (!names.add(column.name().key())) {
                throw RayoException.syntax(
                        "the column \"" + column.name() + "\" is defined twice", column.name().position(), null);
            }
            columns.add(new ColumnSchema(
                    column.name().text(), TypeNames.resolve(column.type()), column.nullable()));
        }
        return new BoundStatement.CreateTable(
                tableName(create.name()), columns, null, create.orReplace(), create.ifNotExists());
    }

    private BoundStatement createTableAs(Statement.CreateTableAs create) {
        Plan plan = plan(create.query());
        List<String> names = TableBinder.renamed(
                new BoundQuery(plan).distinctNames(), create.columns(), create.name().toString(), create.position());
        List<ColumnSchema> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(new ColumnSchema(names.get(i), plan.output().get(i).type(), true));
        }
        return new BoundStatement.CreateTable(
                tableName(create.name()),
                columns,
                create.withData() ? plan : null,
                create.orReplace(),
                create.ifNotExists());
    }

    private BoundStatement createView(Statement.CreateView create) {
        Plan plan = plan(create.query());
        TableBinder.renamed(
                new BoundQuery(plan).distinctNames(), create.columns(), create.name().toString(), create.position());
        return new BoundStatement.CreateView(
                tableName(create.name()),
                create.columns().stream().map(Name::text).toList(),
                create.text(),
                create.orReplace(),
                create.ifNotExists());
    }

    private static String tableName(QualifiedName name) {
        return TableBinder.lookupName(name);
    }

    private BoundStatement drop(Statement.Drop drop) {
        boolean view = drop.kind() == Statement.Drop.Kind.VIEW;
        if (drop.names().size() > 1) {
            throw RayoException.syntax(
                    "DROP takes one name at a time", drop.names().get(1).position(), "write several statements");
        }
        QualifiedName name = drop.names().getFirst();
        Catalog.Relation relation = environment.catalog().find(tableName(name));
        if (relation == null && !drop.ifExists()) {
            throw unknown(name, view ? "view" : "table");
        }
        if (relation != null && relation instanceof Catalog.Relation.View != view) {
            throw RayoException.syntax(
                    "\"" + name + "\" is a " + (view ? "table" : "view"),
                    name.position(),
                    "write DROP " + (view ? "TABLE " : "VIEW ") + name);
        }
        return new BoundStatement.Drop(tableName(name), view, drop.ifExists());
    }

    private RayoException unknown(QualifiedName name, String kind) {
        List<String> names = environment.catalog().names();
        return RayoException.syntax(
                "there is no " + kind + " \"" + name + "\"",
                name.position(),
                UnknownNames.didYouMean(SimilarNames.of(name.last().text(), names, 3), names, "there are "));
    }

    // --- INSERT --------------------------------------------------------------------------------------------------

    private BoundStatement insert(Statement.Insert insert) {
        Catalog.Relation relation = environment.catalog().find(tableName(insert.table()));
        if (relation == null) {
            throw unknown(insert.table(), "table");
        }
        if (!(relation instanceof Catalog.Relation.Stored(Table table))) {
            throw RayoException.syntax(
                    "\"" + insert.table() + "\" is a view; only tables take rows", insert.table().position(), null);
        }
        Plan source = source(insert, table);
        int[] from = insert.byName() ? byName(insert, table, source) : byPosition(insert, table, source);
        List<Assignment> assignments = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            ColumnSchema column = table.columns().get(i);
            Field field = from[i] < 0 ? null : source.output().get(from[i]);
            Expression value = field == null
                    ? new Literal(null, column.type())
                    : expressions.coercion.cast(Reference.to(field), column.type(), insert.position());
            if (field == null && !column.nullable()) {
                throw RayoException.syntax(
                        "the column \"" + column.name() + "\" is NOT NULL and gets no value", insert.position(), null);
            }
            assignments.add(new Assignment(environment.ids().field(column.name(), column.type()), value));
        }
        return new BoundStatement.Insert(
                table.name(), NullTypes.resolve(new Plan.Project(source, assignments)));
    }

    /// The rows to insert. Values that are given one by one become what their columns are, each for itself.
    private Plan source(Statement.Insert insert, Table table) {
        QueryBinder binder = new QueryBinder(environment, CommonTables.NONE, null);
        Query query = insert.query();
        boolean bare = query.with() == null
                && query.orderBy().isEmpty()
                && query.limit() == null
                && query.offset() == null;
        if (bare && query.body() instanceof QueryBody.Values values && !insert.byName()) {
            List<Type> wanted = insert.columns().isEmpty()
                    ? table.columns().stream().map(ColumnSchema::type).toList()
                    : insert.columns().stream()
                            .map(name -> table.columns().get(column(table, name)).type())
                            .toList();
            if (values.rows().getFirst().size() == wanted.size()) {
                return binder.values(values, wanted);
            }
        }
        return binder.bind(query).plan();
    }

    /// For each column of the table, which column of the source it takes; -1 for none.
    private static int[] byPosition(Statement.Insert insert, Table table, Plan source) {
        int width = source.output().size();
        int expected = insert.columns().isEmpty() ? table.columns().size() : insert.columns().size();
        if (width != expected) {
            throw RayoException.syntax(
                    insert.columns().isEmpty()
                            ? "the table \"" + table.name() + "\" has " + expected + " columns, the rows have " + width
                            : expected + " columns are named, the rows have " + width,
                    insert.query().position(),
                    insert.columns().isEmpty() && width < expected
                            ? "name the columns: INSERT INTO " + table.name() + " (…)"
                            : null);
        }
        int[] from = new int[table.columns().size()];
        for (int i = 0; i < from.length; i++) {
            from[i] = insert.columns().isEmpty() ? i : -1;
        }
        for (int i = 0; i < insert.columns().size(); i++) {
            int column = column(table, insert.columns().get(i));
            if (from[column] >= 0) {
                throw RayoException.syntax(
                        "the column \"" + insert.columns().get(i) + "\" is named twice",
                        insert.columns().get(i).position(),
                        null);
            }
            from[column] = i;
        }
        return from;
    }

    private static int[] byName(Statement.Insert insert, Table table, Plan source) {
        int[] from = new int[table.columns().size()];
        Arrays.fill(from, -1);
        for (int i = 0; i < source.output().size(); i++) {
            Name name = new Name(source.output().get(i).name(), insert.query().position());
            from[column(table, name)] = i;
        }
        return from;
    }

    private static int column(Table table, Name name) {
        List<String> names = table.columns().stream().map(ColumnSchema::name).toList();
        for (int i = 0; i < names.size(); i++) {
            if (name.matches(names.get(i))) {
                return i;
            }
        }
        throw RayoException.syntax(
                "the table \"" + table.name() + "\" has no column \"" + name + "\"",
                name.position(),
                UnknownNames.didYouMean(SimilarNames.of(name.text(), names, 3), names, "it has "));
    }

    // --- options -------------------------------------------------------------------------------------------------

    private Map<String, String> options(Statement.Copy copy) {
        Map<String, String> options = new LinkedHashMap<>();
        for (CopyOption option : copy.options()) {
            String value = option.values().isEmpty()
                    ? "true"
                    : option.values().stream().map(this::text).collect(Collectors.joining(","));
            options.put(option.name().key(), value);
        }
        return options;
    }

    /// The text of a constant: an option's value.
    private String text(SyntaxExpression syntax) {
        Expression bound = expressions.bind(
                syntax, Context.plain(Scope.EMPTY, CommonTables.NONE, Clause.STATEMENT, null));
        if (!(bound instanceof Literal literal) || literal.value() == null) {
            throw RayoException.syntax("an option's value must be a constant", syntax.position(), null);
        }
        return literal.value().toString();
    }
}
