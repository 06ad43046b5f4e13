package dev.tidemark.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backup.Manifest;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.mariadb.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TiesTest {
    private static final Reference KEY = new Reference("shop", "orders", "buyer", "crm", "people");

    private final Ties ties =
            new Ties(
                    new Manifest(
                            2,
                            "b",
                            "e",
                            Instant.EPOCH,
                            List.of(
                                    database("shop", List.of(KEY)),
                                    database("crm", List.of(KEY)),
                                    database("blog", null)),
                            List.of(),
                            null,
                            Map.of(),
                            List.of(),
                            null));

    @Test
    void refusesToTearDatabasesApartThatReferToEachOther() {
        assertThatThrownBy(() -> ties.refuseTorn(Set.of("database:db/shop", "database:db/blog")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(
                        "shop and crm can only be restored together: shop.orders (buyer) refers to crm.people");
        assertThatThrownBy(() -> ties.refuseTorn(Set.of("database:db/crm")))
                .isInstanceOf(Refused.class);
        assertThatCode(() -> ties.refuseTorn(Set.of("database:db/crm", "database:db/shop")))
                .doesNotThrowAnyException();
        assertThatCode(() -> ties.refuseTorn(Set.of("database:db/blog")))
                .doesNotThrowAnyException();
    }

    @Test
    void saysItOnceInThePreview() {
        assertThat(ties.words())
                .containsExactly(
                        "shop and crm are restored together or not at all: shop.orders (buyer) refers to crm.people.");
    }

    private static Manifest.Database database(String name, List<Reference> references) {
        return new Manifest.Database(
                "database:db/" + name,
                "db",
                name,
                null,
                "",
                List.of(),
                List.of(),
                0,
                "",
                null,
                null,
                null,
                references,
                null);
    }
}
