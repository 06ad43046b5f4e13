package dev.tidemark.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestEnvironments;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class PermissionsTest {
    @Autowired EnvironmentService environments;
    @Autowired TestEnvironments connected;
    @Autowired TestAccounts accounts;

    @Test
    void showsItToOperators() {
        var one = connected.small();
        assertThat(environments.find(accounts.operator(), one.id()).name()).isEqualTo("production");
    }
}
