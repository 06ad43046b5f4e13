package dev.tidemark.notify.ui;

import com.vaadin.flow.component.Component;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.notify.NoticeFeed;
import dev.tidemark.notify.NotifyService;
import dev.tidemark.webui.ShellTool;
import org.springframework.stereotype.Service;

/** Puts a bell on every page. */
@Service
class BellTool implements ShellTool {
    private final NotifyService notifications;
    private final NoticeFeed feed;
    private final CurrentActor current;

    BellTool(NotifyService notifications, NoticeFeed feed, CurrentActor current) {
        this.notifications = notifications;
        this.feed = feed;
        this.current = current;
    }

    @Override
    public Component create() {
        return new Bell(notifications, feed, current);
    }
}
