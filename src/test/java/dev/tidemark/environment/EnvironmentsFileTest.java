package dev.tidemark.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestEnvironments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@PortalTest
@ExtendWith(OutputCaptureExtension.class)
class EnvironmentsFileTest {
    @Autowired ConnectionService connections;
    @Autowired DSLContext db;
    @TempDir Path folder;

    @Test
    void connectsWhatIsNewAndTellsWhatItDid(CapturedOutput log) throws IOException {
        var organization = TestAccounts.unique("Organization");
        var file = file(organization, TestEnvironments.directory().toString());

        importing(file);
        assertThat(log).contains(organization + ": Shop · production: connected");

        var before = new Records(db).counts();
        importing(file);
        assertThat(log)
                .contains(organization + ": Shop · production: connected before, left as it is");
        assertThat(new Records(db).counts()).isEqualTo(before);
    }

    @Test
    void tellsWhyItWasRefusedAndLetsThePortalGoOn(CapturedOutput log) throws IOException {
        var before = new Records(db).counts();

        importing(file("Refused", "/no/such/path"));
        importing(folder.resolve("none.yaml"));
        importing(Files.writeString(folder.resolve("broken.yaml"), "organizations: ["));

        assertThat(log)
                .contains("was refused. Nothing of it was saved.")
                .contains("mounts.uploads: There is no such path on this machine: /no/such/path.")
                .contains("none.yaml cannot be read")
                .contains("broken.yaml was refused. The file cannot be read at line 1");
        assertThat(new Records(db).counts()).isEqualTo(before);
    }

    private void importing(Path file) {
        new EnvironmentsFile(connections, file.toString()).connect();
    }

    private Path file(String organization, String mount) throws IOException {
        return Files.writeString(
                folder.resolve("environments.yaml"),
                """
                organizations:
                  - name: %s
                    projects:
                      - name: Shop
                        environments:
                          - name: production
                            type: production
                            host: { kind: local }
                            mounts: [ { name: uploads, path: %s } ]
                """
                        .formatted(organization, mount));
    }
}
