package dev.rayo.sql.plan;

import dev.rayo.sql.catalog.Table;
import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A relational operator with its inputs: what to compute, not how. Immutable; equality is structural.
///
/// [#output] is computed once by the record or derived from its inputs. Rows have no order unless a [Sort] or [TopN]
/// stands at the top (with at most [Limit] and [Project] above it).
public sealed interface Plan {
    /// The columns of a row this node puts out; ids are unique within the list.
    List<Field> output();

    /// The plans this one reads, left before right.
    List<Plan> inputs();

    /// Reads columns of a table: `columns.get(i)` is the ordinal in the table of `fields.get(i)`.
    /// `filter` (over these fields) is applied by the scan to every row, and used to skip what cannot match.
    record Scan(Table table, List<Field> fields, List<Integer> columns, @Nullable Expression filter) implements Plan {
        public Scan {
            fields = List.copyOf(fields);
            columns = List.copyOf(columns);
        }

        @Override
        public List<Field> output() {
            return fields;
        }

        @Override
        public List<Plan> inputs() {
            return List.of();
        }
    }

    /// Constant rows; each expression is free of references (or correlated ones, before unnesting).
    /// No fields and one row is the input of a query without FROM.
    record Values(List<Field> fields, List<List<Expression>> rows) implements Plan {
        public Values {
            fields = List.copyOf(fields);
            rows = rows.stream().map(List::copyOf).toList();
        }

        @Override
        public List<Field> output() {
            return fields;
        }

        @Override
        public List<Plan> inputs() {
            return List.of();
        }
    }

    /// `range`, `generate_series`: BIGINT or TIMESTAMP values from `start` by `step`; the end belongs to it if `inclusive`.
    record Series(Field field, Expression start, Expression stop, Expression step, boolean inclusive) implements Plan {
        @Override
        public List<Field> output() {
            return List.of(field);
        }

        @Override
        public List<Plan> inputs() {
            return List.of();
        }
    }

    /// Keeps the rows for which `predicate` is true.
    record Filter(Plan input, Expression predicate) implements Plan {
        @Override
        public List<Field> output() {
            return input.output();
        }

        @Override
        public List<Plan> inputs() {
            return List.of(input);
        }
    }

    /// Computes the output columns; a column to keep is assigned to itself.
    record Project(Plan input, List<Assignment> assignments) implements Plan {
        public Project {
            assignments = List.copyOf(assignments);
        }

        @Override
        public List<Field> output() {
            return assignments.stream().map(Assignment::field).toList();
        }

        @Override
        public List<Plan> inputs() {
            return List.of(input);
        }
    }

    /// Groups rows by `keys` (NULL equals NULL) and aggregates each group. Puts out the keys' fields, then the aggregates'
    /// fields, then `groupingId` if present. No keys: one group, also over no rows. No aggregates: DISTINCT.
    ///
    /// @param keys         plain references to input columns, by the binder's projection below
    /// @param groupingSets indexes into `keys`, one list per set; a key that is not in the set is NULL. Just one
    ///                     list with all keys for a plain GROUP BY
    /// @param groupingId   INTEGER index (from 0) into `groupingSets` of the set that made the row, for GROUPING()
    record Aggregate(
            Plan input,
            List<Assignment> keys,
            List<List<Integer>> groupingSets,
            List<Measure> measures,
            @Nullable Field groupingId)
            implements Plan {
        /// A field and the aggregate it is computed by.
        public record Measure(Field field, AggregateCall call) {}

        public Aggregate {
            keys = List.copyOf(keys);
            groupingSets = groupingSets.stream().map(List::copyOf).toList();
            measures = List.copyOf(measures);
        }

        @Override
        public List<Field> output() {
            List<Field> fields = new ArrayList<>();
            keys.forEach(key -> fields.add(key.field()));
            measures.forEach(measure -> fields.add(measure.field()));
            if (groupingId != null) {
                fields.add(groupingId);
            }
            return fields;
        }

        @Override
        public List<Plan> inputs() {
            return List.of(input);
        }
    }

