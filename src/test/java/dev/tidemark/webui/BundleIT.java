package dev.tidemark.webui;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.JsModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * The browser gets every component that a page uses: the bundler does not see those that are
 * reached only through interfaces, and {@link MainLayout} names them for it.
 */
class BundleIT {
    @Test
    void hasEveryComponentThatPagesUse() throws IOException {
        var bundled = bundled();
        var missing = modules().filter(module -> !bundled.contains(module)).toList();
        assertThat(missing).as("add them to MainLayout with @Uses").isEmpty();
    }

    private static Stream<String> modules() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.tidemark")
                        .stream()
                        .flatMap(used -> used.getDirectDependenciesFromSelf().stream())
                        .map(Dependency::getTargetClass)
                        .filter(used -> used.isAssignableTo(Component.class))
                        .map(JavaClass::reflect)
                        .flatMap(used -> Stream.of(used.getAnnotationsByType(JsModule.class)))
                        .map(JsModule::value)
                        .filter(module -> module.startsWith("@"))
                        .distinct();
    }

    private static List<String> bundled() throws IOException {
        try (var stats =
                BundleIT.class
                        .getClassLoader()
                        .getResourceAsStream("META-INF/VAADIN/config/stats.json")) {
            var names = new ArrayList<String>();
            JsonMapper.shared()
                    .readTree(Objects.requireNonNull(stats))
                    .get("bundleImports")
                    .forEach(name -> names.add(name.asString()));
            return names;
        }
    }
}
