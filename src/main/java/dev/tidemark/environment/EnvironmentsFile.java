package dev.tidemark.environment;

import dev.tidemark.account.Actor;
import dev.tidemark.base.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Connects what a file names, once the portal is up. A refusal is told and does not stop the
 * portal.
 */
@Component
class EnvironmentsFile {
    static final int ORDER = 1;
    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentsFile.class);

    private final ConnectionService connections;
    private final String file;

    EnvironmentsFile(
            ConnectionService connections, @Value("${tidemark.environments:}") String file) {
        this.connections = connections;
        this.file = file;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(ORDER)
    void connect() {
        if (!file.isBlank()) {
            connect(Path.of(file));
        }
    }

    void connect(Path path) {
        try {
            var all =
                    connections.connect(
                            Actor.portalAsOperator(),
                            ConnectionFileReader.read(Files.readString(path)));
            all.forEach(one -> {
                LOG.info(
                        "{}: {}",
                        one.title(),
                        one.known() ? "connected before, left as it is" : "connected");
                one.findings().stream()
                        .filter(finding -> finding.level() == Finding.Level.WARNING)
                        .forEach(finding ->
                                LOG.warn(
                                        "{}: {}: {}",
                                        one.title(),
                                        finding.where(),
                                        finding.message()));
            });
        } catch (ConnectionRefused refused) {
            LOG.error("{} was refused. Nothing of it was saved.", path);
            refused.checked()
                    .forEach(one ->
                            one.findings().stream()
                                    .filter(Finding::isError)
                                    .forEach(finding ->
                                            LOG.error(
                                                    "{}: {}: {} {}",
                                                    one.title(),
                                                    finding.where(),
                                                    finding.message(),
                                                    finding.remedy() == null
                                                            ? ""
                                                            : finding.remedy())));
        } catch (Refused refused) {
            LOG.error("{} was refused. {}", path, refused.reason());
        } catch (IOException problem) {
            LOG.error("{} cannot be read: {}", path, String.valueOf(problem.getMessage()));
        } catch (RuntimeException unexpected) {
            LOG.error("{} could not be connected. Nothing of it was saved.", path, unexpected);
        }
    }
}