    /// Pairs of left and right rows for which all `keys` match and `residual` is true.
    ///
    /// @param keys     conditions `left op right` with op EQ or NOT_DISTINCT, left over the left input; may be empty
    /// @param residual further BOOLEAN condition over both inputs, or null
    /// @param mark     for MARK the BOOLEAN field put out beside the left columns, else null
    /// @param dependent whether the right input refers to fields of the left one (LATERAL, correlated subqueries);
    ///                 only before unnesting
    /// @param build    the side a table is made of, past which the other side streams; LEFT only for SEMI and ANTI
    record Join(
            Kind kind,
            Plan left,
            Plan right,
            List<Key> keys,
            @Nullable Expression residual,
            @Nullable Field mark,
            boolean dependent,
            Side build)
            implements Plan {
        public enum Side {
            LEFT,
            RIGHT
        }

        public enum Kind {
            INNER,
            LEFT,
            RIGHT,
            FULL,
            /// Left rows with a match, each once.
            SEMI,
            /// Left rows without a match (NOT EXISTS); a NULL key has no match.
            ANTI,
            /// Every left row once, with a field that is true for a match, NULL if a NULL kept the answer open, else
            /// false: the three-valued IN.
            MARK,
            /// LEFT that fails with a USER error where a left row has more than one match: scalar subqueries.
            SINGLE
        }

        /// @param op EQ or NOT_DISTINCT
        public record Key(Expression left, Expression right, Expression.Compare.Op op) {
            /// The same condition with the sides changed.
            public Key turned() {
                return new Key(right, left, op.flipped());
            }
        }

        public Join {
            keys = List.copyOf(keys);
            if (build == Side.LEFT && kind != Kind.SEMI && kind != Kind.ANTI) {
                throw new IllegalArgumentException("a " + kind + " join cannot build its left side");
            }
        }

        /// A join that builds its right side.
        public Join(
                Kind kind,
                Plan left,
                Plan right,
                List<Key> keys,
                @Nullable Expression residual,
                @Nullable Field mark,
                boolean dependent) {
            this(kind, left, right, keys, residual, mark, dependent, Side.RIGHT);
        }

        /// This join, made the other way.
        public Join withBuild(Side side) {
            return new Join(kind, left, right, keys, residual, mark, dependent, side);
        }

        @Override
        public List<Field> output() {
            List<Field> fields = new ArrayList<>(left.output());
            switch (kind) {
                case INNER, LEFT, RIGHT, FULL, SINGLE -> fields.addAll(right.output());
                case SEMI, ANTI -> {}
                case MARK -> fields.add(java.util.Objects.requireNonNull(mark));
            }
            return fields;
        }

        @Override
        public List<Plan> inputs() {
            return List.of(left, right);
        }
    }

    /// Rows in the order of `keys`; rows that tie in any order.
    record Sort(Plan input, List<SortKey> keys) implements Plan {
        public Sort {
            keys = List.copyOf(keys);
        }

        @Override
        public List<Field> output() {
            return input.output();
        }

        @Override
        public List<Plan> inputs() {
            return List.of(input);
        }
    }

    /// The rows `offset` to `offset + limit` of the sorted input, in order.
    record TopN(Plan input, List<SortKey> keys, long limit, long offset) implements Plan {
        public TopN {
            keys = List.copyOf(keys);
        }

        @Override
        public List<Field> output() {
            return input.output();
        }

        @Override
        public List<Plan> inputs() {
            return List.of(input);
        }
    }

    /// At most `limit` rows after the first `offset`; `limit` is `Long.MAX_VALUE` where only OFFSET is given.
    record Limit(Plan input, long limit, long offset) implements Plan {
        @Override
        public List<Field> output() {
            return input.output();
        }

        @Override
        public List<Plan> inputs() {
            return List.of(input);
        }
    }

    /// The first row in the order of `order` for each distinct value of `keys`: DISTINCT ON.
    record DistinctOn(Plan input, List<Expression> keys, List<SortKey> order) implements Plan {
        public DistinctOn {
            keys = List.copyOf(keys);
            order = List.copyOf(order);
        }

        @Override
        public List<Field> output() {
            return input.output();
        }

        @Override
        public List<Plan> inputs() {
            return List.of(input);
        }
    }

