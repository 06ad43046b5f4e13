package dev.tidemark.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.base.Refused;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommandWordsTest {
    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of("php artisan down", List.of("php", "artisan", "down")),
                Arguments.of("  rm\t-f  -- a ", List.of("rm", "-f", "--", "a")),
                Arguments.of(
                        "say \"two words\" 'and \"three\"'",
                        List.of("say", "two words", "and \"three\"")),
                Arguments.of("say two\\ words \\\"", List.of("say", "two words", "\"")),
                Arguments.of("say \"a \\\" b\" 'a \\ b'", List.of("say", "a \" b", "a \\ b")),
                Arguments.of("set name ''", List.of("set", "name", "")),
                Arguments.of("a\"b c\"d", List.of("ab cd")),
                Arguments.of(
                        "touch 🌊 | cat > $HOME; `id` *",
                        List.of("touch", "🌊", "|", "cat", ">", "$HOME;", "`id`", "*")));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void readsWordsAsTheyAreMeant(String line, List<String> words) {
        assertThat(CommandWords.commands(line)).containsExactly(words);
    }

    @Test
    void readsACommandOnEachLineAndSkipsEmptyOnes() {
        assertThat(CommandWords.commands("one\n\n  \ntwo three\r\n"))
                .containsExactly(List.of("one"), List.of("two", "three"));
        assertThat(CommandWords.commands("")).isEmpty();
    }

    @Test
    void refusesWhatIsNotFinished() {
        assertThatThrownBy(() -> CommandWords.commands("say \"hello"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("never closed in: say \"hello");
        assertThatThrownBy(() -> CommandWords.commands("say 'hello\nnext'"))
                .hasMessageContaining("never closed");
        assertThatThrownBy(() -> CommandWords.commands("say \\"))
                .hasMessageContaining("nothing after it");
        assertThatThrownBy(() -> CommandWords.commands("'' x"))
                .hasMessageContaining("program is missing");
    }
}
