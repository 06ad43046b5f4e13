package dev.tidemark.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.engine.testing.TestHosts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir Path folder;

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void handsArgumentsOverByteByByte(Host host) {
        var odd = List.of("", " ", "'", "\"", "a\nb", "$(id)", "--", "`x`", "\\", "😀", "*", "é");
        var show = Command.of("perl", "-e", "print join(chr(0), @ARGV)", "--");
        var arguments = new ArrayList<>(show.arguments());
        arguments.addAll(odd);
        var result =
                host.run(
                        ToolRun.of(
                                SOON, Command.of("perl", arguments.subList(1, arguments.size()))));
        assertThat(result.text().split("\0", -1)).containsExactlyElementsOf(odd);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void handsInputEnvironmentAndDirectoryOver(Host host) {
        var show =
                Command.of("sh", "-c", "cat; printf %s \"$ODD\"; pwd").with("ODD", "'x' \"y\"\n");
        var result =
                host.run(
                        ToolRun.of(SOON, show)
                                .withInput("first ".getBytes(StandardCharsets.UTF_8))
                                .in(folder.toString()));
        assertThat(result.text()).isEqualTo("first 'x' \"y\"\n" + folder + "\n");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void carriesLargeInputAndOutputUnchanged(Host host) {
        var bytes = new byte[3_000_000];
        new java.util.Random(7).nextBytes(bytes);
        var result =
                host.run(
                        ToolRun.of(SOON, Command.of("cat"), Command.of("cat"), Command.of("cat"))
                                .withInput(bytes));
        assertThat(result.output()).isEqualTo(bytes);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void refusesMoreOutputThanAskedFor(Host host) {
        assertThatThrownBy(() -> host.run(ToolRun.of(SOON, Command.of("yes")).keeping(100_000)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("more than 100000 bytes");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void blamesTheCommandThatFailed(Host host) {
        assertThat(pipeline(host, "exit 3", "cat >/dev/null")).isEqualTo("sh 3 first");
        assertThat(pipeline(host, "echo x", "cat >/dev/null; exit 4")).isEqualTo("sh 4 second");
        assertThat(pipeline(host, "exec yes", "exit 5")).isEqualTo("sh 5 second");
        assertThat(pipeline(host, "kill -9 $$", "cat")).isEqualTo("sh 137 first");
        assertThat(pipeline(host, "exec yes", "head -1 >/dev/null")).isEqualTo("sh 141 first");
    }

    private static String pipeline(Host host, String first, String second) {
        var result =
                host.run(
                        ToolRun.of(
                                SOON,
                                Command.of("sh", "-c", first),
                                Command.of("/bin/sh", "-c", second)));
        var culprit = result.exitCode() == 4 || result.exitCode() == 5 ? "second" : "first";
        return result.tool() + " " + result.exitCode() + " " + culprit;
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void saysWhichToolIsMissing(Host host) {
        assertThatThrownBy(() ->
                        host.run(ToolRun.of(SOON, Command.of("echo"), Command.of("no-such-tool"))))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e ->
                                assertThat(e.failure())
                                        .isEqualTo(
                                                new Failure.ToolMissing(
                                                        "no-such-tool", host.label())));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void saysThatTheWorkingDirectoryIsMissing(Host host) {
        assertThatThrownBy(() -> host.run(ToolRun.of(SOON, Command.of("pwd")).in("/no/such")))
                .hasMessage("/no/such does not exist.");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void keepsTheLastErrorLinesOnly(Host host) {
        var noisy = "for i in $(seq 500); do echo line $i >&2; done; exit 9";
        var result = host.run(ToolRun.of(SOON, Command.of("sh", "-c", noisy)));
        assertThat(result.lastLines()).hasSize(40).last().isEqualTo("line 500");
        assertThatThrownBy(result::orFail).hasMessage("sh failed: line 500.");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void keepsSecretsOutOfProcessListsAndMessages(Host host) {
        var password = "correct-horse-" + UUID.randomUUID();
        var file = SecretFile.of("[client]\npassword=" + password + "\n");
        var command =
                Command.of(
                                "sh",
                                "-c",
                                "cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' '; echo;"
                                        + " stat -c '%a %n' \"${1#*=}\"; cat \"${1#*=}\";"
                                        + " echo $THE_PASSWORD >&2",
                                "show",
                                "--file=" + file.placeholder())
                        .with(file)
                        .with("THE_PASSWORD", password);
        var result = host.run(ToolRun.of(SOON, command));
        var text = result.text();
        var processes = text.substring(0, text.indexOf("\n600 "));
        assertThat(processes).contains("perl").doesNotContain(password);
        assertThat(text).endsWith(file.content().reveal());
        assertThat(result.lastLines()).containsExactly("•••");
        var path = text.substring(text.indexOf("\n600 ") + 5).lines().findFirst().orElseThrow();
        assertThat(Path.of(path)).doesNotExist();
        assertThat(Path.of(path).getParent()).doesNotExist();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void endsEverythingAfterTheTimeout(Host host) {
        var token = token();
        assertThatThrownBy(() -> host.run(ToolRun.of(Duration.ofSeconds(1), family(token))))
                .hasMessage("sh did not finish within 1 seconds and was stopped.");
        assertThat(processesWith(token)).isEmpty();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void endsEverythingWhenTheThreadIsInterrupted(Host host) throws Exception {
        var token = token();
        var failure = new CompletableFuture<Throwable>();
        var thread =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                host.run(ToolRun.of(SOON, family(token)));
                            } catch (EngineException e) {
                                failure.complete(e);
                            }
                        });
        await(() -> processesWith(token).size() >= 3);
        thread.interrupt();
        assertThat(failure.get()).hasMessage("sh was cancelled.");
        assertThat(processesWith(token)).isEmpty();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void endsWhatALateListenerNoLongerWants(Host host) {
        assertThatThrownBy(() ->
                        host.run(
                                ToolRun.of(SOON, Command.of("yes"))
                                        .listening(line -> {
                                            throw new IllegalStateException("no");
                                        })))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void findsToolsInTheHostsOwnFolders(Host host) throws Exception {
        var tool = folder.resolve("only-here");
        Files.writeString(tool, "#!/bin/sh\necho found\n");
        tool.toFile().setExecutable(true);
        var run = ToolRun.of(SOON, Command.of("only-here"));
        assertThatThrownBy(() -> host.run(run)).hasMessageContaining("not installed");
        try (var equipped = new LocalHost(List.of(folder.toString()))) {
            assertThat(equipped.run(run).text()).isEqualTo("found\n");
        }
    }

    /**
     * A shell with a child that ignores being asked and a grandchild, all with the token in argv.
     */
    static Command family(String token) {
        return Command.of(
                "sh",
                "-c",
                "sh -c 'sleep 300; : '$0 & perl -e '$SIG{INT} = q(IGNORE); sleep 300' $0; :",
                token);
    }

    static String token() {
        return "token" + UUID.randomUUID().toString().replace("-", "");
    }

    static List<String> processesWith(String token) {
        var found = new ArrayList<String>();
        Predicate<String> number = Pattern.compile("\\d+").asMatchPredicate();
        for (var name : java.util.Objects.requireNonNull(Path.of("/proc").toFile().list())) {
            if (number.test(name)) {
                try {
                    var line = Files.readString(Path.of("/proc", name, "cmdline"));
                    var environment =
                            Files.readString(
                                    Path.of("/proc", name, "stat"), StandardCharsets.ISO_8859_1);
                    if (line.contains(token) && !environment.contains(") Z ")) {
                        found.add(line.replace('\0', ' '));
                    }
                } catch (java.io.IOException gone) {
                    continue;
                }
            }
        }
        return found;
    }

    static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    static List<org.junit.jupiter.api.Named<Host>> hosts() {
        return TestHosts.both();
    }
}
