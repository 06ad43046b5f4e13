package dev.tidemark.restore;

import dev.tidemark.activity.Progress;
import dev.tidemark.activity.StepResult;
import dev.tidemark.backup.Manifest;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.Git;
import dev.tidemark.engine.mariadb.MariaDb;
import dev.tidemark.engine.mariadb.TableFacts;
import dev.tidemark.environment.EnvironmentTools;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Brings the parts of a backup back beside the live ones and compares them with the manifest; the
 * site is untouched.
 */
@Component
class Preparation {
    private static final Duration TIMEOUT = Duration.ofHours(24);

    private final EnvironmentTools tools;
    private final FilePreparation files;
    private final SpaceCheck space;

    Preparation(EnvironmentTools tools, FilePreparation files, SpaceCheck space) {
        this.tools = tools;
        this.files = files;
        this.space = space;
    }

    List<Prepared> prepare(RestoreWork work) {
        space.refuseUnlessFits(work);
        var prepared = new ArrayList<Prepared>();
        for (var part : work.databases()) {
            prepared.add(
                    work.running()
                            .step(
                                    "prepare:" + part.part(),
                                    "Prepare database " + part.database(),
                                    Prepared.class,
                                    () -> database(work, part)));
        }
        prepared.addAll(files.prepare(work));
        return List.copyOf(prepared);
    }

    private StepResult<Prepared> database(RestoreWork work, Manifest.Database part) {
        var target = Targets.database(work.manifest(), part, work.target());
        var server = tools.mariaDb(work.target(), target.service());
        var side = SideNames.incoming(target.name(), work.restore().id());
        work.running().progress(Progress.UNKNOWN, "Loading database " + target.name());
        createSide(server, side, part, target.name());
        announceSequencesOfOthers(work, server, part);
        var snapshot = LossCount.snapshot(work.backup(), part.part());
        var names = Targets.incoming(work, part.service());
        space.watched(
                work,
                server.server().dataDirectory(),
                target.service(),
                () -> server.load(work.vault(), snapshot, "dump.sql", side, names, TIMEOUT));
        var detail =
                String.format(Locale.ROOT, "%,d tables loaded into %s", part.tables().size(), side);
        work.running().log("%s: %s".formatted(part.database(), detail));
        return new StepResult<>(
                Prepared.database(part.part(), "database " + target.name(), side, target.name()),
                detail);
    }

    /** Defaults may take numbers from sequences of a database that is loaded later. */
    private static void announceSequencesOfOthers(
            RestoreWork work, MariaDb server, Manifest.Database part) {
        var sides = Targets.incoming(work, part.service());
        for (var other : work.databases()) {
            var side = sides.get(other.database());
            var sequences =
                    other.tables().stream()
                            .filter(table -> table.kind().equals(TableFacts.Kind.SEQUENCE.name()))
                            .map(Manifest.Table::name)
                            .toList();
            var characterSet = other.characterSet();
            var collation = other.collation();
            if (!other.equals(part)
                    && side != null
                    && characterSet != null
                    && collation != null
                    && !sequences.isEmpty()) {
                server.announceSequences(side, characterSet, collation, sequences);
            }
        }
    }

    /** As the backup knows the schema; it may be gone, or have another character set now. */
    private static void createSide(
            MariaDb server, String side, Manifest.Database part, String live) {
        if (part.characterSet() == null || part.collation() == null) {
            server.createSide(side, live);
        } else {
            server.createSide(side, part.characterSet(), part.collation());
        }
    }

    /** Fails with the differences if anything prepared is not what the backup held. */
    void compare(RestoreWork work, List<Prepared> prepared) {
        work.running()
                .step(
                        "compare",
                        "Compare with the manifest",
                        String.class,
                        () -> {
                            var differences = new ArrayList<String>();
                            work.databases()
                                    .forEach(part ->
                                            differences.addAll(compare(work, part, prepared)));
                            work.code()
                                    .forEach(part ->
                                            differences.addAll(compare(work, part, prepared)));
                            if (!differences.isEmpty()) {
                                throw new Refused(
                                        "What was prepared is not what the backup holds: %s"
                                                .formatted(
                                                        String.join(
                                                                "; ",
                                                                differences.subList(
                                                                        0,
                                                                        Math.min(
                                                                                5,
                                                                                differences
                                                                                        .size())))));
                            }
                            long rows =
                                    work.databases().stream()
                                            .mapToLong(Manifest.Database::rows)
                                            .sum();
                            return new StepResult<>(
                                    "same",
                                    String.format(
                                            Locale.ROOT,
                                            "%,d tables with %,d rows, each as in the dump; every file checked against its hash",
                                            work.databases().stream()
                                                    .mapToInt(part -> part.tables().size())
                                                    .sum(),
                                            rows));
                        });
    }

    /** A loaded table has to give the same dump again, row for row, that it was loaded from. */
    private List<String> compare(
            RestoreWork work, Manifest.Database part, List<Prepared> prepared) {
        var target = Targets.database(work.manifest(), part, work.target());
        var side = side(prepared, part.part());
        var server = tools.mariaDb(work.target(), target.service());
        work.running().progress(Progress.UNKNOWN, "Comparing database " + target.name());
        var differences = Comparison.of(part, server.digests(side));
        server.pointToLive(side, Targets.liveByIncoming(work, part.service()));
        return differences;
    }

    private static List<String> compare(
            RestoreWork work, Manifest.DeployedCode part, List<Prepared> prepared) {
        var side = side(prepared, part.part());
        var revision =
                new Git(work.host())
                        .checkout(side)
                        .map(checkout -> checkout.commit().revision())
                        .orElse("none");
        return revision.equals(part.revision())
                ? List.of()
                : List.of(
                        "the code is at %.7s instead of %.7s".formatted(revision, part.revision()));
    }

    private static String side(List<Prepared> prepared, String part) {
        return prepared.stream()
                .filter(candidate -> candidate.part().equals(part))
                .findFirst()
                .orElseThrow()
                .side();
    }
}
