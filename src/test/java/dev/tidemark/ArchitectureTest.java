package dev.tidemark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Repository;

/** Who may import whom (docs/design.md, modules), and what belongs where. */
class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.tidemark");

    @Test
    void modulesImportOnlyWhatTheyDeclare() {
        ApplicationModules.of(TidemarkApplication.class).verify();
    }

    @Test
    void onlyRepositoriesSpeakToTheDatabase() {
        noClasses()
                .that()
                .areNotAnnotatedWith(Repository.class)
                .and()
                .resideOutsideOfPackages("dev.tidemark.db..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(DSLContext.class)
                .because("a query belongs into the package-private @Repository of its aggregate")
                .check(CLASSES);
    }

    @Test
    void onlyTheEngineStartsProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tidemark.engine..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String[].class)
                .because(
                        "a tool is run through engine.Host, which ends it with the portal and keeps secrets out of argv")
                .check(CLASSES);
    }

    @Test
    void theEngineIsPlainJava() {
        noClasses()
                .that()
                .resideInAPackage("dev.tidemark.engine..")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.jooq..",
                        "com.vaadin..",
                        "org.jobrunr..",
                        "dev.tidemark.activity..",
                        "dev.tidemark.environment..",
                        "dev.tidemark.backup..",
                        "dev.tidemark.restore..")
                .because("the engine drives tools and knows nothing of the portal")
                .check(CLASSES);
    }

    @Test
    void pagesKnowServicesOnly() {
        noClasses()
                .that()
                .resideInAPackage("dev.tidemark..ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.jooq..",
                        "dev.tidemark.db..",
                        "org.jobrunr..",
                        "dev.tidemark.engine.restic..")
                .because("a page is layout, binding and navigation; it calls a service")
                .check(CLASSES);
    }

    @Test
    void timeIsAskedOfTheClock() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.tidemark.activity",
                        "dev.tidemark.backup",
                        "dev.tidemark.restore",
                        "dev.tidemark.environment")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .because("the Clock bean is passed in, so that tests decide what time it is")
                .check(CLASSES);
    }
}
