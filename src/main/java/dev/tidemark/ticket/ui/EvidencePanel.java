package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.backup.Backup;
import dev.tidemark.ticket.Evidence;
import dev.tidemark.ticket.EvidenceService;
import dev.tidemark.ticket.LossWords;
import dev.tidemark.ticket.Ticket;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.Later;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.Skeleton;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Tone;
import dev.tidemark.webui.Words;
import java.util.List;
import java.util.function.Function;

/** What happened around the trouble, as the portal knows it. */
class EvidencePanel extends Panel {
    private final transient EvidenceService evidence;
    private final transient CurrentActor current;
    private final Ticket ticket;
    private final Times times;

    EvidencePanel(EvidenceService evidence, CurrentActor current, Ticket ticket, Times times) {
        super("What happened around it", new Div());
        this.evidence = evidence;
        this.current = current;
        this.ticket = ticket;
        this.times = times;
        flush();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        gather();
    }

    private void gather() {
        show(new Skeleton(5));
        var actor = current.get();
        Later.show(
                this,
                () -> evidence.of(actor, ticket.number()),
                this::tell,
                problem ->
                        show(
                                Note.bad(
                                        Note.saying(
                                                "The evidence could not be gathered.",
                                                "The ticket is not affected. Load the page again."))));
    }

    private void tell(Evidence found) {
        var table = new PlainTable("What", "Found", "").named("evidence");
        table.row(new Words("Trouble since"), since(), new Div());
        table.row(new Words("Health now"), health(found), site());
        table.row(
                new Words("Deployed"),
                all(
                        found.deployments(),
                        one ->
                                new Words(times.moment(one.seenAt()) + " ")
                                        .code(one.shortRevision())
                                        .text(
                                                one.subject() == null
                                                        ? ""
                                                        : " “" + one.subject() + "”"),
                        "Nothing from a day before on"),
                new Div());
        table.row(
                new Words("Backups near it"),
                all(found.backups(), this::backup, "No completed one"),
                new Anchor(EnvironmentTab.BACKUPS.path(ticket.environment()), "All"));
        table.row(new Words("Changed"), changed(found, times), new Div());
        table.row(
                new Words("Running"),
                new Words(found.running() == null ? "Nothing" : found.running().title()),
                found.running() == null
                        ? new Div()
                        : new Anchor("activities/" + found.running().id(), "Watch"));
        table.row(
                new Words("Restores before"),
                all(
                        found.restores(),
                        one ->
                                new Words(times.moment(one.requestedAt()) + ", to ")
                                        .text(times.within(one.backupAt()))
                                        .text(
                                                " · "
                                                        + one.state()
                                                                .name()
                                                                .toLowerCase(java.util.Locale.ROOT)
                                                                .replace('_', ' ')),
                        "None"),
                new Anchor(EnvironmentTab.RESTORES.path(ticket.environment()), "All"));
        table.row(
                new Words("Tickets before"),
                all(
                        found.earlier(),
                        one ->
                                new Words()
                                        .link(
                                                "support/tickets/" + one.number().value(),
                                                one.number() + " " + one.title())
                                        .text(
                                                ", %s, %s"
                                                        .formatted(
                                                                times.day(one.filedAt()),
                                                                TicketWords.label(
                                                                                one.state().kind(),
                                                                                false)
                                                                        .text()
                                                                        .toLowerCase(
                                                                                java.util.Locale
                                                                                        .ROOT))),
                        "None"),
                new Div());
        var again = Buttons.small("Look again", this::gather);
        var foot =
                new Div(
                        new Words("Gathered " + times.moment(found.gatheredAt()))
                                .styled("secondary", "small"),
                        again);
        foot.addClassNames("row", "between", "panel-more");
        show(table, foot);
    }

    private Words since() {
        if (ticket.since() == null) {
            return new Words("The customer does not know");
        }
        var words = new Words(times.seconds(ticket.since()));
        return ticket.zone().equals(times.zone())
                ? words
                : words.secondary(" · as said: " + Times.in(ticket.zone()).seconds(ticket.since()));
    }

    private static Component changed(Evidence found, Times times) {
        if (found.compared() == null) {
            return new Words("There is no backup to compare with").styled("secondary");
        }
        var since = "since the backup of " + times.within(found.compared().requestedAt());
        return found.changed() == null
                ? new Words("Could not be counted, " + since).styled("secondary")
                : new Words().strong(LossWords.of(found.changed())).secondary(" " + since);
    }

    private static Component health(Evidence found) {
        var health = found.health();
        if (health == null) {
            return new Words("No health address is connected").styled("secondary");
        }
        return new Words()
                .icon(
                        health.healthy() ? TideIcon.TICK : TideIcon.CROSS,
                        health.healthy() ? Tone.GOOD : Tone.BAD)
                .text(health.message());
    }

    private Component site() {
        return new Anchor(EnvironmentTab.ACTIVITY.path(ticket.environment()), "Activity");
    }

    private Words backup(Backup backup) {
        var words =
                new Words()
                        .link(
                                EnvironmentTab.BACKUPS.path(ticket.environment())
                                        + "/"
                                        + backup.id(),
                                times.seconds(backup.requestedAt()));
        var bytes = backup.bytesTotal();
        return words.text(
                "%s, not tested by a drill%s"
                        .formatted(
                                bytes == null ? "" : ", " + Sizes.bytes(bytes),
                                ticket.since() != null
                                                && !backup.requestedAt().isBefore(ticket.since())
                                        ? ", after the trouble began"
                                        : ""));
    }

    private static <T> Component all(List<T> items, Function<T, Words> words, String none) {
        if (items.isEmpty()) {
            return new Words(none).styled("secondary");
        }
        var lines = new Div();
        lines.addClassNames("stack", "close");
        items.forEach(item -> lines.add(new Div(words.apply(item))));
        return lines;
    }
}
