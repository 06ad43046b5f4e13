package dev.tidemark.restore.ui;

import dev.tidemark.account.CurrentActor;
import dev.tidemark.restore.RestoreId;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.webui.AddressCheck;
import java.util.List;
import org.springframework.stereotype.Component;

/** Addresses {@code restores/<id>}. */
@Component
class RestoreAddress implements AddressCheck {
    private final RestoreService restores;
    private final CurrentActor current;

    RestoreAddress(RestoreService restores, CurrentActor current) {
        this.restores = restores;
        this.current = current;
    }

    @Override
    public void check(List<String> segments) {
        if (segments.size() == 2 && segments.getFirst().equals("restores")) {
            restores.find(current.get(), new RestoreId(segments.get(1)));
        }
    }
}
