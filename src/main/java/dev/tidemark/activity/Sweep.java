package dev.tidemark.activity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every few seconds, on every node: what a crash left waiting goes on. */
@Component
@EnableScheduling
class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final Operations operations;

    Sweep(Operations operations) {
        this.operations = operations;
    }

    @Scheduled(fixedDelay = 3000, initialDelay = 1000)
    void sweep() {
        try {
            operations.sweep();
        } catch (RuntimeException problem) {
            LOG.warn("The sweep will be tried again", problem);
        }
    }
}
