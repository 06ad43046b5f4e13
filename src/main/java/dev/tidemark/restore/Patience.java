package dev.tidemark.restore;

import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How often a cutover is tried in one direction, and how long the pauses are. What may pass by
 * itself (a lock, a server that restarts) is given minutes; what was rejected would be rejected
 * again.
 */
@Component
class Patience {
    /** However it fails. */
    static final int MOST = 8;

    private static final int REJECTED = 5;
    private static final int PASSING = MOST;
    private static final int ENDLESS = 3;
    private static final int LONGEST = 15;

    /** 1205 lock wait, 1213 deadlock, 1040 and 1203 too many connections, 1317 interrupted. */
    private static final Pattern PASSES =
            Pattern.compile(
                    "(ERROR|Error|error:) \\(?(1205|1213|1040|1203|1317|1969)\\b|Lock wait timeout|Deadlock found");

    private final Duration pause;

    /**
     * @param pause after the first try; each one is twice as long, up to fifteen times
     */
    Patience(@Value("${tidemark.cutover.pause:2s}") Duration pause) {
        this.pause = pause;
    }

    int most(RuntimeException problem) {
        if (!(problem instanceof EngineException engine)) {
            return REJECTED;
        }
        return switch (engine.failure()) {
            case Failure.Unreachable gone -> PASSING;
            case Failure.DatabaseGone gone -> PASSING;
            case Failure.DiskFull full -> PASSING;
            case Failure.TimedOut slow -> ENDLESS;
            case Failure failure -> PASSES.matcher(failure.message()).find() ? PASSING : REJECTED;
        };
    }

    /**
     * @param tries that have failed so far, at least 1
     */
    Duration pause(int tries) {
        return pause.multipliedBy(Math.min(LONGEST, 1L << Math.min(10, tries - 1)));
    }
}
