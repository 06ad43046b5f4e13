package dev.tidemark.activity.ui;

import dev.tidemark.account.CurrentActor;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.webui.AddressCheck;
import java.util.List;
import org.springframework.stereotype.Component;

/** Addresses {@code activities/<id>}. */
@Component
class ActivityAddress implements AddressCheck {
    private final ActivityService activities;
    private final CurrentActor current;

    ActivityAddress(ActivityService activities, CurrentActor current) {
        this.activities = activities;
        this.current = current;
    }

    @Override
    public void check(List<String> segments) {
        if (segments.size() == 2 && segments.getFirst().equals("activities")) {
            activities.find(current.get(), new ActivityId(segments.get(1)));
        }
    }
}
