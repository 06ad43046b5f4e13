package dev.tidemark.environment;

import dev.tidemark.engine.Host;
import dev.tidemark.engine.mariadb.DatabaseSize;
import dev.tidemark.engine.mariadb.MariaDb;
import dev.tidemark.engine.mariadb.Reference;
import dev.tidemark.environment.ConnectionFile.ServicePlan;
import java.util.ArrayList;
import java.util.List;

/** What can be seen of a database server with the account that was given. */
final class ServiceChecks {
    private ServiceChecks() {}

    static List<DatabaseSize> databases(Host host, ServicePlan service) {
        return new MariaDb(host, PlannedSecrets.address(service)).databases();
    }

    static List<Finding> service(Host host, ServicePlan service) {
        var where = "services." + service.name();
        var server = new MariaDb(host, PlannedSecrets.address(service));
        var findings = new ArrayList<Finding>();
        findings.add(
                Finding.good(
                        where, "MariaDB %s answers.".formatted(server.server().fullVersion())));
        if (service.databases().isEmpty()) {
            findings.add(Finding.error(where + ".databases", "No database was picked.", null));
        }
        var known = server.databases().stream().map(DatabaseSize::name).toList();
        for (var name : service.databases()) {
            findings.addAll(
                    known.contains(name)
                            ? database(server, where, name, service.databases())
                            : List.of(unknown(where, name, known)));
        }
        return findings;
    }

    private static Finding unknown(String where, String name, List<String> known) {
        return Finding.error(
                where + ".databases",
                "There is no database %s, or the account does not see it.".formatted(name),
                known.isEmpty() ? null : "It sees: " + String.join(", ", known));
    }

    private static List<Finding> database(
            MariaDb server, String where, String name, List<String> connected) {
        var place = where + ".databases." + name;
        var shortcomings = server.shortcomings(name);
        if (!shortcomings.isEmpty()) {
            return shortcomings.stream()
                    .map(lacking -> Finding.error(place, lacking.sentence(), lacking.remedy()))
                    .toList();
        }
        var leadingOut =
                server.references(name).stream()
                        .filter(one ->
                                !connected.contains(one.database())
                                        || !connected.contains(one.toDatabase()))
                        .map(one -> leadingOut(place, one, name))
                        .toList();
        if (!leadingOut.isEmpty()) {
            return leadingOut;
        }
        var description = server.describe(name);
        return List.of(
                Finding.good(
                        place,
                        "%s: %s, %s, %s."
                                .formatted(
                                        name,
                                        count(description.tables().size(), "table"),
                                        count(description.rows(), "row"),
                                        count(description.views().size(), "view"))));
    }

    /** A restore of one of them would leave the other's rows without what they refer to. */
    private static Finding leadingOut(String place, Reference one, String name) {
        var outside = one.database().equals(name) ? one.toDatabase() : one.database();
        return Finding.error(
                place,
                "%s, and %s is not part of this environment, so %s could not be restored by itself."
                        .formatted(one.words(), outside, name),
                "Connect %s as well, or drop the key.".formatted(outside));
    }

    private static String count(long number, String one) {
        return "%,d %s%s".formatted(number, one, number == 1 ? "" : "s");
    }
}
