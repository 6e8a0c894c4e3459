package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Scan;
import dev.rayo.sql.plan.PlanTree;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives a scan the range that a prefix spans: behind `starts_with(x, 'ab')` and `x LIKE 'ab%cd'` come `x >= 'ab'` and
/// `x < 'ac'`, which the statistics of files can be compared with. They are tested on rows that passed already.
public final class HintPrefixes implements Rule {
    @Override
    public Plan apply(Plan plan, RuleContext context) {
        return PlanTree.rewrite(plan, node -> node instanceof Scan scan ? hinted(scan) : node);
    }

    private static Plan hinted(Scan scan) {
        List<Expression> terms = new ArrayList<>();
        for (Expression term : Conjunction.split(scan.filter())) {
            terms.add(term);
            if (term instanceof Call call && call.arguments().size() == 2 && call.arguments().getFirst() instanceof Reference x) {
                String prefix = prefix(call);
                if (prefix != null) {
                    addRange(x, prefix, terms);
                }
            }
        }
        Expression filter = Conjunction.orNull(terms);
        return filter == null || filter.equals(scan.filter())
                ? scan
                : new Scan(scan.table(), scan.fields(), scan.columns(), filter);
    }

    private static @Nullable String prefix(Call call) {
        if (!(call.arguments().get(1) instanceof Literal literal) || !(literal.value() instanceof String text)) {
            return null;
        }
        String prefix = switch (call.function()) {
            case "starts_with" -> text;
            case "like" -> text.substring(0, firstWildcard(text));
            default -> "";
        };
        return prefix.isEmpty() ? null : prefix;
    }

    private static int firstWildcard(String pattern) {
        int end = 0;
        while (end < pattern.length() && pattern.charAt(end) != '%' && pattern.charAt(end) != '_') {
            end++;
        }
        return end;
    }

    private static void addRange(Reference x, String prefix, List<Expression> terms) {
        terms.add(new Compare(Compare.Op.GE, x, new Literal(prefix, Type.VARCHAR)));
        String next = successor(prefix);
        if (next != null) {
            terms.add(new Compare(Compare.Op.LT, x, new Literal(next, Type.VARCHAR)));
        }
    }

    /// The least text that is greater than every text with this prefix; null if there is none.
    static @Nullable String successor(String prefix) {
        int end = prefix.length();
        while (end > 0) {
            int last = prefix.codePointBefore(end);
            end -= Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return prefix.substring(0, end) + Character.toString(next);
            }
        }
        return null;
    }
}
