package dev.tidemark.engine.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.base.Json;
import dev.tidemark.engine.LocalHost;
import dev.tidemark.engine.testing.TestMariaDb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The cutover of two databases that refer to each other, on a real server, cut off behind every one
 * of its statements.
 */
class CutoverTest {
    private static final TestMariaDb SERVER = TestMariaDb.shared();

    /** 1 looks at all of them, which takes minutes. */
    private static final int EVERY = Integer.getInteger("tidemark.cutOffEvery", 5);

    private static final String SHOP = HardDatabases.SHOP;
    private static final String STOCK = HardDatabases.STOCK;

    private final Client client = new Client(new LocalHost(), SERVER.address());
    private final Catalogue catalogue = new Catalogue(client);
    private final DefinitionReader reader = new DefinitionReader(client);
    private final MariaDb server = new MariaDb(new LocalHost(), SERVER.address());

    private Picture wanted;
    private Picture present;
    private CutoverPlan plan;

    @BeforeEach
    void prepare() {
        HardDatabases.drop(SERVER);
        HardDatabases.create(SERVER);
        wanted = picture();
        var definitions = new HashMap<String, List<Definition>>();
        for (var live : List.of(SHOP, STOCK)) {
            definitions.put(live, definitions(live));
        }
        HardDatabases.moveToShadows(SERVER);
        HardDatabases.createSpoilt(SERVER);
        present = picture();
        plan = Json.read(Json.write(server.planCutover(requests(definitions))), CutoverPlan.class);
    }

    private static List<CutoverRequest> requests(Map<String, List<Definition>> definitions) {
        return Stream.of(SHOP, STOCK)
                .map(live ->
                        new CutoverRequest(
                                live,
                                HardDatabases.shadow(live),
                                HardDatabases.previous(live),
                                HardDatabases.twin(live),
                                definitions.get(live),
                                ""))
                .toList();
    }

    @Test
    void bringsEverythingThereAndBackAndThereAgain() {
        assertThat(plan.notKept()).isEmpty();
        server.rehearse(plan);
        assertPicture(present, "");
        assertNoTwins();

        server.cutOver(plan);
        assertPicture(wanted, "");
        assertReferencesHold();
        server.cutOver(plan);
        assertPicture(wanted, "");
        server.rollBack(plan);
        assertPicture(present, "");
        server.rollBack(plan);
        assertPicture(present, "");
        server.cutOver(plan);
        assertPicture(wanted, "");

        var undo = server.planUndo(plan, aside());
        server.rehearse(undo);
        server.cutOver(undo);
        assertPicture(present, "");
        server.rollBack(undo);
        assertPicture(wanted, "");
    }

    @Test
    void goesOnOrBackFromWhereverItWasCutOff() {
        int all = count(plan);
        assertThat(all).isGreaterThan(40);
        for (int done = 0; done < all; done += EVERY) {
            cutOff(plan, done);
            server.rollBack(plan);
            assertPicture(present, "back after " + done);
            cutOff(plan, done);
            server.cutOver(plan);
            assertPicture(wanted, "on after " + done);
            cutOff(plan.reversed(), done);
            server.rollBack(plan);
            assertPicture(present, "further back after " + done);
        }
    }

    @Test
    void grantsOnRoutinesComeBackWithThem() {
        SERVER.run(
                """
                create or replace database gr; use gr; create or replace user clerk@localhost;
                create function f() returns int deterministic return 1;
                create function gone() returns int deterministic return 1;
                grant execute on function gr.f to clerk@localhost;
                grant execute, alter routine on function gr.gone to clerk@localhost;
                create or replace database gr__tmi;
                """);
        var definitions = server.describe("gr").objects();
        SERVER.run(
                """
                use gr; drop function gone; create procedure later() select 1;
                create or replace function f() returns int deterministic return 2;
                grant execute on procedure gr.later to clerk@localhost;
                """);
        var grants =
                "select routine_name, proc_priv from mysql.procs_priv where db = 'gr' order by 1";
        var before = SERVER.run(grants);
        var small =
                server.planCutover(
                        List.of(
                                new CutoverRequest(
                                        "gr", "gr__tmi", "gr__tmp", "gr__tmt", definitions, "")));

        assertThat(server.cutOver(small).statements()).isEmpty();
        assertThat(SERVER.run(grants)).isEqualTo("f\tExecute\ngone\tExecute,Alter Routine\n");

        assertThat(server.rollBack(small).statements()).isEmpty();
        assertThat(SERVER.run(grants)).isEqualTo(before).contains("later");

        SERVER.run("drop user clerk@localhost");
        assertThat(server.cutOver(small).statements())
                .contains(
                        "grant EXECUTE, ALTER ROUTINE on FUNCTION `gr`.`gone` to `clerk`@`localhost`;");
        SERVER.run("drop database gr; drop database gr__tmi; drop database gr__tmp");
    }

