package dev.tidemark.restore;

import dev.tidemark.activity.Running;
import dev.tidemark.environment.EnvironmentTools;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Measures the previous state that a restore keeps beside, once, and gives up the oldest ones that
 * are too many.
 */
@Component
class KeptLimit {
    private static final Logger LOG = LoggerFactory.getLogger(KeptLimit.class);

    static final Count NOTHING = new Count(null, List.of());

    private final Restores restores;
    private final EnvironmentTools tools;
    private final Clock clock;
    private final int copies;

    KeptLimit(
            Restores restores,
            EnvironmentTools tools,
            Clock clock,
            @Value("${tidemark.restore.copies:3}") int copies) {
        if (copies < 1) {
            throw new IllegalArgumentException(
                    "tidemark.restore.copies is %d. At least 1 is needed: without it nothing could be undone."
                            .formatted(copies));
        }
        this.restores = restores;
        this.tools = tools;
        this.clock = clock;
        this.copies = copies;
    }

    /**
     * @param bytes size of what is kept, null if it could not be measured
     * @param tooMany restores whose previous state is kept no longer
     */
    record Count(@Nullable Long bytes, List<RestoreId> tooMany) {}

    /** After the cutover; says in the log what it finds, and fails nothing. */
    Count count(Running running, Restore restore) {
        var now = clock.instant();
        var tooMany =
                restores.kept(restore.environment()).stream()
                        .filter(other -> !other.id().equals(restore.id()))
                        .filter(other -> Objects.requireNonNull(other.undoUntil()).isAfter(now))
                        .skip(copies - 1L)
                        .toList();
        tooMany.forEach(other ->
                running.log(
                        "The previous state that the restore %s of %s has kept is removed: at most %d are kept."
                                .formatted(other.id(), other.requestedAt(), copies)));
        return new Count(measured(running, restore), tooMany.stream().map(Restore::id).toList());
    }

    private @Nullable Long measured(Running running, Restore restore) {
        try {
            return bytes(restore);
        } catch (RuntimeException unmeasured) {
            LOG.info("What {} keeps was not measured", restore.id(), unmeasured);
            running.log("The size of the previous state, which is kept, could not be measured.");
            return null;
        }
    }

    private long bytes(Restore restore) {
        var id = restore.id();
        var target = tools.environment(restore.environment());
        long bytes = new FileLeftovers(restores, tools.host(target), target).bytes(id);
        for (var service : target.services()) {
            var previous = new ArrayList<String>();
            service.databases().forEach(name -> previous.add(SideNames.previous(name, id)));
            bytes += tools.mariaDb(target, service).bytes(previous);
        }
        return bytes;
    }

    /** In the transaction that records the end of the restore. */
    void record(RestoreId id, Count count, Instant now) {
        if (count.bytes() != null) {
            restores.keptBytes(id, count.bytes());
        }
        count.tooMany().forEach(other -> restores.keepNoLonger(other, now));
    }
}
