package dev.tidemark.webui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recovery timeline: deployments, backups and restores over time. Its default slot holds the
 * title.
 */
@Tag("tidemark-timeline")
@JsModule("./tidemark-timeline.ts")
public class Timeline extends Component implements HasComponents {
    /**
     * A backup. All texts are ready to be shown, in the project's zone.
     *
     * @param origin {@code automated}, {@code manual} or {@code safety}: the mark's shape
     * @param state {@code queued}, {@code running}, {@code completed} or {@code failed}: its fill
     * @param word the state in words
     * @param spoken what is read aloud when one comes to it
     */
    public record Point(
            String id,
            long at,
            String origin,
            String state,
            boolean locked,
            String title,
            String detail,
            String word,
            String spoken) {}

    /**
     * @param at in milliseconds
     */
    public record Deployment(long at, String revision, String spoken) {}

    /**
     * A restore, in milliseconds.
     *
     * @param ran when it went back
     * @param to the moment it went back to
     */
    public record GoingBack(long ran, long to, String label, String spoken) {}

    /**
     * Everything it draws.
     *
     * @param zone of the axis, as IANA names it
     * @param anySecond what to say where the point-in-time window would be
     */
    public record Data(
            String zone,
            String zoneName,
            long now,
            List<Point> points,
            List<Deployment> deployments,
            List<GoingBack> restores,
            String anySecond) {}

    /** A point was selected, or the selection was dropped. */
    @DomEvent("point-selected")
    public static class PointSelected extends ComponentEvent<Timeline> {
        private final String id;

        public PointSelected(
                Timeline source, boolean fromClient, @EventData("event.detail.id") String id) {
            super(source, fromClient);
            this.id = id;
        }

        /** Null if none is selected now. */
        public @Nullable String id() {
            return id.isEmpty() ? null : id;
        }
    }

    public void show(Data data) {
        getElement().setPropertyBean("data", data);
    }

    public void select(@Nullable String id) {
        getElement().setProperty("selected", id);
    }

    public Registration addSelectListener(ComponentEventListener<PointSelected> listener) {
        return addListener(PointSelected.class, listener);
    }

    /** As the timeline counts time. */
    public static long at(Instant instant) {
        return instant.toEpochMilli();
    }
}
