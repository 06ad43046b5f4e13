package dev.tidemark.restore;

import dev.tidemark.activity.EnvironmentHold;
import dev.tidemark.base.EnvironmentId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Nothing else changes an environment that lies between two states. */
@Component
class StalledHold implements EnvironmentHold {
    private final Restores restores;

    StalledHold(Restores restores) {
        this.restores = restores;
    }

    @Override
    public Map<EnvironmentId, String> held() {
        var all = new LinkedHashMap<EnvironmentId, String>();
        for (var restore : restores.stalled()) {
            all.put(restore.environment(), reason(restore));
        }
        return all;
    }

    private static String reason(Restore restore) {
        var attention = restore.attention();
        var doing = attention == null ? "a restore" : attention.doing();
        var handler = attention == null ? null : attention.handler();
        return "Not while it needs an operator: %s stopped half-way. %s"
                .formatted(
                        doing,
                        handler == null
                                ? "Operators have been told."
                                : handler.name() + " is on it.");
    }
}
