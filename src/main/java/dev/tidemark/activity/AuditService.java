package dev.tidemark.activity;

import dev.tidemark.account.Actor;
import dev.tidemark.base.NothingHere;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reading the audit trail; for operators. */
@Service
public class AuditService {
    private static final int BATCH = 1000;

    private final AuditTrail trail;

    AuditService(AuditTrail trail) {
        this.trail = trail;
    }

    /**
     * Newest first.
     *
     * @param before only entries with a lower id; null from the newest on
     */
    public List<AuditEntry> list(
            Actor actor, AuditFilter filter, @Nullable Long before, int limit) {
        requireOperator(actor);
        return trail.list(filter, before, limit);
    }

    /** All entries of the filter, newest first, as RFC 4180 with a header; instants are UTC. */
    public void export(Actor actor, AuditFilter filter, Writer csv) throws IOException {
        requireOperator(actor);
        csv.write("at,actor,organization,action,subject,detail,address\r\n");
        Long before = null;
        while (true) {
            var page = trail.list(filter, before, BATCH);
            for (var entry : page) {
                csv.write(line(entry));
            }
            if (page.size() < BATCH) {
                return;
            }
            before = page.getLast().id();
        }
    }

    private static String line(AuditEntry entry) {
        return String.join(
                        ",",
                        cell(entry.at().toString()),
                        cell(entry.actor()),
                        cell(entry.organization()),
                        cell(entry.action()),
                        cell(entry.subject()),
                        cell(entry.detail()),
                        cell(entry.address()))
                + "\r\n";
    }

    /** Quoted, and never a formula to a spreadsheet. */
    private static String cell(@Nullable String value) {
        var text = value == null ? "" : value;
        var harmless =
                !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }

    private static void requireOperator(Actor actor) {
        if (!actor.isOperator()) {
            throw new NothingHere();
        }
    }
}
