package dev.tidemark.webui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UIDetachedException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that takes a moment, such as asking a host: done beside the page, shown when it is there.
 */
public final class Later {
    private static final Logger LOG = LoggerFactory.getLogger(Later.class);

    private Later() {}

    /**
     * Call it from the page's thread, once the owner is attached. What the work needs to know about
     * who is signed in is asked before.
     *
     * @param shown gets the result on the page's thread, unless the reader has left
     * @param failed gets what went wrong, likewise
     */
    public static <T> void show(
            Component owner,
            Supplier<T> work,
            Consumer<T> shown,
            Consumer<RuntimeException> failed) {
        var ui = owner.getUI().orElseThrow(() -> new IllegalStateException("Show it first"));
        Thread.ofVirtual()
                .name("page-later")
                .start(() -> {
                    Runnable outcome;
                    try {
                        var result = work.get();
                        outcome = () -> shown.accept(result);
                    } catch (RuntimeException e) {
                        LOG.debug("Asked beside the page, without an answer", e);
                        outcome = () -> failed.accept(e);
                    }
                    var last = outcome;
                    try {
                        ui.access(() -> {
                            if (owner.isAttached()) {
                                last.run();
                            }
                        });
                    } catch (UIDetachedException e) {
                        LOG.debug("The reader has left");
                    }
                });
    }
}
