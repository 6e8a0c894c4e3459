package dev.rayo.engine.planner;

import dev.rayo.engine.operator.OperatorFactory;
import dev.rayo.engine.pipeline.Branch;
import dev.rayo.sql.plan.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The unfinished pipeline that puts out a plan node's rows.
///
/// @param layout   the chunks' columns, in order
/// @param branches run one after the other
/// @param needs    places of the pipelines that have to be complete before this one starts
record Fragment(List<Field> layout, List<Branch> branches, Set<Integer> needs) {
    Fragment {
        layout = List.copyOf(layout);
        branches = List.copyOf(branches);
        needs = Set.copyOf(needs);
    }

    /// The same, which waits for `more` pipelines too.
    Fragment after(Collection<Integer> more) {
        Set<Integer> all = new HashSet<>(needs);
        all.addAll(more);
        return new Fragment(layout, branches, all);
    }

    /// Every branch goes on with `operator`.
    Fragment then(OperatorFactory operator, List<Field> newLayout) {
        return new Fragment(
                newLayout, branches.stream().map(branch -> branch.then(operator)).toList(), needs);
    }

    /// `branch`, laid out like this fragment, runs last.
    Fragment and(Branch branch) {
        List<Branch> more = new ArrayList<>(branches);
        more.add(branch);
        return new Fragment(layout, more, needs);
    }
}
