package dev.tidemark.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.activity.ActivityService;
import dev.tidemark.backup.BackupMode;
import dev.tidemark.backup.BackupService;
import dev.tidemark.engine.testing.TestMariaDb;
import dev.tidemark.environment.ConnectionFile.HooksPlan;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestActivities;
import dev.tidemark.testing.TestEnvironments;
import dev.tidemark.testing.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A site whose owner wants the portal to run something of theirs. */
@PortalTest
class HostileSiteTest {
    private static final String LURES =
            """
            cd "$1"
            lure() { printf '#!/bin/sh\\ntouch %s\\ncat\\n' "$1/marks/$2" > "$1/lure-$2"; chmod 755 "$1/lure-$2"; echo "$1/lure-$2"; }
            mkdir -m 1777 marks
            printf '* filter=evil diff=evil\\n' > code/.git/info/attributes
            git -C code config filter.evil.clean "$(lure "$1" clean)"
            git -C code config core.fsmonitor "$(lure "$1" fsmonitor)"
            git -C code config diff.evil.textconv "$(lure "$1" textconv)"
            git -C code config gpg.program "$(lure "$1" gpg)"
            git -C code config log.showSignature true
            touch -d @1 code/index.html
            chown -R 1234:1234 code 2>/dev/null || true
            """;

    @Autowired TestEnvironments environments;
    @Autowired TestAccounts accounts;
    @Autowired EnvironmentService rights;
    @Autowired BackupService backups;
    @Autowired RestoreService restores;
    @Autowired ActivityService activities;

    @Test
    void nothingOfATenantRunsAsThePortal() throws IOException {
        var folder = TestSite.temporary();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var leavesADaemon =
                List.of(
                        "sh",
                        "-c",
                        ("cd %s/marks; id -u >> hook; touch daemon; before=$(wc -l < daemon);"
                                        + " setsid sh -c 'echo $$ >> daemon; sleep 300' &"
                                        + " while [ $(wc -l < daemon) = $before ]; do sleep 0.1; done")
                                .formatted(folder));
        var site =
                TestSite.create(
                        new TestSite.Portal(environments, accounts, rights),
                        HostPlan.local(),
                        TestMariaDb.shared(),
                        new HooksPlan(List.of(leavesADaemon), List.of(leavesADaemon)),
                        folder);
        TestSite.run("sh", "-ec", LURES, "sh", folder.toString());

        assertThat(rights.code(site.owner(), site.id())).isPresent();
        var backup = backups.take(site.owner(), site.id(), BackupMode.LIVE, null);
        TestActivities.awaitCompleted(activities, site.owner(), backup.activity());
        var preview = restores.preview(site.owner(), site.id(), backup.id(), site.id());
        var parts = Set.copyOf(RestoreService.partNames(preview.backup().manifest()));
        var restore =
                restores.restore(
                        site.owner(),
                        site.id(),
                        backup.id(),
                        site.id(),
                        new RestoreOptions(parts, false),
                        site.id().value(),
                        preview.loss());
        TestActivities.awaitCompleted(activities, site.owner(), restore.activity());
        assertThat(rights.code(site.owner(), site.id())).isPresent();

        assertThat(marks(folder)).containsExactlyInAnyOrder("hook", "daemon");
        var owner = Files.getAttribute(site.code(), "unix:uid").toString();
        assertThat(Files.readAllLines(folder.resolve("marks/hook"))).containsExactly(owner, owner);
        for (var daemon : Files.readAllLines(folder.resolve("marks/daemon"))) {
            assertThat(ProcessHandle.of(Long.parseLong(daemon)).orElseThrow().destroy()).isTrue();
        }
    }

    private static List<String> marks(Path folder) throws IOException {
        try (var marks = Files.list(folder.resolve("marks"))) {
            return marks.map(mark -> mark.getFileName().toString()).toList();
        }
    }
}
