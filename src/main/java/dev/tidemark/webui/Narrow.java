package dev.tidemark.webui;

import com.vaadin.flow.component.Component;
import java.util.function.Consumer;

/** Tells a page whether the window is as narrow as a phone's, where rows become cards. */
public final class Narrow {
    private static final int WIDEST = 800;

    private Narrow() {}

    /** Told once at attach, then whenever it changes sides. */
    public static void follow(Component owner, Consumer<Boolean> narrow) {
        owner.addAttachListener(attach -> {
            var page = attach.getUI().getPage();
            var last =
                    new boolean[] {page.getExtendedClientDetails().getWindowInnerWidth() <= WIDEST};
            narrow.accept(last[0]);
            var registration =
                    page.addBrowserWindowResizeListener(resize -> {
                        var now = resize.getWidth() <= WIDEST;
                        if (now != last[0]) {
                            last[0] = now;
                            narrow.accept(now);
                        }
                    });
            owner.addDetachListener(detach -> {
                registration.remove();
                detach.unregisterListener();
            });
        });
    }
}
