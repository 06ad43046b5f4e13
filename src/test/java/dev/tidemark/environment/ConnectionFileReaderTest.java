package dev.tidemark.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.base.Refused;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class ConnectionFileReaderTest {
    @Test
    void readsAllThatCanBeConnected() {
        var file =
                ConnectionFileReader.read(
                        """
                        vaults:
                          - { region: west, location: "s3:https://s3.example/vaults", environment: { AWS_ACCESS_KEY_ID: a } }
                        organizations:
                          - name: "Börse & Söhne 🌊"
                            projects:
                              - name: Shop
                                zone: Europe/Berlin
                                environments:
                                  - name: production
                                    type: production
                                    host: { kind: ssh, address: 10.0.0.7, user: deploy, keyFile: /key, hostKey: "ssh-ed25519 AAAA" }
                                    services:
                                      - { name: db, kind: mariadb, socket: /s, user: u, passwordFile: /p, databases: [one, two] }
                                    mounts: [ { name: uploads, path: /srv/uploads, excludes: [ "cache/" ] } ]
                                    code: { path: /srv/code, repository: /srv/repository.git, branch: main }
                                    hooks: { afterRestore: [ [ "php", "clear cache" ] ] }
                                    health: { url: "http://localhost/health", expect: ok }
                        """);

        var environment =
                file.organizations().getFirst().projects().getFirst().environments().getFirst();
        assertThat(file.organizations().getFirst().name()).isEqualTo("Börse & Söhne 🌊");
        assertThat(file.vaults().getFirst().environment()).containsEntry("AWS_ACCESS_KEY_ID", "a");
        assertThat(environment.state()).isNull();
        assertThat(environment.services().getFirst().databases()).containsExactly("one", "two");
        assertThat(environment.mounts().getFirst().excludes()).containsExactly("cache/");
        assertThat(environment.hooks().afterRestore())
                .containsExactly(List.of("php", "clear cache"));
        assertThat(environment.hooks().beforeBackup()).isEmpty();
    }

    @Test
    void namesLineAndColumnOfAMistake() {
        refused("organizations:\n  - name: \"Nordlicht\n")
                .contains("at line 3, column 1", "found unexpected end of stream")
                .contains("Nothing was saved.");
        refused("organizations:\n\t- name: x\n").contains("at line 2, column 1", "found character");
    }

    @Test
    void namesAnUnknownFieldAndThoseThatAreKnown() {
        refused("organizations:\n  - name: Nordlicht\n    project: []\n")
                .contains("at line 3, column 5")
                .contains(
                        "organizations[0].project is no field of it. The fields are name, projects.");
    }

    @Test
    void namesTheFieldWhoseValueDoesNotFit() {
        refused(
                        """
                        organizations:
                          - name: Nordlicht
                            projects:
                              - name: Shop
                                environments:
                                  - { name: production, host: { kind: ssh, port: many } }
                        """)
                .contains("at line 6")
                .contains(
                        "organizations[0].projects[0].environments[0].host.port has a value that does not fit there");
        refused("organizations: no list\n")
                .contains("organizations has a value that does not fit there");
    }

    @Test
    void refusesAFieldThatIsThereTwice() {
        refused("organizations: []\norganizations: []\n").contains("organizations");
    }

    @Test
    void refusesAnEmptyFile() {
        refused("").contains("empty");
        refused(" \n").contains("empty");
        refused("# only a comment\n").contains("Nothing was saved.");
        refused("null\n").contains("empty");
    }

    private static org.assertj.core.api.AbstractStringAssert<?> refused(String yaml) {
        AbstractThrowableAssert<?, ?> thrown =
                assertThatThrownBy(() -> ConnectionFileReader.read(yaml));
        return thrown.isInstanceOf(Refused.class).message().doesNotContain("dev.tidemark");
    }
}
