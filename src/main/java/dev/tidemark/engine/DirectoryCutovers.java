package dev.tidemark.engine;

import static dev.tidemark.engine.DirectoryScript.SHORT;
import static dev.tidemark.engine.DirectoryScript.absolute;

import dev.tidemark.engine.DirectoryCutover.Carried;
import dev.tidemark.engine.DirectoryCutover.Carry;
import dev.tidemark.engine.DirectoryCutover.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets directories change places, each in one atomic rename. Every verb looks first, so it can be
 * repeated after a crash at any point.
 */
public final class DirectoryCutovers {
    private final DirectoryScript script;
    private final Directories directories;

    public DirectoryCutovers(Host host) {
        this.script = new DirectoryScript(host);
        this.directories = new Directories(host);
    }

    /**
     * Looks at what is there now, and puts placeholders where directories will be carried to; the
     * live side is not touched.
     *
     * @param link whether {@code beside} is a link to the new directory
     * @param carries live directories within; those that are gone are left out
     */
    public DirectoryCutover plan(String live, String beside, boolean link, List<Carry> carries) {
        var carried = new ArrayList<Carried>();
        for (var one : carries) {
            var facts = directories.facts(one.from());
            if (facts.exists() || facts.symbolicLink()) {
                var placeholder =
                        script.run(SHORT, "place_within", "link", one.to(), one.from()).text();
                carried.add(new Carried(one.from(), one.to(), placeholder));
            }
        }
        var identities =
                script.run(SHORT, "plan_cutover", absolute(beside), absolute(live))
                        .text()
                        .split("\0", -1);
        if (identities[0].isEmpty()) {
            throw new EngineException(new Failure.PathMissing(beside));
        }
        return new DirectoryCutover(
                absolute(live),
                absolute(beside),
                identities[0],
                identities[1],
                link,
                carried,
                false);
    }

    /**
     * Makes an empty directory within a prepared tree, for one that is prepared with it.
     *
     * @param live its place in the live tree, perhaps gone
     */
    public void makeWithin(String place, String live) {
        script.run(SHORT, "place_within", "directory", absolute(place), absolute(live));
    }

    public Outcome forward(DirectoryCutover plan) {
        return run(plan.undo() ? "back" : "forward", plan);
    }

    /** Back to what was live before, as far as that is still there; fails if it is gone. */
    public Outcome back(DirectoryCutover plan) {
        return run(plan.undo() ? "again" : "back", plan);
    }

    /** Whether what is live is what the plan wants there. */
    public boolean isForward(DirectoryCutover plan) {
        var isNew = script.run(SHORT, "is_same", plan.live(), plan.prepared()).text().equals("1");
        return isNew != plan.undo();
    }

    private Outcome run(String direction, DirectoryCutover plan) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "cutover",
                                direction,
                                plan.live(),
                                plan.beside(),
                                plan.prepared(),
                                plan.previous(),
                                plan.link() ? "1" : "0"));
        for (var one : plan.carried()) {
            arguments.addAll(List.of(one.from(), one.to(), one.placeholder()));
        }
        try {
            return Outcome.parse(script.run(SHORT, arguments.toArray(String[]::new)).text());
        } catch (EngineException e) {
            throw e.failure() instanceof Failure.PathMissing
                    ? new EngineException(new Failure.PathMissing(gone(direction, plan)), e)
                    : e;
        }
    }

    private static String gone(String direction, DirectoryCutover plan) {
        return direction.equals("back")
                ? "The previous state of %s, kept at %s,".formatted(plan.live(), plan.beside())
                : "What was prepared for %s at %s".formatted(plan.live(), plan.beside());
    }
}
