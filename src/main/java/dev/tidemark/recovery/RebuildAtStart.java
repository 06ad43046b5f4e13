package dev.tidemark.recovery;

import dev.tidemark.backup.VaultReader;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.ConnectionFile.OrganizationPlan;
import dev.tidemark.environment.ConnectionFile.ProjectPlan;
import dev.tidemark.environment.ConnectionFileReader;
import dev.tidemark.environment.EnvironmentTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@code ./tidemark rebuild}: before anything else is done. If it is refused the portal ends. */
@Component
@ConditionalOnProperty("tidemark.rebuild.from")
class RebuildAtStart {
    private final Rebuild rebuild;
    private final EnvironmentTools tools;
    private final List<String> from;
    private final String environments;
    private final Path home;

    RebuildAtStart(
            Rebuild rebuild,
            EnvironmentTools tools,
            @Value("${tidemark.rebuild.from}") List<String> from,
            @Value("${tidemark.rebuild.environments:}") String environments,
            @Value("${tidemark.home}") Path home) {
        this.rebuild = rebuild;
        this.tools = tools;
        this.from = from;
        this.environments = environments;
        this.home = home;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void rebuild() {
        var variables = StorageVariables.own();
        var places =
                new VaultPlaces(
                        tools.thisMachine(),
                        home.toAbsolutePath().resolve("cache/restic").toString(),
                        variables);
        var found = new ArrayList<VaultReader.Place>();
        from.forEach(location -> found.addAll(places.find(location)));
        rebuild.rebuild(found, connections(), variables);
    }

    /** By the id that the names of each environment give. */
    private Map<String, OrganizationPlan> connections() {
        if (environments.isBlank()) {
            return Map.of();
        }
        try {
            var byId = new HashMap<String, OrganizationPlan>();
            var file = ConnectionFileReader.read(Files.readString(Path.of(environments)));
            for (var organization : file.organizations()) {
                for (var project : organization.projects()) {
                    for (var environment : project.environments()) {
                        byId.put(
                                ConnectionFileReader.id(project.name(), environment.name()),
                                new OrganizationPlan(
                                        organization.name(),
                                        List.of(
                                                new ProjectPlan(
                                                        project.name(),
                                                        project.zone(),
                                                        List.of(environment)))));
                    }
                }
            }
            return byId;
        } catch (IOException problem) {
            throw new RecoveryRefused(
                    "%s cannot be read. Nothing was changed.".formatted(environments), problem);
        } catch (Refused refused) {
            throw new RecoveryRefused(refused.reason(), refused);
        }
    }
}
