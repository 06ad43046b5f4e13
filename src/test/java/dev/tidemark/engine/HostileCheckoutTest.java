package dev.tidemark.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.engine.testing.TestHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A checkout in which everything that git can be made to start leaves a mark. */
class HostileCheckoutTest {
    private static final Path CHECKOUT =
            Path.of("src/test/resources/dev/tidemark/engine/hostile-checkout.sh");

    @TempDir Path folder;

    @BeforeEach
    void openTheFolder() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        shell(Files.readString(CHECKOUT));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void startsNothingThatACheckoutConfigures(Host host) throws Exception {
        var path = folder + "/site";
        // That it would: what a plain status starts.
        shell("git -C site --work-tree=$PWD/site status --porcelain || true");
        assertThat(marks()).contains("clean", "included", "submodule", "post-index-change");
        shell("rm -f marks/*; chown -R 1234:1234 site || true");
        var git = new Git(host);

        var checkout = git.checkout(path).orElseThrow();
        assertThat(checkout.commit().subject()).isEqualTo("Signed");
        assertThat(checkout.branch()).contains("main");
        var older = Files.readString(folder.resolve("older")).strip();
        assertThat(git.revision(path)).contains(checkout.commit().revision());
        assertThat(git.branchHead(path, "main")).contains(checkout.commit().revision());
        assertThat(git.branchHead("file://" + path, "main")).isPresent();
        assertThat(git.commitsBetween(path, older, checkout.commit().revision(), 10).orElseThrow())
                .extracting(Commit::subject)
                .containsExactly("Signed", "Second");
        assertThat(marks()).isEmpty();
    }

    private List<String> marks() throws IOException {
        try (var marks = Files.list(folder.resolve("marks"))) {
            return marks.map(mark -> mark.getFileName().toString()).toList();
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void startsNothingThatARepositorysAddressNames(Host host) throws Exception {
        var git = new Git(host);
        var mark = folder + "/marks/address";
        for (var address :
                List.of(
                        "ext::sh -c touch% " + mark,
                        "--upload-pack=touch " + mark,
                        "ssh://-oProxyCommand=touch%20" + mark + "/x",
                        "-oProxyCommand=touch " + mark + ":x",
                        "fd::7",
                        "http://127.0.0.1:1/x")) {
            assertThatThrownBy(() -> git.branchHead(address, "main"))
                    .as(address)
                    .isInstanceOf(EngineException.class);
        }
        assertThat(Path.of(mark)).doesNotExist();
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
