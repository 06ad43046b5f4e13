package dev.tidemark.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.engine.DirectoryCutover.Carry;
import dev.tidemark.engine.DirectoryCutover.Outcome;
import dev.tidemark.engine.testing.TreeDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever lies at the live place, and wherever it is interrupted. */
class DirectoryCutoversTest {
    /** Ends the script before its change of that number. */
    private static final String CRASH =
            """
            package Crash;
            BEGIN {
                my $left = $ENV{CRASH_BEFORE} || 1e9;
                my %%changes = (316 => 1, 276 => 1);
                my $count = sub { kill 9, $$ if !--$left };
                *CORE::GLOBAL::syscall = sub {
                    $count->() if $changes{$_[0]};
                    return CORE::syscall($_[0], @_[1 .. $#_]);
                };
                *CORE::GLOBAL::unlink = sub { $count->(); CORE::unlink($_[0]) };
                *CORE::GLOBAL::rename = sub { $count->(); CORE::rename($_[0], $_[1]) };
            }
            1;
            """
                    .formatted();

    @TempDir Path root;
    private Path site;
    private final Host host = new LocalHost();
    private final DirectoryCutovers cutovers = new DirectoryCutovers(host);

    private enum Shape {
        DIRECTORY("mkdir live; echo previous > live/a"),
        MISSING("true"),
        LINK("mkdir elsewhere; echo foreign > elsewhere/a; ln -s elsewhere live"),
        DANGLING("ln -s /no/where live"),
        FILE("echo a file > live"),
        FIFO("mkfifo live"),
        SOCKET(
                "perl -MIO::Socket::UNIX -e 'IO::Socket::UNIX->new(Local => \"live\", Listen => 1)'");

        private final String made;

        Shape(String made) {
            this.made = made;
        }
    }

