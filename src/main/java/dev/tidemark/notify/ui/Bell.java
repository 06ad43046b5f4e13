package dev.tidemark.notify.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.account.PersonId;
import dev.tidemark.notify.NoticeFeed;
import dev.tidemark.notify.NotifyService;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What concerns the reader and was not read yet, with its number; told live. */
class Bell extends Div {
    private final transient NotifyService notifications;
    private final transient NoticeFeed feed;
    private final transient CurrentActor current;
    private final Button button = Buttons.icon(TideIcon.BELL, "No unread notices", () -> {});
    private final Span count = new Span();
    private final Popover popover = new Popover();
    private transient @Nullable Runnable end;

    Bell(NotifyService notifications, NoticeFeed feed, CurrentActor current) {
        this.notifications = notifications;
        this.feed = feed;
        this.current = current;
        addClassName("bell");
        count.addClassName("bell-count");
        count.getElement().setAttribute("aria-hidden", "true");
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAriaLabel("Notices");
        popover.setOverlayRole("region");
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                list();
            }
        });
        add(button, count, popover);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        var me = current.get().id();
        var ui = event.getUI();
        end =
                feed.subscribe(person -> {
                    if (person.equals(me)) {
                        try {
                            ui.access(() -> showCount(person));
                        } catch (UIDetachedException left) {
                            // the reader has left between the notice and now
                        }
                    }
                });
        showCount(me);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        if (end != null) {
            end.run();
            end = null;
        }
    }

    private void showCount(@Nullable PersonId me) {
        if (me == null) {
            return;
        }
        int unread = notifications.unread(current.get());
        count.setText(unread > 99 ? "99+" : Integer.toString(unread));
        count.setVisible(unread > 0);
        button.setAriaLabel(
                unread == 0
                        ? "No unread notices"
                        : unread == 1 ? "1 unread notice" : unread + " unread notices");
    }

    private void list() {
        popover.removeAll();
        var actor = current.get();
        var times = Times.in(ZoneId.of("UTC"));
        var notices = notifications.notices(actor);
        var list = new UnorderedList();
        list.addClassName("notices");
        for (var notice : notices) {
            var link = new Anchor(notice.path(), notice.words());
            var when = new Div(times.relative(notice.at()));
            when.addClassNames("secondary", "small");
            var item = new ListItem(link, when);
            item.setClassName("unread", notice.readAt() == null);
            list.add(item);
        }
        if (notices.isEmpty()) {
            list.add(new ListItem("Nothing yet. What happens to your tickets is told here."));
        }
        list.add(new ListItem(new Anchor("notifications", "What I am told by e-mail")));
        popover.add(list);
        notifications.read(actor);
        showCount(actor.id());
    }
}
