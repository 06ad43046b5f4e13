package dev.tidemark.notify.ui;

import dev.tidemark.account.CurrentActor;
import dev.tidemark.webui.Navigation;
import dev.tidemark.webui.TideIcon;
import java.util.List;
import org.springframework.stereotype.Service;

/** For operators only. */
@Service
class MailNavigation implements Navigation {
    private static final int OPERATE = 91;

    private final CurrentActor current;

    MailNavigation(CurrentActor current) {
        this.current = current;
    }

    @Override
    public List<Section> sections() {
        return current.get().isOperator()
                ? List.of(
                        new Section(
                                OPERATE,
                                "Operate",
                                List.of(Item.page("Outgoing mail", "mail", TideIcon.MAIL))))
                : List.of();
    }
}
