package dev.rayo.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.rayo.sql.ast.Statement;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever text comes in, out comes syntax that survives printing, or a user's error with a place in the text.
class FuzzTest {
    private static final String CHARACTERS = "()[]{},.;:+-*/%^&|~<>=!@#'\"$?\\_ \n\tabeExX019é😀\0";

    private int parsed;
    private int failed;

    @Test
    void everyPrefixParsesOrFailsProperly() {
        for (String sql : Corpus.statements()) {
            for (int end = 0; end <= sql.length(); end += sql.length() < 100 ? 1 : 3) {
                check(sql.substring(0, end));
            }
        }
        assertThat(parsed).isGreaterThan(1_000);
        assertThat(failed).isGreaterThan(1_000);
    }

    @Test
    void everySuffixOfTheTokensParsesOrFailsProperly() {
        for (String sql : Corpus.statements()) {
            for (Token token : Lexer.tokens(sql)) {
                check(sql.substring(token.start()));
            }
        }
        assertThat(failed).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void mutatedTokensParseOrFailProperly(long seed) {
        Random random = new Random(seed);
        List<String> statements = Corpus.statements();
        List<String> words = statements.stream()
                .flatMap(sql -> texts(sql).stream())
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        for (int round = 0; round < 4_000; round++) {
            List<String> tokens = new ArrayList<>(texts(statements.get(random.nextInt(statements.size()))));
            for (int mutations = 1 + random.nextInt(4); mutations > 0 && !tokens.isEmpty(); mutations--) {
                int at = random.nextInt(tokens.size());
                switch (random.nextInt(4)) {
                    case 0 -> tokens.remove(at);
                    case 1 -> tokens.add(at, words.get(random.nextInt(words.size())));
                    case 2 -> tokens.set(at, words.get(random.nextInt(words.size())));
                    default -> tokens.set(at, tokens.set(random.nextInt(tokens.size()), tokens.get(at)));
                }
            }
            check(String.join(" ", tokens));
        }
        assertThat(parsed).isGreaterThan(300);
        assertThat(failed).isGreaterThan(300);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void mutatedCharactersParseOrFailProperly(long seed) {
        Random random = new Random(seed);
        List<String> statements = Corpus.statements();
        for (int round = 0; round < 4_000; round++) {
            StringBuilder sql = new StringBuilder(statements.get(random.nextInt(statements.size())));
            for (int mutations = 1 + random.nextInt(6); mutations > 0; mutations--) {
                int at = random.nextInt(sql.length());
                char c = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
                switch (random.nextInt(3)) {
                    case 0 -> sql.deleteCharAt(at).append(c);
                    case 1 -> sql.insert(at, c);
                    default -> sql.setCharAt(at, c);
                }
            }
            check(sql.toString());
        }
    }

    private static List<String> texts(String sql) {
        return Lexer.tokens(sql).stream()
                .map(token -> sql.substring(token.start(), token.end()))
                .toList();
    }

    private void check(String sql) {
        List<Statement> statements;
        try {
            statements = SqlParser.parseStatements(sql);
        } catch (RayoException e) {
            failed++;
            assertThat(e.fault()).as(sql).isEqualTo(Fault.USER);
            assertThat(e.offset()).as(sql).isBetween(0, sql.length());
            return;
        } catch (RuntimeException | StackOverflowError e) {
            fail(sql, e);
            return;
        }
        parsed++;
        for (Statement statement : statements) {
            String printed = SqlPrinter.print(statement);
            try {
                String again = SqlPrinter.print(SqlParser.parseStatement(printed));
                assertThat(again).as(sql).isEqualTo(printed);
            } catch (RayoException e) {
                fail(sql + "\nprinted as " + printed, e);
            }
        }
    }
}
