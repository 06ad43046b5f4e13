package dev.tidemark.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The plans that come with the portal: our own, and one for each product whose promises it keeps.
 */
public final class BuiltInPlans {
    /** What a project has before anybody chooses. */
    public static final String DEFAULT = "tidemark";

    private static final List<String> NAMES =
            List.of(
                    DEFAULT,
                    "aem-cloud",
                    "commerce-pro",
                    "commerce-starter",
                    "upsun",
                    "camunda-saas",
                    "fortrabbit");
    private static final List<Plan> ALL =
            NAMES.stream().map(name -> PlanFile.read(text(name))).toList();

    private BuiltInPlans() {}

    public static List<Plan> all() {
        return ALL;
    }

    public static Optional<Plan> find(String id) {
        return ALL.stream().filter(plan -> plan.id().equals(id)).findFirst();
    }

    /** As it is written, with the promise that each line keeps. */
    public static String text(String name) {
        try (var file = BuiltInPlans.class.getResourceAsStream("/plans/" + name + ".yaml")) {
            return new String(
                    Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
