package dev.rayo.bench.data;

import dev.rayo.bench.query.Comparison;
import dev.rayo.bench.query.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Questions from text: each is a line `-- NAME`, which may go on with how answers are compared, and a query that a
/// semicolon ends. After the name:
///
/// * nothing: [Comparison.AllRows]
/// * `ranked by N`, a column from 1: [Comparison.RankedBy]
/// * `total order: CLAUSE`: [Comparison.TotalOrder]
/// * `checked by: QUERY`: [Comparison.Checks]
final class QuestionText {
    private static final Pattern QUESTION = Pattern.compile(
            "(?s)-- ([qQ]\\d+[^:\\n]*?)(?: (ranked by|total order:|checked by:) ([^\\n]+))?\\n(.*?);\\n");

    private QuestionText() {}

    static List<Question> read(String text) {
        List<Question> questions = new ArrayList<>();
        Matcher question = QUESTION.matcher(text);
        while (question.find()) {
            questions.add(new Question(
                    question.group(1), question.group(4), comparison(question.group(2), question.group(3))));
        }
        return questions;
    }

    private static Comparison comparison(@Nullable String kind, @Nullable String rest) {
        if (kind == null || rest == null) {
            return Comparison.ALL_ROWS;
        }
        return switch (kind) {
            case "ranked by" -> new Comparison.RankedBy(Integer.parseInt(rest) - 1);
            case "total order:" -> new Comparison.TotalOrder(rest);
            default -> new Comparison.Checks(rest);
        };
    }
}
