package dev.tidemark.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.base.EnvironmentId;
import dev.tidemark.engine.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {
    private static final Secret SECRET = Secret.of("of the customer");

    @TempDir Path home;

    private final Kept records = new Kept();

    /** Records in memory: what the key leaves there and finds again. */
    private static final class Kept extends SealedRecords {
        private Optional<Sealed> witness = Optional.empty();
        private boolean any;

        Kept() {
            super(DSL.using(SQLDialect.MARIADB));
        }

        @Override
        boolean any() {
            return any || witness.isPresent();
        }

        @Override
        Optional<Sealed> witness() {
            return witness;
        }

        @Override
        Optional<Sealed> anything() {
            return Optional.empty();
        }

        @Override
        void keep(Sealed kept) {
            witness = witness.or(() -> Optional.of(kept));
        }
    }

    @Test
    void isCreatedOnceInAFileForItsOwnerAlone() throws IOException {
        var sealed = new MasterKey(null, home, records).seal(SECRET, "vault one");

        assertThat(permissions()).isEqualTo("rw-------");
        assertThat(Files.readString(home.resolve("master.key")).strip()).hasSize(44);
        assertThat(new MasterKey(null, home, records).open(sealed, "vault one")).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-"})
    void isRefusedIfOthersMayReadItsFile(String tooOpen) throws IOException {
        new MasterKey(null, home, records);
        Files.setPosixFilePermissions(
                home.resolve("master.key"), PosixFilePermissions.fromString(tooOpen));

        assertThatThrownBy(() -> new MasterKey(null, home, records))
                .hasMessageContaining("can be read by others")
                .hasMessageContaining("chmod 600 " + home.resolve("master.key"));
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTimeAndNeverPlain() {
        var key = new MasterKey("0123456789abcdef", home, records);
        var one = key.seal(SECRET, "vault one");

        assertThat(one).isNotEqualTo(key.seal(SECRET, "vault one"));
        assertThat(new String(one, StandardCharsets.ISO_8859_1)).doesNotContain("customer");
    }

    @Test
    void saysWhatToDoIfItIsAnotherKey() {
        var sealed = new MasterKey("the key of yesterday", home, records).seal(SECRET, "vault one");

        assertThatThrownBy(() ->
                        new MasterKey("the key of today", home, new Kept())
                                .open(sealed, "vault one"))
                .hasMessageContaining("the master key is not the one it was encrypted under")
                .hasMessageContaining("TIDEMARK_MASTER_KEY");
    }

    @Test
    void opensNothingForAnotherPurpose() {
        var key = new MasterKey("0123456789abcdef", home, records);
        var sealed = key.seal(SECRET, "vault one");

        assertThatThrownBy(() -> key.open(sealed, "vault two"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isRefusedIfTooShort() {
        assertThatThrownBy(() -> new MasterKey("short", home, records))
                .hasMessageContaining("at least 16 characters");
    }

    @Test
    void isNotMadeAnewOverRecordsThatBelongToOne() throws IOException {
        new MasterKey(null, home, records);
        Files.delete(home.resolve("master.key"));

        assertThatThrownBy(() -> new MasterKey(null, home, records))
                .isInstanceOf(MasterKeyRefused.class)
                .hasMessageContaining("the master key is missing")
                .hasMessageContaining(home.resolve("master.key").toString());
        assertThat(home.resolve("master.key")).doesNotExist();
    }

    @Test
    void isNotMadeAnewOverRecordsOfAVersionThatKnewNoWitness() {
        records.any = true;

        assertThatThrownBy(() -> new MasterKey(null, home, records))
                .isInstanceOf(MasterKeyRefused.class);
        assertThat(home.resolve("master.key")).doesNotExist();
    }

    @Test
    void isRefusedIfTheRecordsBelongToAnother() {
        new MasterKey("the key of yesterday", home, records);

        assertThatThrownBy(() -> new MasterKey("the key of today", home, records))
                .isInstanceOf(MasterKeyRefused.class)
                .hasMessageContaining("is not the one that the records were encrypted under");
        new MasterKey("  the key of yesterday\n", home, records);
    }

    /** printf '%s\n%s\n%s\n' "$key" "tidemark vault shop" "$key" | openssl dgst -sha256 */
    @Test
    void givesEachVaultAPasswordThatPeopleCanDeriveToo() {
        assertThat(
                        new MasterKey("0123456789abcdef", home, records)
                                .vaultPassword(new EnvironmentId("shop"))
                                .reveal())
                .isEqualTo("b144eae4481936ad0704fad06d25a9f31abfac5099263a1e1b15a9d121502fa4");
    }

    private String permissions() throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve("master.key")));
    }
}