    /** How many statements it takes; then all is as before. */
    private int count(CutoverPlan of) {
        var counting = new Limited(Integer.MAX_VALUE);
        server.cutover(of, counting).run();
        server.rollBack(of);
        return counting.ran;
    }

    private void cutOff(CutoverPlan of, int after) {
        try {
            server.cutover(of, new Limited(after)).run();
        } catch (CutOff expected) {
            // as a crash would
        }
    }

    private static final class CutOff extends RuntimeException {}

    /** Runs so many statements and no more. */
    private final class Limited implements Session {
        private final Session real = new Session.ByClient(client);
        private final int most;
        private int ran;

        Limited(int most) {
            this.most = most;
        }

        @Override
        public void run(List<Statement> statements) {
            real.run(allowed(statements));
            failIfCutOff(statements);
        }

        @Override
        public Map<Statement, String> attempt(List<Statement> statements) {
            var failed = real.attempt(allowed(statements));
            failIfCutOff(statements);
            return failed;
        }

        private List<Statement> allowed(List<Statement> statements) {
            return statements.subList(0, Math.max(0, Math.min(statements.size(), most - ran)));
        }

        private void failIfCutOff(List<Statement> statements) {
            ran += statements.size();
            if (ran > most) {
                throw new CutOff();
            }
        }
    }

    private static Map<String, String> aside() {
        var aside = new LinkedHashMap<String, String>();
        for (var live : List.of(SHOP, STOCK)) {
            aside.put(live, HardDatabases.aside(live));
        }
        return aside;
    }

    /** Everything that the two databases hold, rows included. */
    private Picture picture() {
        var definitions = new ArrayList<Definition>();
        var structures = new LinkedHashMap<String, String>();
        var rows = new LinkedHashMap<String, Long>();
        for (var live : List.of(SHOP, STOCK)) {
            definitions.addAll(definitions(live));
            var tables = catalogue.contents(List.of(live)).get(live).tables();
            structures.put(
                    live,
                    SERVER.run(
                            tables.keySet().stream()
                                    .map(t ->
                                            "show create table %s;\n".formatted(Sql.name(live, t)))
                                    .collect(Collectors.joining())));
            server.checksums(live).forEach((table, sum) -> rows.put(live + "." + table, sum));
        }
        return new Picture(
                List.copyOf(definitions),
                structures,
                rows,
                catalogue.collations(List.of(SHOP, STOCK)),
                SERVER.run(
                        "select db, routine_name, routine_type, user, host, proc_priv"
                                + " from mysql.procs_priv where db in (%s, %s) order by 1, 2, 3, 4"
                                        .formatted(Sql.text(SHOP), Sql.text(STOCK))));
    }

    private void assertPicture(Picture expected, String when) {
        var now = picture();
        assertThat(now.definitions())
                .as(when)
                .containsExactlyInAnyOrderElementsOf(expected.definitions());
        assertThat(now.structures()).as(when).isEqualTo(expected.structures());
        assertThat(now).as(when).isEqualTo(expected);
    }

    private List<Definition> definitions(String live) {
        var found = reader.read(live, catalogue.contents(List.of(live)).get(live));
        assertThat(found.objections()).isEmpty();
        return found.definitions();
    }

    private record Picture(
            List<Definition> definitions,
            Map<String, String> structures,
            Map<String, Long> rows,
            Map<String, String> collations,
            String grants) {}

    private static void assertNoTwins() {
        assertThat(SERVER.run("show databases")).doesNotContain("__tmt").doesNotContain("__tmv");
    }

    private static void assertReferencesHold() {
        assertThatThrownBy(() ->
                        SERVER.run(
                                "insert into %s (id, item) values (99, 4711)"
                                        .formatted(Sql.name(SHOP, "orders"))))
                .hasMessageContaining("foreign key constraint fails");
    }
}
