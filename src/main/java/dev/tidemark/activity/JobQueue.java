package dev.tidemark.activity;

import java.util.concurrent.locks.ReentrantLock;
import org.jobrunr.server.BackgroundJobServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Has this node's job server look for work at once. By itself it looks every few seconds, which is
 * long for somebody who has just clicked.
 */
@Component
public class JobQueue {
    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);

    private final ObjectProvider<BackgroundJobServer> servers;
    private final ReentrantLock looking = new ReentrantLock();

    JobQueue(ObjectProvider<BackgroundJobServer> servers) {
        this.servers = servers;
    }

    /** Returns at once; what is not begun now is begun when the job server looks by itself. */
    public void wake() {
        servers.ifAvailable(
                server -> Thread.ofVirtual().name("wake-jobs").start(() -> look(server)));
    }

    private void look(BackgroundJobServer server) {
        looking.lock();
        try {
            if (!server.isRunning()) {
                return;
            }
            var room = server.getWorkDistributionStrategy().getWorkPageRequest();
            if (room.getLimit() > 0) {
                server.getStorageProvider()
                        .getJobsToProcess(server, room)
                        .forEach(server::processJob);
            }
        } catch (RuntimeException later) {
            LOG.debug("The job server will look by itself", later);
        } finally {
            looking.unlock();
        }
    }
}
