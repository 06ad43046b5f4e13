package dev.tidemark.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.engine.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {
    private static final Secret SECRET = Secret.of("of the customer");

    @TempDir Path home;

    @Test
    void isCreatedOnceInAFileForItsOwnerAlone() throws IOException {
        var sealed = new MasterKey(null, home).seal(SECRET, "vault one");

        assertThat(permissions()).isEqualTo("rw-------");
        assertThat(Files.readString(home.resolve("master.key")).strip()).hasSize(44);
        assertThat(new MasterKey(null, home).open(sealed, "vault one")).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-"})
    void isRefusedIfOthersMayReadItsFile(String tooOpen) throws IOException {
        new MasterKey(null, home);
        Files.setPosixFilePermissions(
                home.resolve("master.key"), PosixFilePermissions.fromString(tooOpen));

        assertThatThrownBy(() -> new MasterKey(null, home))
                .hasMessageContaining("can be read by others")
                .hasMessageContaining("chmod 600 " + home.resolve("master.key"));
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTimeAndNeverPlain() {
        var key = new MasterKey("0123456789abcdef", home);
        var one = key.seal(SECRET, "vault one");

        assertThat(one).isNotEqualTo(key.seal(SECRET, "vault one"));
        assertThat(new String(one, StandardCharsets.ISO_8859_1)).doesNotContain("customer");
    }

    @Test
    void saysWhatToDoIfItIsAnotherKey() {
        var sealed = new MasterKey("the key of yesterday", home).seal(SECRET, "vault one");

        assertThatThrownBy(() -> new MasterKey("the key of today", home).open(sealed, "vault one"))
                .hasMessageContaining("the master key is not the one it was encrypted under")
                .hasMessageContaining("TIDEMARK_MASTER_KEY");
    }

    @Test
    void opensNothingForAnotherPurpose() {
        var key = new MasterKey("0123456789abcdef", home);
        var sealed = key.seal(SECRET, "vault one");

        assertThatThrownBy(() -> key.open(sealed, "vault two"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isRefusedIfTooShort() {
        assertThatThrownBy(() -> new MasterKey("short", home))
                .hasMessageContaining("at least 16 characters");
    }

    private String permissions() throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve("master.key")));
    }
}
