package dev.tidemark.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.account.OrganizationRole;
import dev.tidemark.base.Refused;
import dev.tidemark.promise.Promise;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestEnvironments;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class MayTakeTest {
    @Autowired BackupService backups;
    @Autowired RestoreService restores;
    @Autowired TestAccounts people;
    @Autowired TestEnvironments connected;

    @Test
    @Promise("S3.1")
    void anInactiveEnvironmentIsNeitherBackedUpNorRestored() {
        var one = connected.small("inactive");
        var owner = people.member(one.organization(), OrganizationRole.OWNER);

        assertThat(backups.mayTake(owner, one.id()).reason())
                .contains("is inactive", "activate it first");
        assertThat(restores.mayRestore(owner, one.id()).isAllowed()).isFalse();
        assertThatThrownBy(() -> backups.take(owner, one.id(), BackupMode.LIVE, null))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is inactive");
        assertThat(backups.count(owner, one.id(), BackupFilter.NONE)).isZero();
    }

    @Test
    @Promise("S3.2")
    void takingOneNeedsTheAdminRole() {
        var one = connected.small();
        var viewer = people.member(one.organization(), OrganizationRole.VIEWER);
        var admin = people.member(one.organization(), OrganizationRole.ADMIN);

        assertThat(backups.mayTake(viewer, one.id()).reason()).contains("Only admins");
        assertThatThrownBy(() -> backups.take(viewer, one.id(), BackupMode.LIVE, null))
                .isInstanceOf(Refused.class);
        assertThat(backups.count(viewer, one.id(), BackupFilter.NONE)).isZero();
        assertThat(backups.mayTake(admin, one.id()).isAllowed()).isTrue();
    }
}