    /// All rows of all inputs; the i-th output field takes the i-th column of each input, types equal.
    record Union(List<Plan> inputs, List<Field> fields) implements Plan {
        public Union {
            inputs = List.copyOf(inputs);
            fields = List.copyOf(fields);
        }

        @Override
        public List<Field> output() {
            return fields;
        }
    }

    /// INTERSECT or EXCEPT by position, NULL equal to NULL. Without `all` each row comes once; with it, min(l, r) or
    /// max(l - r, 0) times.
    record SetOperation(Kind kind, boolean all, Plan left, Plan right, List<Field> fields) implements Plan {
        public enum Kind {
            INTERSECT,
            EXCEPT
        }

        public SetOperation {
            fields = List.copyOf(fields);
        }

        @Override
        public List<Field> output() {
            return fields;
        }

        @Override
        public List<Plan> inputs() {
            return List.of(left, right);
        }
    }

    /// Window functions over partitions of the input: every input column, then one field per function.
    ///
    /// @param rowsMax the last number in `order`, at least 1, whose rows of a partition are put out; [#ALL_ROWS] for all.
    ///                Less than all only where no call looks at later rows than its own and those that tie with it
    /// @param counted what that number counts
    record Window(
            Plan input,
            List<Expression> partitionBy,
            List<SortKey> order,
            List<WindowCall> calls,
            long rowsMax,
            Counted counted)
            implements Plan {
        public static final long ALL_ROWS = Long.MAX_VALUE;

        /// The number that a row has in its partition: one of its own, or one that it shares with those that tie.
        public enum Counted {
            ROW_NUMBER,
            RANK,
            DENSE_RANK
        }

        public Window {
            if (rowsMax < 1) {
                throw new IllegalArgumentException("a window puts out at least one row of a partition, not " + rowsMax);
            }
            partitionBy = List.copyOf(partitionBy);
            order = List.copyOf(order);
            calls = List.copyOf(calls);
        }

        /// A window that puts out all rows.
        public Window(Plan input, List<Expression> partitionBy, List<SortKey> order, List<WindowCall> calls) {
            this(input, partitionBy, order, calls, ALL_ROWS, Counted.ROW_NUMBER);
        }

        @Override
        public List<Field> output() {
            List<Field> fields = new ArrayList<>(input.output());
            calls.forEach(call -> fields.add(call.field()));
            return fields;
        }

        @Override
        public List<Plan> inputs() {
            return List.of(input);
        }
    }

    /// `shared` plans (common table expressions, common subplans) are computed once each, `input` reads them by
    /// [SharedScan]. A later shared plan may read an earlier one.
    record With(List<Shared> shared, Plan input) implements Plan {
        public record Shared(int id, String name, Plan plan) {}

        public With {
            shared = List.copyOf(shared);
        }

        @Override
        public List<Field> output() {
            return input.output();
        }

        @Override
        public List<Plan> inputs() {
            List<Plan> all = new ArrayList<>();
            shared.forEach(each -> all.add(each.plan()));
            all.add(input);
            return all;
        }
    }

    /// Reads the rows of the [With.Shared] plan of this id; `fields` are fresh, `columns` index its output.
    record SharedScan(int sharedId, String name, List<Field> fields, List<Integer> columns) implements Plan {
        public SharedScan {
            fields = List.copyOf(fields);
            columns = List.copyOf(columns);
        }

        @Override
        public List<Field> output() {
            return fields;
        }

        @Override
        public List<Plan> inputs() {
            return List.of();
        }
    }

    /// Moves rows between the tasks of a distributed plan; on one node the rows pass through.
    record Exchange(Plan input, Kind kind, List<Expression> keys) implements Plan {
        public enum Kind {
            /// All rows to one task.
            GATHER,
            /// Rows by the hash of `keys`.
            HASH,
            /// Every row to every task.
            BROADCAST
        }

        public Exchange {
            keys = List.copyOf(keys);
        }

        @Override
        public List<Field> output() {
            return input.output();
        }

        @Override
        public List<Plan> inputs() {
            return List.of(input);
        }
    }

    /// The types of the output columns.
    default List<Type> types() {
        return output().stream().map(Field::type).toList();
    }
}