    @BeforeEach
    void makeFolder() throws IOException {
        site = Files.createDirectory(root.resolve("site"));
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void changesPlacesWithWhateverIsThereAndComesBackExactly(Shape shape) throws IOException {
        shell(shape.made);
        var side = prepare();
        var before = digest();
        var elsewhere = tree("elsewhere");
        var plan = cutovers.plan(live(), side, false, List.of());

        assertThat(interrupted("forward", plan, 1)).as("killed before the rename").isTrue();
        assertThat(digest()).isEqualTo(before);
        assertThat(cutovers.forward(plan)).isEqualTo(Outcome.MOVED);
        assertThat(cutovers.forward(plan)).isEqualTo(Outcome.ALREADY);
        assertThat(Files.isDirectory(site.resolve("live"), LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(site.resolve("live/a")).hasContent("prepared");
        assertThat(tree("elsewhere")).isEqualTo(elsewhere);

        assertThat(interrupted("back", plan, 1)).isTrue();
        assertThat(site.resolve("live/a")).hasContent("prepared");
        assertThat(cutovers.back(plan)).isEqualTo(Outcome.MOVED);
        assertThat(cutovers.back(plan)).isEqualTo(Outcome.ALREADY);
        assertThat(digest()).isEqualTo(before);
        assertThat(cutovers.forward(plan)).isEqualTo(Outcome.MOVED);
        assertThat(site.resolve("live/a")).hasContent("prepared");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMountWithinStaysTheSameDirectoryWhereverItIsInterrupted(boolean behindLink)
            throws IOException {
        for (int crash = 1; crash <= 3; crash++) {
            for (int crashBack = 1; crashBack <= 3; crashBack++) {
                shell("rm -rf -- ..?* .[!.]* *");
                carriesAMount(behindLink, crash, crashBack);
            }
        }
    }

    private void carriesAMount(boolean behindLink, int crash, int crashBack) throws IOException {
        var release = behindLink ? "releases/1" : "live";
        shell(
                "mkdir -p %1$s/content/uploads; echo previous > %1$s/a; echo kept > %1$s/content/uploads/u; chmod 0751 %1$s/content"
                        .formatted(release));
        shell(behindLink ? "ln -s releases/1 live" : "true");
        var tree = behindLink ? site + "/releases/.tm-abc123-00000001" : side();
        prepare(tree);
        if (behindLink) {
            new SideDirectories(host).link(side(), tree);
        }
        var uploads = Path.of(live(), "content", "uploads");
        var mount = Files.readAttributes(uploads, "unix:ino").get("ino");
        var from = site.resolve(release).resolve("content/uploads").toString();
        var plan =
                cutovers.plan(
                        live(),
                        side(),
                        behindLink,
                        List.of(new Carry(from, tree + "/content/uploads")));
        assertThat(plan.carried()).hasSize(1);

        interrupted("forward", plan, crash);
        assertThat(uploads.resolve("u")).as("seen all the time").hasContent("kept");
        cutovers.forward(plan);
        assertThat(Path.of(live(), "a")).hasContent("prepared");
        assertThat(Files.readAttributes(uploads, "unix:ino", LinkOption.NOFOLLOW_LINKS).get("ino"))
                .isEqualTo(mount);
        Files.writeString(uploads.resolve("new"), "written after");

        interrupted("back", plan, crashBack);
        assertThat(uploads.resolve("u")).as("seen all the time").hasContent("kept");
        cutovers.back(plan);
        assertThat(cutovers.back(plan)).isEqualTo(Outcome.ALREADY);
        assertThat(Path.of(live(), "a")).hasContent("previous");
        assertThat(uploads.resolve("new")).hasContent("written after");
        assertThat(Files.readAttributes(uploads, "unix:ino", LinkOption.NOFOLLOW_LINKS).get("ino"))
                .isEqualTo(mount);
        assertThat(cutovers.forward(plan)).isEqualTo(Outcome.MOVED);
        assertThat(uploads.resolve("new")).hasContent("written after");
    }

    @Test
    void saysThatSomethingElseWasLiveAndKeepsIt() throws IOException {
        shell(Shape.DIRECTORY.made);
        var side = prepare();
        var plan = cutovers.plan(live(), side, false, List.of());
        cutovers.forward(plan);
        shell("rm -r live; mkdir live; echo deployed since > live/a");

        assertThat(cutovers.back(plan)).isEqualTo(Outcome.REPLACED);
        assertThat(site.resolve("live/a")).hasContent("previous");
        assertThat(Path.of(side, "a")).hasContent("deployed since");
        assertThat(cutovers.back(plan)).isEqualTo(Outcome.ALREADY);
    }

    @Test
    void bringsThePreviousStateBackWhereNothingIsLeft() throws IOException {
        shell(Shape.DIRECTORY.made);
        var plan = cutovers.plan(live(), prepare(), false, List.of());
        cutovers.forward(plan);
        shell("rm -r live");
        assertThat(cutovers.back(plan)).isEqualTo(Outcome.REPLACED);
        assertThat(site.resolve("live/a")).hasContent("previous");
    }

    @Test
    void changesNothingIfThePreviousStateIsGone() throws IOException {
        shell(Shape.DIRECTORY.made);
        var side = prepare();
        var plan = cutovers.plan(live(), side, false, List.of());
        cutovers.forward(plan);
        shell("rm -r .tm-*");
        assertThatThrownBy(() -> cutovers.back(plan))
                .hasMessage(
                        "The previous state of %s, kept at %s, does not exist."
                                .formatted(live(), side));
        assertThat(site.resolve("live/a")).hasContent("prepared");
    }

    @Test
    void leavesAloneWhatIsLiveIfNothingHasChangedPlacesYet() throws IOException {
        shell(Shape.DIRECTORY.made);
        var plan = cutovers.plan(live(), prepare(), false, List.of());
        shell("mv live old; mkdir live; echo deployed since > live/a");
        assertThat(cutovers.back(plan)).isEqualTo(Outcome.ALREADY);
        assertThat(site.resolve("live/a")).hasContent("deployed since");
    }

    @Test
    void noLoopIsLeftWhereACarriedDirectoryWasDeleted() throws IOException {
        shell("mkdir -p live/uploads");
        var side = prepare();
        var plan =
                cutovers.plan(
                        live(),
                        side,
                        false,
                        List.of(new Carry(live() + "/uploads", side + "/uploads")));
        shell("rmdir live/uploads");
        cutovers.forward(plan);
        assertThat(Path.of(live(), "uploads")).doesNotExist();
        assertThat(Files.isSymbolicLink(Path.of(live(), "uploads"))).isFalse();
    }

    private String live() {
        return site.resolve("live").toString();
    }

    private String side() {
        return SideDirectories.beside(live(), "abc123");
    }

    private String prepare() throws IOException {
        return prepare(side());
    }

    private static String prepare(String side) throws IOException {
        Files.createDirectory(Path.of(side));
        Files.writeString(Path.of(side, "a"), "prepared");
        return side;
    }

    /** Of everything but the folder's own time. */
    private String digest() {
        return TreeDigest.of(site.toString()).replaceAll("(?m) \\. ->.*$", "");
    }

    private String tree(String name) {
        return Files.exists(site.resolve(name)) ? TreeDigest.of(site + "/" + name) : "";
    }

    /** Runs it until it is killed; whether it was. */
    private boolean interrupted(String direction, DirectoryCutover plan, int crash)
            throws IOException {
        var tools = Files.createDirectories(root.resolve("tools"));
        Files.writeString(tools.resolve("Crash.pm"), CRASH);
        var perl = tools.resolve("perl");
        Files.writeString(
                perl,
                "#!/bin/sh\nCRASH_BEFORE=%d exec /usr/bin/perl -I%s -MCrash \"$@\"\n"
                        .formatted(crash, tools));
        Files.setPosixFilePermissions(perl, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var fragile = new LocalHost(List.of(tools.toString()))) {
            var interrupted = new DirectoryCutovers(fragile);
            if (direction.equals("forward")) {
                interrupted.forward(plan);
            } else {
                interrupted.back(plan);
            }
            return false;
        } catch (EngineException killed) {
            return true;
        }
    }

    private void shell(String script) {
        var run = ToolRun.of(Duration.ofMinutes(1), Command.of("sh", "-c", script));
        host.run(run.in(site.toString())).orFail();
    }
}
