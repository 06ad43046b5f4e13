package dev.tidemark.account;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks e-mail and password, throttled; an unknown person takes as long as a wrong password. */
@Component
class SignIn implements AuthenticationProvider {
    private final People people;
    private final SignInThrottle throttle;
    private final PasswordEncoder passwords;
    private final String nobodysHash;

    SignIn(People people, SignInThrottle throttle, PasswordEncoder passwords) {
        this.people = people;
        this.throttle = throttle;
        this.passwords = passwords;
        this.nobodysHash = java.util.Objects.requireNonNull(passwords.encode("nobody's password"));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var email = attempt.getName();
        var password = attempt.getCredentials() instanceof String typed ? typed : "";
        var address =
                attempt.getDetails() instanceof WebAuthenticationDetails details
                        ? String.valueOf(details.getRemoteAddress())
                        : "unknown";
        if (throttle.refuses(email, address)) {
            throw new LockedException("Too many attempts");
        }
        var found = people.credentials(email);
        var hash = found.map(SignIn::hash).orElse(null);
        boolean matches = passwords.matches(password, hash == null ? nobodysHash : hash);
        if (hash == null || !matches) {
            throttle.failed(email, address);
            throw new BadCredentialsException("Wrong e-mail or password");
        }
        throttle.succeeded(email);
        var person = new SignedIn(found.orElseThrow().id(), People.normal(email), null);
        var signedIn =
                UsernamePasswordAuthenticationToken.authenticated(
                        person, null, person.getAuthorities());
        signedIn.setDetails(attempt.getDetails());
        return signedIn;
    }

    private static @Nullable String hash(People.Credentials credentials) {
        return credentials.passwordHash();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
