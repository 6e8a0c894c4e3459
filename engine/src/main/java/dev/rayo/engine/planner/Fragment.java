package dev.rayo.engine.planner;

import dev.rayo.engine.operator.OperatorFactory;
import dev.rayo.engine.pipeline.Branch;
import dev.rayo.sql.plan.Field;
import java.util.ArrayList;
import java.util.List;

/// The unfinished pipeline that puts out a plan node's rows.
///
/// @param layout   the chunks' columns, in order
/// @param branches run one after the other
record Fragment(List<Field> layout, List<Branch> branches) {
    Fragment {
        layout = List.copyOf(layout);
        branches = List.copyOf(branches);
    }

    /// Every branch goes on with `operator`.
    Fragment then(OperatorFactory operator, List<Field> newLayout) {
        return new Fragment(
                newLayout, branches.stream().map(branch -> branch.then(operator)).toList());
    }

    /// `branch`, laid out like this fragment, runs last.
    Fragment and(Branch branch) {
        List<Branch> more = new ArrayList<>(branches);
        more.add(branch);
        return new Fragment(layout, more);
    }
}
