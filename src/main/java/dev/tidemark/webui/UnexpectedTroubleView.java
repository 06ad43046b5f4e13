package dev.tidemark.webui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** A page that could not be shown; the reference finds the cause in the log. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
public class UnexpectedTroubleView extends TroublePage
        implements HasErrorParameter<Exception>, HasDynamicTitle {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var reference = UnexpectedTrouble.record(parameter.getException());
        show(
                "This page could not be shown.",
                "Only the page has trouble: your environments and backups are not affected. Reference "
                        + reference);
        return HttpStatusCode.INTERNAL_SERVER_ERROR.getCode();
    }

    @Override
    public String getPageTitle() {
        return "Trouble · Tidemark";
    }
}
