package dev.tidemark.webui;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;

/** The portal's sign and name; leads home. */
public class Brand extends Anchor {
    private static final String SIGN =
            """
            <span><svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="9"/>
            <g fill="none" stroke-linecap="round" stroke-width="2.4">
            <path d="M6 19c2.500-2.600 5-2.600 7.500 0s5 2.600 7.500 0 4-2.300 5-1.600"/>
            <path d="M6 25c2.500-2.600 5-2.600 7.500 0s5 2.600 7.500 0 4-2.300 5-1.600" opacity=".55"/>
            <path d="M10 6v6M16 8.500V13M22 6v6"/></g></svg></span>
            """;

    public Brand() {
        setHref("");
        addClassName("brand");
        add(new Html(SIGN), new Span("Tidemark"));
    }
}
