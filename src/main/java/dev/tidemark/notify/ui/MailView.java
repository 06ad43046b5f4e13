package dev.tidemark.notify.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.base.NothingHere;
import dev.tidemark.notify.NotifyService;
import dev.tidemark.notify.UnsentMail;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.EmptyState;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.Notices;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;

/** Mail that waits, was given up or may have arrived; nothing is lost, the bell told it too. */
@Route(value = "mail", layout = MainLayout.class)
@PageTitle("Outgoing mail · Tidemark")
@PermitAll
public class MailView extends Div implements BeforeEnterObserver {
    private final NotifyService notifications;
    private final CurrentActor current;
    private final String server;

    MailView(
            NotifyService notifications,
            CurrentActor current,
            @Value("${spring.mail.host:}") String server) {
        this.notifications = notifications;
        this.current = current;
        this.server = server;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!current.get().isOperator()) {
            throw new NothingHere();
        }
        show();
    }

    private void show() {
        removeAll();
        add(
                new PageHeader("Outgoing mail")
                        .second(
                                new Words(
                                        "What has not left yet. It is tried again with growing pauses, for two days.")));
        if (server.isBlank()) {
            add(
                    Note.warn(
                            Note.saying(
                                    "No mail server is set.",
                                    "Mail waits here until spring.mail.host is set; the README says how.")));
        }
        var unsent = notifications.unsent(current.get());
        if (unsent.isEmpty()) {
            add(
                    new Panel()
                            .content(
                                    new EmptyState(
                                            "All mail has left", "Failures to send appear here.")));
            return;
        }
        var times = Times.in(ZoneId.of("UTC"));
        var table = new PlainTable("To", "About", "State", "");
        unsent.forEach(mail ->
                table.row(
                        new Words(mail.recipient()),
                        PlainTable.two(mail.subject(), times.moment(mail.createdAt())),
                        state(mail, times),
                        again(mail)));
        add(new Panel(unsent.size() + " not sent").flush().content(table));
    }

    private Component state(UnsentMail mail, Times times) {
        if (server.isBlank()) {
            return new Words("Waits for a mail server");
        }
        var why = mail.failure() == null ? "Not tried yet" : mail.failure();
        return PlainTable.two(
                why,
                mail.nextTryAt() == null
                        ? "Given up after %d tries".formatted(mail.tries())
                        : "Next try " + times.relative(mail.nextTryAt()));
    }

    private Component again(UnsentMail mail) {
        if (server.isBlank()) {
            return new Words("");
        }
        return Buttons.small(
                "Send again",
                () -> {
                    if (Notices.attempt(() -> notifications.sendAgain(current.get(), mail.id()))) {
                        Notices.done("It is tried within seconds.");
                    }
                    show();
                });
    }
}
