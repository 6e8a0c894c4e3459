package dev.rayo.slt;

import dev.rayo.slt.Database.Result;
import dev.rayo.slt.SltRunner.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What DuckDB answered to the queries of one file, so that it need not be asked again for every setting.
final class OracleAnswers {
    /// In the order in which the same line asked the same: tables may have changed in between.
    private final Map<Query, List<Result>> answers = new HashMap<>();

    /// Asks `database` and keeps what it says.
    Function<Query, Result> recording(Database database) {
        return query -> {
            Result result = database.run(query.sql());
            answers.computeIfAbsent(query, _ -> new ArrayList<>()).add(result);
            return result;
        };
    }

    /// The answers again, in the same order, for one run of the file.
    Function<Query, Result> replaying() {
        Map<Query, Integer> asked = new HashMap<>();
        return query -> {
            List<Result> known = answers.getOrDefault(query, List.of());
            int index = asked.merge(query, 1, Integer::sum) - 1;
            if (index >= known.size()) {
                throw new IllegalStateException("the oracle has no answer");
            }
            return known.get(index);
        };
    }
}
