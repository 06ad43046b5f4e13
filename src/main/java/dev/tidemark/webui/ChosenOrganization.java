package dev.tidemark.webui;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/**
 * The organization that somebody with several looks at, as chosen in the drawer; none means all of
 * them.
 */
@Component
@Scope(value = "vaadin-session", proxyMode = ScopedProxyMode.TARGET_CLASS) // singletons ask it, too
public class ChosenOrganization {
    private @Nullable String id;

    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** Whether what belongs to the organization is to be shown. */
    public boolean shows(String organization) {
        return id == null || id.equals(organization);
    }

    public void choose(@Nullable String organization) {
        id = organization;
    }
}
