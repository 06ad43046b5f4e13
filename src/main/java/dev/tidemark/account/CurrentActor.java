package dev.tidemark.account;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who is signed in, with the rights held now; read anew for each request so that a revoked right
 * ends with the next click.
 */
@Component
public class CurrentActor {
    private static final String KEPT = CurrentActor.class.getName();

    private final People people;

    CurrentActor(People people) {
        this.people = people;
    }

    /** Fails if nobody is signed in. */
    public Actor get() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !(authentication.getPrincipal() instanceof SignedIn signedIn)) {
            throw new AuthenticationCredentialsNotFoundException("Nobody is signed in");
        }
        var request = request();
        if (request != null
                && request.getAttribute(KEPT) instanceof Actor kept
                && signedIn.id().equals(kept.id())) {
            return kept;
        }
        var address = request == null ? null : request.getRemoteAddr();
        var actor =
                people.actor(signedIn.id(), address)
                        .orElseThrow(() ->
                                new AuthenticationCredentialsNotFoundException(
                                        "The account is gone"));
        if (request != null) {
            request.setAttribute(KEPT, actor);
        }
        return actor;
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes()
                        instanceof ServletRequestAttributes attributes
                ? attributes.getRequest()
                : null;
    }
}
