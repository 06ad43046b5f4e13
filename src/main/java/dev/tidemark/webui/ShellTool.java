package dev.tidemark.webui;

import com.vaadin.flow.component.Component;

/** Something that a module puts beside the name of the portal, on every page, such as the bell. */
public interface ShellTool {
    /** A new one for each place where it is shown. */
    Component create();
}
