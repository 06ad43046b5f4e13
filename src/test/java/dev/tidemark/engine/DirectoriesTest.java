package dev.tidemark.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.engine.testing.TestHosts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

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
        var sides = new SideDirectories(host);
        var beside = SideDirectories.beside(live, "r1");
        assertThat(beside).matches(folder + "/\\.tm-r1-[0-9a-f]{8}");
        Files.writeString(Path.of(sides.open(beside), "new"), "");
        sides.settle(beside);
        assertThat(Path.of(sides.open(beside), "new")).exists();
        sides.settle(beside);
        assertThat(folder).isDirectoryNotContaining("glob:**.w");
        var before = directories.identity(live);
        directories.exchange(live, beside);
        assertThat(Path.of(live, "new")).exists();
        assertThat(Path.of(beside, "old")).exists();
        assertThat(directories.identity(beside)).isEqualTo(before);
        assertThat(sides.delete(beside)).isEmpty();
        assertThat(sides.delete(beside)).isEmpty();
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
        var sides = new SideDirectories(host);
        var beside = SideDirectories.beside(current.toString(), "r1");
        sides.link(beside, "releases/2");
        sides.link(beside, "releases/2");
        directories.exchange(current.toString(), beside);
        assertThat(Files.readSymbolicLink(current)).hasToString("releases/2");
        assertThat(Files.readSymbolicLink(Path.of(beside))).hasToString("releases/1");
        sides.delete(beside);
        assertThat(folder.resolve("releases/1")).exists();
    }

    @Test
    void deletesOnlyWhatWasMadeToBeDeleted() {
        var sides = new SideDirectories(new LocalHost());
        for (var path :
                List.of(
                        "/srv/.tm-",
                        "/srv/.tm-abc123",
                        "/srv/tm-abc123-00000000",
                        "/srv/.tm-abc123-00000000x",
                        "/srv/.tm-abc123-00000000/x",
                        "/srv/.tidemark-x",
                        "/",
                        "/srv",
                        "/x.tidemark-1/y",
                        "relative.tidemark-1",
                        "/a/.b.tidemark-1/..",
                        "/a/../.b.tidemark-1")) {
            assertThatThrownBy(() -> sides.delete(path))
                    .as(path)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void knowsTheNamesOfTheFirstVersion() {
        var released = SideDirectories.released("/srv/up\nloads", "abc123");
        assertThat(released).isEqualTo("/srv/.up\nloads.tidemark-abc123");
        assertThat(SideDirectories.isOurs(released)).isTrue();
    }

    @Test
    void namesAreShortHoweverLongTheLiveOneIs() {
        var name = "n".repeat(255);
        assertThat(SideDirectories.beside("/" + name, "abc123")).hasSize(20);
        var again = SideDirectories.beside(SideDirectories.beside("/" + name, "abc123"), "abc124");
        assertThat(again).hasSize(20);
    }

    @Test
    void makesTheMissingDirectoriesThatLeadToAPathAsTheyWere() throws Exception {
        var directories = new Directories(new LocalHost());
        var live = Files.createDirectories(folder.resolve("a/b/c")).toString();
        Files.setPosixFilePermissions(
                folder.resolve("a"), PosixFilePermissions.fromString("rwxr-x---"));
        Files.setPosixFilePermissions(
                folder.resolve("a/b"), PosixFilePermissions.fromString("rwx--x--x"));
        var known = directories.ancestors(live);
        FileSystemUtils.deleteRecursively(folder.resolve("a"));
        assertThat(directories.leadTo(live, known)).containsExactly(folder + "/a", folder + "/a/b");
        assertThat(directories.leadTo(live, known)).isEmpty();
        assertThat(directories.ancestors(live)).isEqualTo(known);
        Files.delete(folder.resolve("a/b"));
        Files.writeString(folder.resolve("a/b"), "");
        assertThatThrownBy(() -> directories.leadTo(live, known)).hasMessageContaining("a/b");
    }

    @Test
    void deletesImmutableFilesOfItsOwnAndSaysWhatStays() throws Exception {
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "Only root makes files immutable");
        var host = new LocalHost();
        var directories = new Directories(host);
        var side = SideDirectories.beside(folder.resolve("live").toString(), "r1");
        Files.createDirectories(Path.of(side, "sub"));
        var file = Files.writeString(Path.of(side, "sub", "im"), "").toString();
        host.run(ToolRun.of(Duration.ofMinutes(1), Command.of("chattr", "+i", file))).orFail();
        assertThat(directories.frozen(List.of(file, side))).containsExactly(file);
        assertThat(new SideDirectories(host).delete(side)).isEmpty();
        assertThat(Path.of(side)).doesNotExist();
    }

    static List<Named<Host>> hosts() {
        return TestHosts.both();
    }
}
