package dev.tidemark.webui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.base.ShortId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What no page expected: logged under a short reference, which is all that the reader sees of it.
 */
@Component
class UnexpectedTrouble implements VaadinServiceInitListener, ErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedTrouble.class);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addSessionInitListener(session -> session.getSession().setErrorHandler(this));
    }

    @Override
    public void error(ErrorEvent event) {
        switch (event.getThrowable()) {
            case Refused refused -> tell(() -> Notices.refused(refused.reason()));
            case NothingHere nothing -> tell(() -> Notices.refused("That is not here any more."));
            case Throwable unexpected -> {
                var reference = record(unexpected);
                tell(() -> Notices.unexpected(reference));
            }
        }
    }

    /** Returns the reference. */
    static String record(Throwable cause) {
        var reference = ShortId.next("er");
        LOG.error("Unexpected trouble {}", reference, cause);
        return reference;
    }

    private static void tell(Runnable notice) {
        var ui = UI.getCurrent();
        if (ui != null && ui.isAttached()) {
            notice.run();
        }
    }
}
