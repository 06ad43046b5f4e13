package dev.tidemark.account;

import org.springframework.stereotype.Component;

/** Who is signed in, with the rights held now; read anew for each request so that a revoked right ends at once. */
@Component
public class CurrentActor {
    /** Fails if nobody is signed in. */
    public Actor get() {
        throw new UnsupportedOperationException();
    }
}
