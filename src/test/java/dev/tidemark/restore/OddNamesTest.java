package dev.tidemark.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.backup.BackupMode;
import dev.tidemark.backup.BackupService;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.engine.LocalHost;
import dev.tidemark.engine.mariadb.MariaDb;
import dev.tidemark.engine.testing.TestMariaDb;
import dev.tidemark.engine.testing.TreeDigest;
import dev.tidemark.environment.Access;
import dev.tidemark.environment.ConnectionFile.CodePlan;
import dev.tidemark.environment.ConnectionFile.EnvironmentPlan;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import dev.tidemark.environment.ConnectionFile.MountPlan;
import dev.tidemark.environment.ConnectionFile.ServicePlan;
import dev.tidemark.promise.Promise;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestActivities;
import dev.tidemark.testing.TestRuns;
import dev.tidemark.testing.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Names with quotes, spaces, dashes, line breaks and emoji, and names that are easily confused. */
@PortalTest
class OddNamesTest {
    private static final String NOTE = "Line one\nline 'two' \"three\" -- `four` $(five) 😀";
    private static final String BRANCH = "feature/'quote\"-☕😀--x";

    /** The default collation takes the first two for equal, a hash of Java's the last two. */
    private static final List<String> MOUNTS =
            List.of("--up \"lo'ads\" 😀", "--up \"lo'ads\" 😁", "Aa", "BB");

    private static final List<String> DATABASES = List.of("--o\"d'd ☕", "Twice");

    @TempDir Path folder;
    @Autowired TestRuns runs;
    @Autowired BackupService backups;
    @Autowired RestoreService restores;
    @Autowired ActivityService activities;

    @Test
    @Promise({"S3.3", "S3.4"})
    void bringsBackWhatIsNamedOddly() throws IOException {
        var server = TestMariaDb.shared();
        for (var database : DATABASES) {
            server.run(
                    "create database `%1$s` character set utf8mb4; create table `%1$s`.`t` (name varchar(60)); insert into `%1$s`.`t` values ('%2$s')"
                            .formatted(database, database.replace("'", "''")));
        }
        for (var mount : MOUNTS) {
            Files.createDirectories(path(mount));
            Files.writeString(path(mount).resolve("--file \"'\n😀"), mount);
        }
        deploy();
        var id = connect(server);
        var owner = owner(id);
        var good = state(server);

        var backup = backups.take(owner, id.id(), BackupMode.LIVE, NOTE);
        TestActivities.awaitCompleted(activities, owner, backup.activity());
        var detail = backups.find(owner, id.id(), backup.id());
        assertThat(detail.backup().note()).isEqualTo(NOTE);
        assertThat(detail.parts()).hasSize(DATABASES.size() + MOUNTS.size() + 2);
        assertThat(detail.manifest().code().branch()).isEqualTo(BRANCH);

        for (var database : DATABASES) {
            server.run("delete from `%1$s`.t".formatted(database));
        }
        for (var mount : MOUNTS) {
            Files.writeString(path(mount).resolve("--file \"'\n😀"), "spoilt");
        }
        var preview = restores.preview(owner, id.id(), backup.id(), id.id());
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.loss().filesChanged()).isEqualTo(MOUNTS.size());
        var restore =
                restores.restore(
                        owner,
                        id.id(),
                        backup.id(),
                        id.id(),
                        new RestoreOptions(
                                Set.copyOf(RestoreService.partNames(detail.manifest())), false),
                        id.id().value(),
                        preview.loss());
        TestActivities.awaitCompleted(activities, owner, restore.activity());
        assertThat(state(server)).isEqualTo(good);
    }

    private record Connected(EnvironmentId id, String organization) {}

    private Connected connect(TestMariaDb server) {
        server.run(
                "create or replace user odd@localhost identified by 'quo\"te''s \\\\ -- #'; grant all on *.* to odd@localhost");
        var organization = TestAccounts.unique("O'Organization \"--\" 😀");
        var plan =
                new EnvironmentPlan(
                        "pro'duction \"1\" 😀",
                        "production",
                        "active",
                        HostPlan.local(),
                        null,
                        null,
                        new CodePlan(
                                folder.resolve("code").toString(),
                                folder.resolve("re'po \"😀.git").toString(),
                                BRANCH),
                        List.of(
                                new ServicePlan(
                                        "maria \"d'b\" 😀",
                                        "mariadb",
                                        server.socket(),
                                        null,
                                        null,
                                        "odd",
                                        null,
                                        "quo\"te's \\ -- #",
                                        DATABASES)),
                        MOUNTS.stream()
                                .map(mount ->
                                        new MountPlan(mount, path(mount).toString(), List.of()))
                                .toList(),
                        null);
        return new Connected(
                runs.portal().environments().connect(organization, plan), organization);
    }

    private Actor owner(Connected connected) {
        var accounts = runs.portal().accounts();
        var owner =
                accounts.member(
                        accounts.organization(connected.organization()), OrganizationRole.OWNER);
        runs.portal().rights().grant(owner, connected.id(), owner.id(), new Access(null, true));
        return owner;
    }

    private Path path(String mount) {
        return folder.resolve("it's \"here\" 😀").resolve("--" + mount);
    }

    private void deploy() {
        var repository = folder.resolve("re'po \"😀.git").toString();
        var code = folder.resolve("code").toString();
        TestSite.run("git", "init", "-q", "--bare", "-b", BRANCH, repository);
        TestSite.run("git", "clone", "-q", repository, code);
        TestSite.run("git", "-C", code, "config", "user.email", "dev@shop.example");
        TestSite.run("git", "-C", code, "config", "user.name", "D'ev \"😀\"");
        TestSite.run("git", "-C", code, "checkout", "-q", "-B", BRANCH);
        TestSite.run(
                "git",
                "-C",
                code,
                "commit",
                "-q",
                "--allow-empty",
                "-m",
                "--subject 'x' 😀\n\nmore");
        TestSite.run("git", "-C", code, "push", "-q", "-u", "origin", BRANCH);
    }

    private List<String> state(TestMariaDb server) {
        try (var host = new LocalHost()) {
            var mariaDb = new MariaDb(host, server.address());
            return Stream.concat(
                            DATABASES.stream().map(name -> mariaDb.checksums(name).toString()),
                            MOUNTS.stream().map(name -> TreeDigest.of(path(name).toString())))
                    .toList();
        }
    }
}
