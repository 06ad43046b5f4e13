package dev.tidemark.webui;

import com.vaadin.flow.router.Router;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import dev.tidemark.base.NothingHere;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * A page that leads nowhere, or to what is not yours, is sent with status 404. Its text comes
 * later, when the browser asks for the view, and could not change the status any more.
 */
@Component
class AddressStatus implements VaadinServiceInitListener {
    private static final int NOT_FOUND = 404;

    private final List<AddressCheck> checks;

    AddressStatus(List<AddressCheck> checks) {
        this.checks = checks;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(
                response -> setStatus(response, event.getSource().getRouter()));
    }

    private void setStatus(IndexHtmlResponse response, Router router) {
        var path = path(response.getVaadinRequest().getPathInfo());
        if (router.getRegistry().getNavigationTarget(path).isEmpty() || !leadsSomewhere(path)) {
            response.getVaadinResponse().setStatus(NOT_FOUND);
        }
    }

    private boolean leadsSomewhere(String path) {
        var segments = Stream.of(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
        if (segments.isEmpty()) {
            return true;
        }
        try {
            checks.forEach(check -> check.check(segments));
            return true;
        } catch (NothingHere nothing) {
            return false;
        } catch (AuthenticationException nobody) {
            return true;
        }
    }

    private static String path(@Nullable String info) {
        return info == null ? "" : info.replaceFirst("^/+", "");
    }
}
