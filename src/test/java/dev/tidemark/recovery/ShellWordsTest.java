package dev.tidemark.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellWordsTest {
    @Test
    void quotesWhateverANameHolds() {
        assertThat(ShellWords.quoted("it's $(here) `now`")).isEqualTo("'it'\\''s $(here) `now`'");
        assertThat(ShellWords.identifier("a`b")).isEqualTo("`a``b`");
        assertThat(ShellWords.pattern("/up*l[x]\\s?")).isEqualTo("/up\\*l\\[x\\]\\\\s\\?");
        assertThat(ShellWords.part("manifest")).isEqualTo("part=bWFuaWZlc3Q=");
    }
}
