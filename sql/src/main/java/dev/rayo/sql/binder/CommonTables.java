package dev.rayo.sql.binder;

import dev.rayo.sql.ast.CommonTable;
import dev.rayo.sql.ast.CommonTable.Materialization;
import dev.rayo.sql.ast.Name;
import dev.rayo.sql.ast.With;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.DeepTree;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.SharedScan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tables that WITH clauses define, the innermost clause first.
///
/// Each is bound once and read by [SharedScan]s. When the query is complete, what is read once and not MATERIALIZED
/// takes the place of its scan; what is read more often becomes a [Plan.With]; what is never read goes. NOT
/// MATERIALIZED tables are bound anew at each use.
final class CommonTables {
    static final CommonTables NONE = new CommonTables(null);

    private record Entry(CommonTable syntax, int id, List<String> names, @Nullable Plan plan, boolean pending) {}

    private final @Nullable CommonTables enclosing;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private CommonTables(@Nullable CommonTables enclosing) {
        this.enclosing = enclosing;
    }

    /// The tables of `with` beside those visible here.
    static CommonTables bind(
            @Nullable With with, Environment environment, CommonTables enclosing, @Nullable Context outer) {
        if (with == null) {
            return enclosing;
        }
        CommonTables tables = enclosing;
        CommonTables all = new CommonTables(enclosing);
        for (CommonTable each : with.tables()) {
            String key = each.name().key();
            if (all.entries.containsKey(key)) {
                throw RayoException.syntax(
                        "WITH defines \"" + each.name() + "\" twice", each.name().position(), null);
            }
            if (with.recursive()) {
                all.entries.put(key, new Entry(each, -1, List.of(), null, true));
            }
            Plan plan = new QueryBinder(environment, all, outer).bind(each.query()).plan();
            List<String> names = TableBinder.renamed(
                    new BoundQuery(plan).distinctNames(), each.columns(), each.name().text(), each.position());
            boolean inline = each.materialization() == Materialization.NOT_MATERIALIZED;
            all.entries.remove(key);
            all.entries.put(
                    key, new Entry(each, environment.ids().next(), names, inline ? null : plan, false));
        }
        return all.entries.isEmpty() ? tables : all;
    }

    /// The table of this name, or null; reads of it have fresh fields.
    @Nullable Relation find(Name name, Environment environment, @Nullable Context outer) {
        Entry entry = entries.get(name.key());
        if (entry == null) {
            return enclosing == null ? null : enclosing.find(name, environment, outer);
        }
        if (entry.pending()) {
            throw RayoException.syntax(
                    "\"" + name + "\" refers to itself: recursive common tables are not supported yet",
                    name.position(),
                    "range(…) makes series of numbers and timestamps");
        }
        Plan plan = entry.plan();
        if (plan == null) {
            Plan copy = new QueryBinder(environment, before(entry), outer)
                    .bind(entry.syntax().query())
                    .plan();
            return new Relation(copy, Scope.of(name.text(), entry.names(), copy.output()));
        }
        List<Field> fields = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        for (Field field : plan.output()) {
            fields.add(environment.ids().field(entry.names().get(columns.size()), field.type()));
            columns.add(columns.size());
        }
        Plan scan = new SharedScan(entry.id(), entry.syntax().name().text(), fields, columns);
        return new Relation(scan, Scope.of(name.text(), entry.names(), fields));
    }

    /// What `entry` itself could see when it was defined.
    private CommonTables before(Entry entry) {
        CommonTables visible = new CommonTables(enclosing);
        for (Map.Entry<String, Entry> each : entries.entrySet()) {
            if (each.getValue() == entry) {
                break;
            }
            visible.entries.put(each.getKey(), each.getValue());
        }
        return visible;
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        for (CommonTables each = this; each != null; each = each.enclosing) {
            each.entries.values().forEach(entry -> names.add(entry.syntax().name().text()));
        }
        return names;
    }

    /// `plan`, which reads the tables of this clause, together with the tables.
    Plan define(Plan plan, FieldIds ids) {
        Plan result = plan;
        List<Plan.With.Shared> kept = new ArrayList<>();
        for (Entry entry : List.copyOf(entries.values()).reversed()) {
            Plan table = entry.plan();
            if (table == null) {
                continue;
            }
            int[] reads = {count(result, entry.id())};
            kept.forEach(shared -> reads[0] += count(shared.plan(), entry.id()));
            boolean materialize = entry.syntax().materialization() == Materialization.MATERIALIZED;
            if (reads[0] == 0) {
                continue;
            }
            if (reads[0] > 1 || materialize) {
                kept.addFirst(new Plan.With.Shared(entry.id(), entry.syntax().name().text(), table));
                continue;
            }
            result = inline(result, entry.id(), table);
            kept.replaceAll(shared ->
                    new Plan.With.Shared(shared.id(), shared.name(), inline(shared.plan(), entry.id(), table)));
        }
        return kept.isEmpty() ? result : new Plan.With(kept, result);
    }

    private static int count(Plan plan, int id) {
        int[] count = {0};
        DeepTree.visit(plan, node -> {
            if (node instanceof SharedScan scan && scan.sharedId() == id) {
                count[0]++;
            }
        });
        return count[0];
    }

    private static Plan inline(Plan plan, int id, Plan table) {
        return DeepTree.rewrite(plan, node -> {
            if (!(node instanceof SharedScan scan) || scan.sharedId() != id) {
                return node;
            }
            List<Assignment> assignments = new ArrayList<>();
            for (int i = 0; i < scan.fields().size(); i++) {
                Field source = table.output().get(scan.columns().get(i));
                assignments.add(new Assignment(scan.fields().get(i), Reference.to(source)));
            }
            return new Plan.Project(table, assignments);
        });
    }
}
