package dev.tidemark.notify.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.notify.NotifyService;
import dev.tidemark.notify.Topic;
import dev.tidemark.webui.EmptyState;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;

/** What one was told, and what of it also comes by e-mail. */
@Route(value = "notifications", layout = MainLayout.class)
@PageTitle("Notifications · Tidemark")
@PermitAll
public class NotificationsView extends Div implements BeforeEnterObserver {
    private final NotifyService notifications;
    private final CurrentActor current;

    NotificationsView(NotifyService notifications, CurrentActor current) {
        this.notifications = notifications;
        this.current = current;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(
                new PageHeader("Notifications")
                        .second(
                                new Words(
                                        "The bell always shows what concerns you. Here you choose what also comes by e-mail.")),
                new Panel("By e-mail").content(switches()),
                told());
    }

    private Div switches() {
        var actor = current.get();
        var off = notifications.off(actor);
        var all = new Div();
        all.addClassName("stack");
        for (var topic : Topic.values()) {
            if (topic.isStaffOnly() && !actor.isStaff()) {
                continue;
            }
            var box = new Checkbox(topic.words());
            box.setValue(!off.contains(topic));
            box.addValueChangeListener(
                    change -> notifications.wants(current.get(), topic, change.getValue()));
            all.add(box);
        }
        return all;
    }

    private Panel told() {
        var notices = notifications.notices(current.get());
        var panel = new Panel("What you were told").flush();
        if (notices.isEmpty()) {
            return panel.content(
                    new EmptyState("Nothing yet", "What happens to your tickets is told here."));
        }
        var times = Times.in(ZoneId.of("UTC"));
        var table = new PlainTable("When", "What");
        notices.forEach(notice ->
                table.row(
                        PlainTable.two(times.moment(notice.at()), times.relative(notice.at())),
                        new Anchor(notice.path(), notice.words())));
        return panel.content(table);
    }
}
