package dev.tidemark.engine.restic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.engine.Command;
import dev.tidemark.engine.Directories;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import dev.tidemark.engine.Host;
import dev.tidemark.engine.LocalHost;
import dev.tidemark.engine.Secret;
import dev.tidemark.engine.SecretFile;
import dev.tidemark.engine.SideDirectories;
import dev.tidemark.engine.ToolRun;
import dev.tidemark.engine.testing.TestHosts;
import dev.tidemark.engine.testing.TestRestic;
import dev.tidemark.engine.testing.TreeDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResticTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Labels LABELS = new Labels("shop", List.of("set=1"));
    private static final SnapshotId NOWHERE = new SnapshotId("ab".repeat(32));

    @TempDir Path folder;

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void bringsBackEveryKindOfFileExactly(Host host) throws Exception {
        var source = folder.resolve("live");
        makeOddTree(source);
        var restic = TestRestic.create(host);
        var progress = new ArrayList<Progress>();
        var summary =
                restic.backup(
                        new DirectoryBackup(source.toString(), List.of("cache"), LABELS),
                        SOON,
                        progress::add);
        shell("rm -rf \"$1/cache\"; touch -d @1600000000.123456789 \"$1\"", source);
        var expected = TreeDigest.of(source.toString());
        assertThat(summary.totalFiles()).isGreaterThan(15);

        var directories = new Directories(host);
        var sides = new SideDirectories(host);
        var side = SideDirectories.beside(source.toString(), "r1");
        var target = sides.open(side);
        var what = new DirectoryRestore(summary.snapshot(), source.toString(), target);
        restic.restore(what, SOON, progress::add);
        assertThat(TreeDigest.of(target)).isEqualTo(expected);

        shell("rm -rf \"$1/deep\"; echo changed > \"$1/plain\"; echo x > \"$1/surplus\"", source);
        var difference =
                restic.difference(
                        new DirectoryRestore(
                                summary.snapshot(), source.toString(), source.toString()),
                        5,
                        SOON);
        assertThat(difference.missing().examples()).contains("deep/er/file");
        assertThat(difference.missing().files()).isEqualTo(3);
        assertThat(difference.changed().examples()).containsExactly("plain");
        assertThat(difference.surplus()).isEqualTo(new Difference.Change(1, 2, List.of("surplus")));

        sides.settle(side);
        directories.exchange(source.toString(), side);
        assertThat(TreeDigest.of(source.toString())).isEqualTo(expected);
        assertThat(
                        restic.difference(
                                        new DirectoryRestore(
                                                summary.snapshot(),
                                                source.toString(),
                                                source.toString()),
                                        5,
                                        SOON)
                                .none())
                .isTrue();
        sides.delete(side);
        assertThat(Path.of(side)).doesNotExist();
    }

    private void makeOddTree(Path source) throws IOException {
        Files.createDirectories(source);
        shell(
                """
                cd "$1"
                echo plain > plain; : > empty; mkdir -p deep/er cache hidden/.git "emp ty"
                echo x > deep/er/file; echo c > cache/c; echo d > hidden/.git/HEAD
                echo 1 > "$(printf 'new\\nline')"; echo 2 > "qu'o\\"te"; echo 3 > -- ; echo 4 > --help
                echo 5 > "😀 ünï"; echo 6 > "$(printf 'bad\\377utf8')"; echo 7 > ' lead and trail '
                echo 8 > 'a*[b]?\\c'; echo 9 > '$(id)`id`'
                ln -s plain link; ln -s /no/where dangling; ln deep/er/file hard
                truncate -s 20M sparse; printf end >> sparse
                head -c 3000000 /dev/urandom > large
                chmod 4755 plain; chmod 0600 large; chmod 2770 deep; chmod 1777 "emp ty"
                chown 1234:2345 large deep 2>/dev/null; chown -h 33:33 link 2>/dev/null
                touch -d @1500000000.987654321 large deep/er
                chmod 0710 .; chown 4321:1 . 2>/dev/null
                touch -d @1600000000.123456789 .
                """,
                source);
    }

    @Test
    void storesTheOutputOfACommandAndGivesItBack() {
        var restic = TestRestic.create();
        var file = SecretFile.of("from a secret file");
        var producer =
                Command.of(
                                "sh",
                                "-c",
                                "cat \"$0\"; echo \"$MORE\"; echo noted >&2",
                                file.placeholder())
                        .with(file)
                        .with("MORE", " and the environment");
        var noted = new ArrayList<String>();
        var summary =
                restic.backup(
                        new OutputBackup(producer, "out.txt", LABELS, noted::add), SOON, p -> {});
        assertThat(new String(restic.read(summary.snapshot(), "out.txt"), StandardCharsets.UTF_8))
                .isEqualTo("from a secret file and the environment\n");
        assertThat(noted).containsExactly("noted");
        var copy = folder.resolve("copy");
        restic.pipe(summary.snapshot(), "out.txt", SOON, Command.of("cp", "/dev/stdin", "" + copy));
        assertThat(copy).hasContent("from a secret file and the environment\n");
    }

    @Test
    void keepsNothingOfACommandThatFails() {
        var restic = TestRestic.create();
        var half = Command.of("sh", "-c", "head -c 5000000 /dev/urandom; echo broke >&2; exit 3");
        assertThatThrownBy(() -> restic.backup(new OutputBackup(half, "x", LABELS), SOON, p -> {}))
                .hasMessage("sh failed: broke.");
        assertFailure(
                Failure.ToolMissing.class,
                () ->
                        restic.backup(
                                new OutputBackup(Command.of("no-such-tool"), "x", LABELS),
                                SOON,
                                p -> {}));
        assertThat(restic.snapshots(List.of())).isEmpty();
    }

    @Test
    void findsSnapshotsByTagAndForgetsThemById() {
        var restic = TestRestic.create();
        var first = manifest(restic, "set=1");
        var second = manifest(restic, "set=2");
        assertThat(restic.snapshots(List.of()))
                .extracting(Snapshot::id)
                .containsExactly(first, second);
        assertThat(restic.snapshots(List.of("set=2")))
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.id()).isEqualTo(second);
                    assertThat(s.host()).isEqualTo("shop");
                    assertThat(s.tags()).containsExactly("set=2");
                    assertThat(s.totalBytes()).isEqualTo(8);
                });
        restic.forget(List.of(first, NOWHERE));
        restic.prune(SOON);
        restic.check(new CheckDepth.Everything(), SOON);
        assertThat(restic.snapshots(List.of())).extracting(Snapshot::id).containsExactly(second);
        assertThat(restic.size().snapshots()).isEqualTo(1);
        assertFailure(Failure.SnapshotMissing.class, () -> restic.read(first, "manifest.json"));
        assertFailure(
                Failure.SnapshotMissing.class,
                () ->
                        restic.restore(
                                new DirectoryRestore(first, "/x", folder.toString()),
                                SOON,
                                p -> {}));
    }

    private static SnapshotId manifest(Restic restic, String tag) {
        return restic.backup(
                        "manifest".getBytes(StandardCharsets.UTF_8),
                        "manifest.json",
                        new Labels("shop", List.of(tag)))
                .snapshot();
    }

    @Test
    void tellsAWrongPasswordFromAMissingRepository() {
        var location = folder.resolve("r").toString();
        var right = TestRestic.open(new LocalHost(), new Repository(location, Secret.of("right")));
        assertFailure(Failure.RepositoryMissing.class, right::probe);
        right.initialize();
        right.initialize();
        right.probe();
        var wrong = TestRestic.open(new LocalHost(), new Repository(location, Secret.of("wrong")));
        assertFailure(Failure.WrongPassword.class, wrong::probe);
        assertFailure(Failure.WrongPassword.class, wrong::initialize);
    }

    @Test
    void recoversFromALockWhoseOwnerWasKilled() throws Exception {
        var location = folder.resolve("r").toString();
        var restic = TestRestic.open(new LocalHost(), new Repository(location, Secret.of("right")));
        restic.initialize();
        var pid = new CompletableFuture<String>();
        var endless = Command.of("sh", "-c", "ps -o ppid= -p $PPID >&2; exec sleep 60");
        var backup =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                restic.backup(
                                        new OutputBackup(endless, "x", LABELS, pid::complete),
                                        SOON,
                                        p -> {});
                            } catch (EngineException killed) {
                                // It was, below.
                            }
                        });
        var found = pid.get();
        ProcessHandle.of(Long.parseLong(found.strip())).orElseThrow().destroyForcibly();
        backup.join();
        try (var locks = Files.list(Path.of(location, "locks"))) {
            assertThat(locks).hasSize(1);
        }
        restic.unlock();
        try (var locks = Files.list(Path.of(location, "locks"))) {
            assertThat(locks).isEmpty();
        }
        restic.prune(SOON);
    }

    @Test
    void readsWhatItsExitCodesMean() {
        var result =
                new dev.tidemark.engine.ToolResult(
                        "restic",
                        11,
                        new byte[0],
                        List.of(
                                "{\"message_type\":\"exit_error\",\"code\":11,\"message\":\"unable"
                                        + " to create lock: repository is already locked by PID"
                                        + " 7\"}"));
        assertThat(
                        ResticFailures.of(
                                        new ResticCommand.Prune(),
                                        result,
                                        new Repository("/r", Secret.of("x")))
                                .message())
                .isEqualTo(
                        "The vault is locked by another operation: unable to create lock:"
                                + " repository is already locked by PID 7.");
    }

    @Test
    void noticesALostPackFile() throws Exception {
        var location = folder.resolve("r").toString();
        var restic = TestRestic.open(new LocalHost(), new Repository(location, Secret.of("right")));
        restic.initialize();
        var id = manifest(restic, "set=1");
        restic.check(new CheckDepth.Structure(), SOON);
        shell("find \"$1/r/data\" -type f -delete", folder);
        assertFailure(Failure.Damaged.class, () -> restic.check(new CheckDepth.Structure(), SOON));
        assertThatThrownBy(() -> restic.read(id, "manifest.json"))
                .isInstanceOf(EngineException.class);
    }

    @Test
    void saysThatADirectoryIsMissingOrNone() throws Exception {
        var restic = TestRestic.create();
        Files.writeString(folder.resolve("file"), "x");
        assertFailure(
                Failure.PathMissing.class,
                () -> restic.backup(directory(folder.resolve("none")), SOON, p -> {}));
        assertFailure(
                Failure.NotADirectory.class,
                () -> restic.backup(directory(folder.resolve("file")), SOON, p -> {}));
    }

    @Test
    void survivesFilesThatVanishWhileTheyAreRead() throws Exception {
        var restic = TestRestic.create();
        var live = Files.createDirectory(folder.resolve("live"));
        Files.writeString(live.resolve("stays"), "x");
        var churn =
                new ProcessBuilder(
                                "perl",
                                "-e",
                                "while (1) { for (1..400) { open my $f, '>', \"$ARGV[0]/f$_\";"
                                        + " print $f $_ } unlink map { \"$ARGV[0]/f$_\" } 1..400 }",
                                live.toString())
                        .start();
        try {
            for (int i = 0; i < 3; i++) {
                restic.backup(directory(live), SOON, p -> {});
            }
        } finally {
            churn.destroyForcibly().waitFor();
        }
        assertThat(restic.snapshots(List.of())).hasSize(3);
    }

    @Test
    void failsWhenTheDiskOfTheVaultIsFull() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                shellSucceeds("mount -t tmpfs -o size=3m tmpfs \"$1\"", folder),
                "needs the right to mount a small file system");
        try {
            var restic =
                    TestRestic.open(
                            new LocalHost(), new Repository(folder + "/r", Secret.of("right")));
            restic.initialize();
            var big = Command.of("head", "-c", "60000000", "/dev/urandom");
            assertFailure(
                    Failure.DiskFull.class,
                    () -> restic.backup(new OutputBackup(big, "x", LABELS), SOON, p -> {}));
        } finally {
            shell("umount -l \"$1\"", folder);
        }
    }

    @Test
    void refusesAResticThatIsTooOldOrMissing() throws Exception {
        var old = folder.resolve("restic");
        Files.writeString(old, "#!/bin/sh\necho restic 0.14.0 compiled with go1.19\n");
        old.toFile().setExecutable(true);
        var repository = new Repository("/r", Secret.of("x"));
        assertThatThrownBy(
                        () -> new Restic(new LocalHost(), "" + old, repository, "/tmp/c").version())
                .hasMessage("restic is too old: found 0.14.0, need 0.17.1 or newer.");
        assertFailure(
                Failure.ToolMissing.class,
                () -> new Restic(new LocalHost(), "no-restic", repository, "/tmp/c").version());
        assertThat(TestRestic.open(new LocalHost(), repository).version())
                .isGreaterThanOrEqualTo(Restic.OLDEST);
    }

    private static DirectoryBackup directory(Path path) {
        return new DirectoryBackup(path.toString(), List.of(), LABELS);
    }

    private static void assertFailure(Class<? extends Failure> type, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.failure()).isInstanceOf(type));
    }

    private static void shell(String script, Path argument) {
        assertThat(shellSucceeds(script, argument)).as(script).isTrue();
    }

    private static boolean shellSucceeds(String script, Path argument) {
        try (var host = new LocalHost()) {
            var command = Command.of("sh", "-c", script, "x", argument.toString());
            return host.run(ToolRun.of(SOON, command)).succeeded();
        }
    }

    static List<Named<Host>> hosts() {
        return TestHosts.both();
    }
}
