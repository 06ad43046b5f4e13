package dev.tidemark.environment;

import dev.tidemark.base.Refused;
import dev.tidemark.environment.ConnectionFile.EnvironmentPlan;
import dev.tidemark.environment.ConnectionFile.OrganizationPlan;
import dev.tidemark.environment.ConnectionFile.ProjectPlan;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of names in a connection, and the slug that an environment gets from them. */
final class ConnectionNames {
    private static final int LONGEST = 80;
    private static final int LONGEST_SLUG = 50;

    private ConnectionNames() {}

    static List<Finding> check(OrganizationPlan organization, ProjectPlan project, EnvironmentPlan environment) {
        var findings = new ArrayList<Finding>();
        name(findings, "organization.name", organization.name());
        name(findings, "project.name", project.name());
        name(findings, "environment.name", environment.name());
        try {
            project.zoneId();
        } catch (Refused unknown) {
            findings.add(Finding.error("project.zone", unknown.reason(), null));
        }
        word(findings, "environment.type", environment.type(), "production", "staging", "development");
        word(findings, "environment.state", Objects.requireNonNullElse(environment.state(), "active"), "active", "inactive");
        if (environment.host() == null) {
            findings.add(Finding.error("environment.host", "A host is missing.", null));
        }
        environment.services().forEach(service -> name(findings, "services.name", service.name()));
        environment.mounts().forEach(mount -> name(findings, "mounts.name", mount.name()));
        return findings;
    }

    private static void name(List<Finding> findings, String where, @Nullable String name) {
        if (name == null || name.isBlank()) {
            findings.add(Finding.error(where, "A name is missing.", null));
        } else if (name.length() > LONGEST) {
            findings.add(Finding.error(where, "A name has at most %d characters.".formatted(LONGEST), null));
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            findings.add(Finding.error(where, "A name holds no line breaks or other control characters.", null));
        }
    }

    private static void word(List<Finding> findings, String where, @Nullable String word, String... allowed) {
        if (word == null || !List.of(allowed).contains(word)) {
            findings.add(Finding.error(
                    where, "%s is not one of %s.".formatted(word, String.join(", ", allowed)), null));
        }
    }

    /** Letters, digits and hyphens: {@code Shop}, {@code production} becomes {@code shop-production}. */
    static String slug(String project, String environment) {
        var plain = Normalizer.normalize(project + "-" + environment, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        var slug = plain.isEmpty() ? "environment" : plain;
        return slug.substring(0, Math.min(LONGEST_SLUG, slug.length())).replaceAll("-+$", "");
    }
}
