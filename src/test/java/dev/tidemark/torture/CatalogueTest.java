package dev.tidemark.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.engine.testing.TestMariaDb;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue itself: each case can be made, and what is compared of it stands still. */
class CatalogueTest {
    private static final TestMariaDb SERVER =
            new TestMariaDb("--log-bin-trust-function-creators=1");

    static Stream<HardCase> cases() {
        return Stream.of(HardCase.Kind.values())
                .flatMap(kind -> HardCase.all(kind).stream())
                .filter(one -> !one.slow());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isMadeAndStandsStill(HardCase one) {
        assertThat(one.title()).isNotBlank();
        var site = new HardSite(SERVER, List.of(one));
        try {
            site.make();
            var state = site.state();
            if (one.expected().carried()) {
                assertThat(state.toString()).doesNotContain("ERROR ", "unreadable");
            }
            assertThat(site.state()).isEqualTo(state);
            for (var damage : Damage.all()) {
                // Whatever is left of it can be damaged further.
                if (damage == Damage.EVERYTHING) {
                    damage.apply(site);
                    assertThat(site.state()).isNotEqualTo(state);
                }
            }
        } finally {
            site.remove();
        }
    }
}
