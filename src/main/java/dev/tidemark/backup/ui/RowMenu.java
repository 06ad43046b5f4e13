package dev.tidemark.backup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** A menu that asks who may do what only when it is opened: a list has a hundred of them. */
class RowMenu extends ContextMenu {
    private final transient Consumer<ContextMenu> fill;

    RowMenu(Component target, Consumer<ContextMenu> fill) {
        super(target);
        this.fill = fill;
        setOpenOnClick(true);
    }

    @Override
    protected boolean onBeforeOpenMenu(ObjectNode detail) {
        removeAll();
        fill.accept(this);
        return super.onBeforeOpenMenu(detail);
    }
}
