package dev.tidemark.webui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.tidemark.base.NothingHere;

/** What does not exist, or not for this person. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
public class NothingHereView extends TroublePage
        implements HasErrorParameter<NothingHere>, HasDynamicTitle {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NothingHere> parameter) {
        show("There is nothing here, or it is not yours.", "Look for it from your environments.");
        return HttpStatusCode.NOT_FOUND.getCode();
    }

    @Override
    public String getPageTitle() {
        return "Nothing here · Tidemark";
    }
}
