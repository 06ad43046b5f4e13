package dev.tidemark.promise;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes {@code target/promises.json} and {@code target/promises.md} after every test plan.
 *
 * <p>A test has passed when at least one of its invocations succeeded and nothing in it, below it
 * or around it failed, was skipped or aborted. Every test of the plan starts as not passed, and
 * that is written down before the first one runs: a class whose setup fails reports nothing about
 * its tests, and a JVM that dies reports nothing at all.
 *
 * <p>The system property {@code tidemark.build} names the build, so that Surefire and Failsafe add
 * up and results of an earlier build are dropped. A run without it (an IDE) keeps what it finds and
 * replaces the results of its own tests.
 */
public final class PromiseReport implements TestExecutionListener {

    private final PromiseLedger ledger;
    private final Map<String, Tally> tallies = new TreeMap<>();
    private @Nullable TestPlan plan;

    /** For the service loader; Surefire and Failsafe set {@code basedir}. */
    public PromiseReport() {
        this(
                new PromiseLedger(
                        Path.of(System.getProperty("basedir", "")),
                        System.getProperty("tidemark.build")));
    }

    PromiseReport(PromiseLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan started) {
        plan = started;
        tallies.clear();
        for (TestIdentifier root : started.getRoots()) {
            started.getDescendants(root).forEach(this::tally);
        }
        ledger.record(results());
    }

    @Override
    public synchronized void dynamicTestRegistered(TestIdentifier identifier) {
        tally(identifier);
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier identifier, String reason) {
        spoil(identifier);
    }

    @Override
    public synchronized void executionFinished(
            TestIdentifier identifier, TestExecutionResult result) {
        if (result.getStatus() != Status.SUCCESSFUL) {
            spoil(identifier);
        } else if (identifier.isTest()) {
            tally(identifier).ifPresent(tally -> tally.succeeded++);
        }
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan finished) {
        ledger.record(results());
    }

    private List<PromisedTest> results() {
        return tallies.entrySet().stream()
                .map(entry -> entry.getValue().result(entry.getKey()))
                .toList();
    }

    private void spoil(TestIdentifier identifier) {
        tally(identifier).ifPresent(tally -> tally.spoiled = true);
        if (plan != null) {
            plan.getDescendants(identifier)
                    .forEach(below -> tally(below).ifPresent(tally -> tally.spoiled = true));
        }
    }

    /** The tally of the method that this is or belongs to; empty if that names no promise. */
    private Optional<Tally> tally(TestIdentifier identifier) {
        return method(identifier)
                .flatMap(method -> {
                    Set<String> promises = promises(method);
                    return promises.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    tallies.computeIfAbsent(
                                            method.getClassName() + "." + method.getMethodName(),
                                            _ -> new Tally(promises)));
                });
    }

    /** Invocations of a parameterised test and dynamic tests belong to the method above them. */
    private Optional<MethodSource> method(TestIdentifier identifier) {
        Optional<TestIdentifier> at = Optional.of(identifier);
        while (at.isPresent()) {
            if (at.get().getSource().orElse(null) instanceof MethodSource method) {
                return Optional.of(method);
            }
            at = plan == null ? Optional.empty() : plan.getParent(at.get());
        }
        return Optional.empty();
    }

    private static Set<String> promises(MethodSource source) {
        Set<String> promises = new LinkedHashSet<>();
        AnnotationSupport.findAnnotation(source.getJavaMethod(), Promise.class)
                .ifPresent(promise -> promises.addAll(List.of(promise.value())));
        for (Class<?> type = source.getJavaClass(); type != null; type = type.getEnclosingClass()) {
            AnnotationSupport.findAnnotation(type, Promise.class)
                    .ifPresent(promise -> promises.addAll(List.of(promise.value())));
        }
        return promises;
    }

    private static final class Tally {
        private final Set<String> promises;
        private int succeeded;
        private boolean spoiled;

        private Tally(Set<String> promises) {
            this.promises = promises;
        }

        private PromisedTest result(String id) {
            return new PromisedTest(id, List.copyOf(promises), succeeded > 0 && !spoiled);
        }
    }
}
