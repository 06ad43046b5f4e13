package dev.tidemark.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.engine.testing.TestHosts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GitTest {
    @TempDir Path folder;

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void readsACheckoutWithoutTouchingIt(Host host) throws Exception {
        shell(
                """
                git init -q -b main repo; cd repo
                git config user.name 'A N Other'; git config user.email a@example.org
                git remote add origin https://user:secret@git.example.org/shop.git
                echo 1 > file; git add file; git commit -q -m 'First “one”'
                echo 2 > file; git commit -q -a -m Second
                git worktree add -q --detach ../deployed HEAD~1
                git config core.fsmonitor "touch $PWD/../never; false"
                echo 3 > file; echo new > untracked
                chown -R 1234 . 2>/dev/null; true
                """);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var git = new Git(host);
        var repository = folder.resolve("repo").toString();
        var checkout = git.checkout(repository).orElseThrow();
        assertThat(checkout.branch()).contains("main");
        assertThat(checkout.commit().subject()).isEqualTo("Second");
        assertThat(checkout.commit().author()).isEqualTo("A N Other");
        assertThat(checkout.changedFiles()).hasValue(1);
        assertThat(checkout.ownGitDirectory()).isTrue();
        assertThat(checkout.origin()).contains("https://git.example.org/shop.git");
        assertThat(folder.resolve("never")).doesNotExist();

        var deployed = git.checkout(folder + "/deployed").orElseThrow();
        assertThat(deployed.branch()).isEmpty();
        assertThat(deployed.modified()).isFalse();
        assertThat(deployed.ownGitDirectory()).isFalse();

        var newer = checkout.commit().revision();
        var older = deployed.commit().revision();
        assertThat(git.revision(repository)).contains(newer);
        assertThat(git.revision(folder + "/deployed")).contains(older);
        assertThat(git.revision(folder.toString())).isEmpty();
        assertThat(git.branchHead(repository, "main")).contains(newer);
        assertThat(git.branchHead(repository, "none")).isEmpty();
        assertThat(git.commitsBetween(repository, older, newer, 10).orElseThrow())
                .extracting(Commit::subject)
                .containsExactly("Second");
        assertThat(git.commitsBetween(repository, older, "0".repeat(40), 10)).isEmpty();
        assertThat(git.checkout(Files.createDirectory(folder.resolve("bare")).toString()))
                .isEmpty();
        assertThatThrownBy(() -> git.branchHead(folder + "/nowhere", "main"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("git failed");
    }

    private void shell(String script) {
        try (var host = new LocalHost()) {
            var run = ToolRun.of(Duration.ofMinutes(1), Command.of("sh", "-ec", script));
            host.run(run.in(folder.toString())).orFail();
        }
    }

    static List<Named<Host>> hosts() {
        return TestHosts.both();
    }
}
