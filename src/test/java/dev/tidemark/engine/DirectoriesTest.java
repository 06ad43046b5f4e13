package dev.tidemark.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.engine.testing.TestHosts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DirectoriesTest {
    @TempDir Path folder;

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void saysWhatIsAtAPath(Host host) throws Exception {
        var directories = new Directories(host);
        var live = Files.createDirectory(folder.resolve("li ve'\n😀"));
        Files.writeString(live.resolve("a"), "12345");
        Files.createSymbolicLink(folder.resolve("link"), live);
        var facts = directories.facts(live.toString());
        assertThat(facts.exists() && facts.directory() && facts.parentWritable()).isTrue();
        assertThat(facts.symbolicLink() || facts.mountPoint()).isFalse();
        assertThat(facts.realPath()).isEqualTo(live.toString());
        assertThat(facts.freeBytes()).isPositive();
        assertThat(facts.mode()).matches("0[0-7]{3}");
        var link = directories.facts(folder + "/link/");
        assertThat(link.symbolicLink() && link.directory()).isTrue();
        assertThat(link.linkTarget()).isEqualTo(live.toString());
        assertThat(link.realPath()).isEqualTo(live.toString());
        assertThat(directories.facts(folder + "/none/at/all").exists()).isFalse();
        assertThat(directories.facts("/proc").mountPoint()).isTrue();
        assertThat(directories.measure(live.toString())).isEqualTo(new TreeSize(1, 1, 5));
        assertThatThrownBy(() -> directories.measure(folder + "/none"))
                .hasMessage(folder + "/none does not exist.");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void exchangesDirectoriesAndTellsThatItHas(Host host) throws Exception {
        var directories = new Directories(host);
        var live = Files.createDirectory(folder.resolve("live")).toString();
        Files.writeString(Path.of(live, "old"), "");
        var beside = directories.createBeside(live, "r1");
        assertThat(beside).isEqualTo(folder + "/.live.tidemark-r1");
        assertThat(directories.createBeside(live, "r1")).isEqualTo(beside);
        Files.writeString(Path.of(beside, "new"), "");
        var before = directories.identity(live);
        directories.exchange(live, beside);
        assertThat(Path.of(live, "new")).exists();
        assertThat(Path.of(beside, "old")).exists();
        assertThat(directories.identity(beside)).isEqualTo(before);
        directories.delete(beside);
        directories.delete(beside);
        assertThat(Path.of(beside)).doesNotExist();
        assertThatThrownBy(() -> directories.exchange(live, beside))
                .isInstanceOf(EngineException.class)
                .hasMessageEndingWith("does not exist.");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void exchangesTheLinksOfReleaseDirectories(Host host) throws Exception {
        var directories = new Directories(host);
        Files.createDirectories(folder.resolve("releases/1"));
        Files.createDirectories(folder.resolve("releases/2"));
        var current = folder.resolve("current");
        Files.createSymbolicLink(current, Path.of("releases/1"));
        var beside = directories.createLinkBeside(current.toString(), "releases/2", "r1");
        directories.createLinkBeside(current.toString(), "releases/2", "r1");
        directories.exchange(current.toString(), beside);
        assertThat(Files.readSymbolicLink(current)).hasToString("releases/2");
        assertThat(Files.readSymbolicLink(Path.of(beside))).hasToString("releases/1");
        directories.delete(beside);
        assertThat(folder.resolve("releases/1")).exists();
    }

    @Test
    void deletesOnlyWhatWasMadeToBeDeleted() {
        var directories = new Directories(new LocalHost());
        for (var path :
                List.of(
                        "/",
                        "/srv",
                        "/x.tidemark-1/y",
                        "relative.tidemark-1",
                        "/a/.b.tidemark-1/..",
                        "/a/../.b.tidemark-1")) {
            assertThatThrownBy(() -> directories.delete(path))
                    .as(path)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    static List<Named<Host>> hosts() {
        return TestHosts.both();
    }
}
