package dev.rayo.sql.ast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.sql.ast.QueryBody.SetOperation;
import dev.rayo.sql.ast.QueryBody.Values;
import dev.rayo.sql.ast.SyntaxExpression.NullLiteral;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntaxTest {
    @Test
    void aNameHasParts() {
        assertThatThrownBy(() -> new QualifiedName(List.of(), 0)).isInstanceOf(IllegalArgumentException.class);
        QualifiedName name = new QualifiedName(List.of(new Name("s", 0), new Name("T", 2)), 0);
        assertThat(name).hasToString("s.T");
        assertThat(name.last()).isEqualTo(new Name("T", 2));
    }

    @Test
    void aSetOperationHasOperands() {
        List<QueryBody> one = List.of(new Values(List.of(), 0));
        assertThatThrownBy(() -> new SetOperation(SetOperation.Kind.UNION, false, false, one, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listsAreCopied() {
        List<SyntaxExpression> row = new ArrayList<>(List.of(new NullLiteral(0)));
        Values values = new Values(List.of(row), 0);
        row.clear();
        assertThat(values.rows()).containsExactly(List.of(new NullLiteral(0)));
    }
}
