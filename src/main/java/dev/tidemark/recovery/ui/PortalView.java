package dev.tidemark.recovery.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.recovery.PortalService;
import dev.tidemark.recovery.PortalService.Standing;
import dev.tidemark.webui.Facts;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneOffset;

/** Whether the portal would survive its own loss; for operators. */
@Route(value = "portal", layout = MainLayout.class)
@PageTitle("Portal · Tidemark")
@PermitAll
public class PortalView extends Div implements BeforeEnterObserver {
    private final PortalService portal;
    private final CurrentActor current;

    PortalView(PortalService portal, CurrentActor current) {
        this.portal = portal;
        this.current = current;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var standing = portal.standing(current.get());
        var body = new Div();
        body.addClassNames("stack", "wide");
        notes(standing, body);
        body.add(ownRecords(standing), vaults());
        add(
                new PageHeader("Portal")
                        .second(
                                new Words(
                                        "The portal's own records, and what is needed to bring everything back."))
                        .actions(new Anchor("portal/if-all-is-lost", "If all is lost")),
                body);
    }

    private static void notes(Standing standing, Div body) {
        if (standing.wrong()) {
            var failure = standing.state().failure();
            body.add(
                    Note.bad(
                            Note.saying(
                                    "The portal's own records are not backed up as they should be.",
                                    failure == null
                                            ? "There should be a good one every hour. Environments are backed up as before."
                                            : "The last try failed: "
                                                    + failure
                                                    + " It is tried again by itself. Environments are backed up as before.")));
        }
        if (!standing.chosen()) {
            body.add(
                    Note.warn(
                            Note.saying(
                                    "They are backed up to the same disk.",
                                    "If that disk is lost, so are people, plans and tickets. Choose another place with TIDEMARK_SELF_BACKUP and start the portal again.")));
        }
    }

    private static Panel ownRecords(Standing standing) {
        var times = Times.in(ZoneOffset.UTC);
        var state = standing.state();
        var facts = new Facts();
        var goodAt = state.goodAt();
        facts.fact(
                "Newest good backup",
                goodAt == null
                        ? "None yet"
                        : "%s, %s".formatted(times.relative(goodAt), times.full(goodAt)));
        facts.fact("Place", standing.location());
        if (state.node() != null) {
            facts.fact("Taken by", state.node());
        }
        if (state.bytes() != null) {
            facts.fact("Size of the records", Sizes.bytes(state.bytes()));
        }
        if (state.snapshots() != null) {
            facts.fact("Kept", "%d, of the last 7 days".formatted(state.snapshots()));
        }
        facts.fact("How often", "Every hour; operators are told after 3 hours without");
        return new Panel("Own records").content(facts);
    }

    private Panel vaults() {
        var waiting = portal.waiting(current.get());
        if (waiting.isEmpty()) {
            return new Panel("Vaults")
                    .content(new Words("The master key alone opens every vault there is."));
        }
        var table = new PlainTable("Environment", "Why the master key alone does not open it yet");
        waiting.forEach(
                one -> table.row(new Words(one.environment().value()), new Words(one.why())));
        return new Panel("Vaults not yet carried over").flush().content(table);
    }
}
