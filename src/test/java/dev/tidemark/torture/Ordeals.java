package dev.tidemark.torture;

import dev.tidemark.base.Refused;
import dev.tidemark.engine.testing.TestMariaDb;
import dev.tidemark.environment.ConnectionRefused;
import dev.tidemark.testing.TestSite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes cases through everything, each on a site of its own, and tells how it went. */
final class Ordeals {
    private final TestSite.Portal sites;
    private final Trial.Portal portal;
    private final TestMariaDb server;

    /**
     * @param server for the cases that bring none
     */
    Ordeals(TestSite.Portal sites, Trial.Portal portal, TestMariaDb server) {
        this.sites = sites;
        this.portal = portal;
        this.server = server;
    }

    /** Options that a server for the catalogue has. */
    static TestMariaDb newServer(List<String> more) {
        var options = new ArrayList<>(List.of("--log-bin-trust-function-creators=1"));
        options.addAll(more);
        return new TestMariaDb(options.toArray(String[]::new));
    }

    /**
     * How one case met one damage.
     *
     * @param damage what was done, or how it ended if it is to be refused
     * @param problem empty if all was as claimed
     */
    record Outcome(HardCase one, String damage, String problem, Duration took) {
        boolean good() {
            return problem.isEmpty();
        }
    }

    /**
     * @param told each outcome as soon as it is known
     */
    List<Outcome> run(HardCase one, List<Damage> damages, Consumer<Outcome> told) {
        var own = one.server().isEmpty() ? server : newServer(one.server());
        try {
            return one.expected().carried()
                    ? carried(own, one, damages, told)
                    : List.of(refused(own, one, told));
        } finally {
            if (own != server) {
                own.kill();
            }
        }
    }

    /**
     * A damage that was not withstood leaves a site that nothing can be told of: a new one then.
     */
    private List<Outcome> carried(
            TestMariaDb on, HardCase one, List<Damage> damages, Consumer<Outcome> told) {
        var outcomes = new ArrayList<Outcome>();
        var left = new ArrayList<>(damages);
        while (!left.isEmpty()) {
            var site = new HardSite(on, List.of(one));
            try {
                String problem = carried(site, one, left, outcomes, told);
                if (!problem.isEmpty()) {
                    break;
                }
            } finally {
                site.remove();
            }
        }
        return outcomes;
    }

    /** Why no damage could be tried at all; empty once all have been, or one was not withstood. */
    private String carried(
            HardSite site,
            HardCase one,
            List<Damage> left,
            List<Outcome> outcomes,
            Consumer<Outcome> told) {
        var begun = Instant.now();
        try {
            site.make();
            var good = site.state();
            var trial = new Trial(portal, site, site.connect(sites));
            var backup = trial.take();
            while (!left.isEmpty()) {
                var damage = left.removeFirst();
                var problem =
                        problem(() -> trial.withstand(backup, good, () -> damage.apply(site)));
                add(outcomes, told, new Outcome(one, damage.toString(), problem, since(begun)));
                if (!problem.isEmpty()) {
                    return "";
                }
                begun = Instant.now();
            }
            return "";
        } catch (RuntimeException problem) {
            add(outcomes, told, new Outcome(one, "none yet", words(problem), since(begun)));
            return words(problem);
        }
    }

    private Outcome refused(TestMariaDb on, HardCase one, Consumer<Outcome> told) {
        var site = new HardSite(on, List.of(one));
        var begun = Instant.now();
        try {
            site.reserve();
            var problem = problem(() -> refuse(site, one));
            var where =
                    "refused at "
                            + one.expected().stage().name().toLowerCase(java.util.Locale.ROOT);
            var outcome = new Outcome(one, where, problem, since(begun));
            told.accept(outcome);
            return outcome;
        } finally {
            site.remove();
        }
    }

    private void refuse(HardSite site, HardCase one) {
        HardSite.Connected connected;
        try {
            if (one.expected().stage() == HardCase.Stage.CONNECT) {
                site.fill();
            }
            connected = site.connect(sites);
        } catch (ConnectionRefused refusal) {
            refuse(one, HardCase.Stage.CONNECT, refusal.getMessage());
            return;
        }
        if (one.expected().stage() == HardCase.Stage.BACKUP) {
            site.fill();
        }
        try {
            new Trial(portal, site, connected).take();
        } catch (Trial.Broken refusal) {
            refuse(one, HardCase.Stage.BACKUP, refusal.getMessage());
            return;
        }
        throw new Trial.Broken("the backup was taken, though it cannot be restored");
    }

    private static void refuse(HardCase one, HardCase.Stage stage, String message) {
        if (stage != one.expected().stage()) {
            throw new Trial.Broken("refused at " + stage + ": " + message);
        }
        for (var name : one.expected().names()) {
            if (!message.contains(name)) {
                throw new Trial.Broken("the refusal does not name " + name + ": " + message);
            }
        }
    }

    private static void add(List<Outcome> all, Consumer<Outcome> told, Outcome one) {
        all.add(one);
        told.accept(one);
    }

    private static String problem(Runnable run) {
        try {
            run.run();
            return "";
        } catch (RuntimeException problem) {
            return words(problem);
        }
    }

    private static String words(RuntimeException problem) {
        return switch (problem) {
            case Trial.Broken broken -> String.valueOf(broken.getMessage());
            case Refused refused -> "refused: " + refused.reason();
            default -> problem.toString();
        };
    }

    private static Duration since(Instant begun) {
        return Duration.between(begun, Instant.now());
    }
}
