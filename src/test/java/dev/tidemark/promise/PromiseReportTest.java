package dev.tidemark.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.tidemark.promise.PromiseLedger.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherConstants;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class PromiseReportTest {

    private static final Verdict UNTESTED = new Verdict(List.of(), false);

    @TempDir private Path base;

    @BeforeEach
    void list() throws IOException {
        Files.createDirectories(base.resolve("docs"));
        Files.writeString(
                base.resolve("docs/promises.md"),
                """
                # Promises

                - **S1.10** tenth
                - **S1.2** second
                - **D1.1** a setting, not a promise
                - **S1.3** third | with a bar
                """);
    }

    @Test
    void writesExactlyTheAgreedJsonInTheOrderOfTheList() throws IOException {
        run("one", selectClass(Simple.class));

        assertThat(Files.readString(base.resolve("target/promises.json")).replaceAll("\\s", ""))
                .isEqualTo(
                        """
                        {"S1.10":{"tests":["PromiseReportTest.Simple.passes"],"passed":true},\
                        "S1.2":{"tests":["PromiseReportTest.Simple.fails","PromiseReportTest.Simple.passes"],"passed":false},\
                        "S1.3":{"tests":[],"passed":false}}\
                        """);
    }

    @Test
    void writesAPageForPeople() throws IOException {
        run("one", selectClass(Simple.class), selectClass(NamesAnUnknown.class));

        assertThat(Files.readString(base.resolve("target/promises.md")))
                .contains("1 of 3 promises are proved. 1 have a test that did not pass, 1 have no")
                .contains("Tests name what the list does not hold: S1.4.")
                .contains("| S1.10 | proved | tenth | PromiseReportTest.Simple.passes |")
                .contains("| S1.3 | no test | third \\| with a bar |  |");
    }

    @Test
    void skippedAndAbortedTestsHaveNotPassed() {
        run("one", selectClass(Skipped.class));

        assertThat(verdict("S1.10")).isEqualTo(failed("Skipped.disabled"));
        assertThat(verdict("S1.2")).isEqualTo(failed("Skipped.aborts"));
    }

    @Test
    void everyInvocationOfAParameterisedTestMustPass() {
        run("one", selectClass(Parameterised.class));

        assertThat(verdict("S1.10")).isEqualTo(passed("Parameterised.all"));
        assertThat(verdict("S1.2")).isEqualTo(failed("Parameterised.last"));
        assertThat(verdict("S1.3")).isEqualTo(failed("Parameterised.aborted"));
    }

    @Test
    void dynamicTestsCountForTheirFactoryAndNoneIsNoProof() {
        run("one", selectClass(Dynamic.class));

        assertThat(verdict("S1.10")).isEqualTo(passed("Dynamic.good"));
        assertThat(verdict("S1.2")).isEqualTo(failed("Dynamic.bad"));
        assertThat(verdict("S1.3")).isEqualTo(failed("Dynamic.empty"));
    }

    @Test
    void aParameterisedClassMustPassWithEveryArgument() {
        run("one", selectClass(ForEveryArgument.class));

        assertThat(verdict("S1.10")).isEqualTo(passed("ForEveryArgument.any"));
        assertThat(verdict("S1.2")).isEqualTo(failed("ForEveryArgument.small"));
    }

    @Test
    void nestedAndInheritedTestsCarryThePromisesOfTheClassesAroundAndAbove() {
        run("one", selectClass(Outer.class), selectClass(Derived.class));

        assertThat(verdict("S1.10")).isEqualTo(passed("Outer.Inner.inside", "Outer.outside"));
        assertThat(verdict("S1.2")).isEqualTo(passed("Outer.Inner.inside"));
        assertThat(verdict("S1.3")).isEqualTo(passed("Derived.fromContract", "Derived.own"));
    }

    @Test
    void aFailingClassSetupOrTeardownFailsItsTests() {
        run("one", selectClass(BrokenSetup.class), selectClass(BrokenTeardown.class));

        assertThat(verdict("S1.10")).isEqualTo(failed("BrokenSetup.neverRuns"));
        assertThat(verdict("S1.2")).isEqualTo(failed("BrokenSetup.Inner.neverRuns"));
        assertThat(verdict("S1.3")).isEqualTo(failed("BrokenTeardown.runs"));
    }

    @Test
    void addsTheSecondTestRunOfABuildToTheFirst() {
        run("one", selectMethod(Simple.class, "passes"));
        run("one", selectClass(Outer.class));

        assertThat(verdict("S1.10"))
                .isEqualTo(passed("Outer.Inner.inside", "Outer.outside", "Simple.passes"));
    }

    @Test
    void theLatestResultOfATestCounts() {
        flaky = false;
        run("one", selectClass(Flaky.class));
        assertThat(verdict("S1.10")).isEqualTo(failed("Flaky.sometimes"));

        flaky = true;
        run("one", selectClass(Flaky.class));
        assertThat(verdict("S1.10")).isEqualTo(passed("Flaky.sometimes"));
    }

    @Test
    void dropsWhatAnEarlierBuildLeft() {
        run("one", selectClass(Outer.class));
        run("two", selectMethod(Simple.class, "passes"));

        assertThat(verdict("S1.10")).isEqualTo(passed("Simple.passes"));
        assertThat(verdict("S1.3")).isEqualTo(UNTESTED);
    }

    @Test
    void aRunWithoutABuildKeepsTheResultsAndTheNextBuildDropsIts() {
        run("one", selectClass(Derived.class));
        run(null, selectMethod(Simple.class, "passes"));
        assertThat(verdict("S1.3").passed()).isTrue();
        assertThat(verdict("S1.10").passed()).isTrue();

        run("one", selectClass(Skipped.class));
        assertThat(verdict("S1.10")).isEqualTo(failed("Skipped.disabled"));
    }

    @Test
    void aJvmThatDiesLeavesItsTestsNotPassed() {
        run("one", selectMethod(Simple.class, "passes"));
        PromiseReport report = new PromiseReport(new PromiseLedger(base, "two"));
        launch(
                new TestExecutionListener() {
                    @Override
                    public void testPlanExecutionStarted(TestPlan plan) {
                        report.testPlanExecutionStarted(plan);
                    }
                },
                selectMethod(Simple.class, "passes"));

        assertThat(verdict("S1.10")).isEqualTo(failed("Simple.passes"));
    }

    private void run(@Nullable String build, DiscoverySelector... selectors) {
        launch(new PromiseReport(new PromiseLedger(base, build)), selectors);
    }

    /** Without the registered listeners: these samples must not reach the report of the build. */
    private static void launch(TestExecutionListener listener, DiscoverySelector... selectors) {
        var config =
                LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .enableLauncherSessionListenerAutoRegistration(false)
                        .addTestExecutionListeners(listener)
                        .build();
        var request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectors)
                        .configurationParameter(
                                LauncherConstants.CAPTURE_STDOUT_PROPERTY_NAME, "false")
                        .build();
        LauncherFactory.create(config).execute(request);
    }

    private Verdict verdict(String number) {
        Map<String, Verdict> verdicts =
                new JsonMapper()
                        .readValue(base.resolve("target/promises.json"), new TypeReference<>() {});
        return verdicts.getOrDefault(number, UNTESTED);
    }

    private static Verdict passed(String... tests) {
        return new Verdict(named(tests), true);
    }

    private static Verdict failed(String... tests) {
        return new Verdict(named(tests), false);
    }

    private static List<String> named(String... tests) {
        return Stream.of(tests).map(test -> "PromiseReportTest." + test).toList();
    }

    static boolean flaky;

    static class Simple {
        @Test
        @Promise({"S1.10", "S1.2"})
        void passes() {}

        @Test
        @Promise("S1.2")
        void fails() {
            throw new AssertionError("on purpose");
        }

        @Test
        void namesNothing() {}
    }

    static class NamesAnUnknown {
        @Test
        @Promise("S1.4")
        void passes() {}
    }

    static class Flaky {
        @Test
        @Promise("S1.10")
        void sometimes() {
            assertThat(flaky).isTrue();
        }
    }

    static class Skipped {
        @Test
        @Disabled("on purpose")
        @Promise("S1.10")
        void disabled() {}

        @Test
        @Promise("S1.2")
        void aborts() {
            assumeTrue(false);
        }
    }

    static class Parameterised {
        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        @Promise("S1.10")
        void all(int number) {
            assertThat(number).isPositive();
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        @Promise("S1.2")
        void last(int number) {
            assertThat(number).isEqualTo(2);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        @Promise("S1.3")
        void aborted(int number) {
            assumeTrue(number == 1);
        }
    }

    @ParameterizedClass
    @ValueSource(ints = {1, 2})
    static class ForEveryArgument {
        @Parameter private int number;

        @Test
        @Promise("S1.10")
        void any() {}

        @Test
        @Promise("S1.2")
        void small() {
            assertThat(number).isEqualTo(1);
        }
    }

    static class Dynamic {
        @TestFactory
        @Promise("S1.10")
        Stream<DynamicTest> good() {
            return Stream.of(DynamicTest.dynamicTest("a", () -> {}));
        }

        @TestFactory
        @Promise("S1.2")
        Stream<DynamicTest> bad() {
            return Stream.of(
                    DynamicTest.dynamicTest("a", () -> {}),
                    DynamicTest.dynamicTest("b", () -> assertThat(1).isZero()));
        }

        @TestFactory
        @Promise("S1.3")
        Stream<DynamicTest> empty() {
            return Stream.of();
        }
    }

    @Promise("S1.10")
    static class Outer {
        @Test
        void outside() {}

        @Nested
        @Promise("S1.2")
        class Inner {
            @Test
            void inside() {}
        }
    }

    interface Contract {
        @Test
        @Promise("S1.3")
        default void fromContract() {}
    }

    @Promise("S1.3")
    abstract static class Base {}

    static class Derived extends Base implements Contract {
        @Test
        void own() {}
    }

    static class BrokenSetup {
        @BeforeAll
        static void fail() {
            throw new IllegalStateException("on purpose");
        }

        @Test
        @Promise("S1.10")
        void neverRuns() {}

        @Nested
        class Inner {
            @Test
            @Promise("S1.2")
            void neverRuns() {}
        }
    }

    static class BrokenTeardown {
        @AfterAll
        static void fail() {
            throw new IllegalStateException("on purpose");
        }

        @Test
        @Promise("S1.3")
        void runs() {}
    }
}
