package dev.tidemark.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nordlicht Outdoor",
                "🌊",
                "O'Brien \"& Sons\"",
                "--help",
                "a/b",
                "Ünïcödé",
                "日本",
                "; drop table"
            })
    void acceptsNamesAsPeopleHaveThem(String name) {
        assertThat(ConnectionNames.name("name", name, ConnectionNames.LONGEST)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\nb",
                "a\tb",
                "a\0b",
                "a\u007fb",
                "a\u202eb",
                "a\u2028b",
                " a",
                "a "
            })
    void refusesWhatCannotBeSeenOrTold(String name) {
        assertThat(ConnectionNames.name("name", name, ConnectionNames.LONGEST)).hasSize(1);
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(ConnectionNames.name("name", "🌊".repeat(80), 80)).isEmpty();
        assertThat(ConnectionNames.name("name", "a".repeat(81), 80))
                .extracting(Finding::message)
                .containsExactly("A name has at most 80 characters.");
    }

    @ParameterizedTest
    @CsvSource({
        "Shop, production, shop-production",
        "Börse & Söhne, Test 2, borse-sohne-test-2",
        "🌊, 🐚, environment",
        "--help, /../, help",
        "日本, live, live"
    })
    void makesSlugsForAddresses(String project, String environment, String slug) {
        assertThat(ConnectionNames.slug(project, environment)).isEqualTo(slug);
    }

    @Test
    void keepsSlugsShort() {
        assertThat(ConnectionNames.slug("a".repeat(80), "b")).hasSize(50);
    }
}
