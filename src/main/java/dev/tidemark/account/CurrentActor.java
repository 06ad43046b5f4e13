package dev.tidemark.account;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who is signed in, with the rights held now; read anew for each call so that a revoked right ends
 * at once.
 */
@Component
public class CurrentActor {
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
        return people.actor(signedIn.id(), address())
                .orElseThrow(() ->
                        new AuthenticationCredentialsNotFoundException("The account is gone"));
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes()
                        instanceof ServletRequestAttributes attributes
                ? remoteAddress(attributes.getRequest())
                : null;
    }

    private static @Nullable String remoteAddress(HttpServletRequest request) {
        return request.getRemoteAddr();
    }
}
