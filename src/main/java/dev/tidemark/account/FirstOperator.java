package dev.tidemark.account;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * As long as nobody can operate the portal, each start prints a one-time link with which the first
 * operator sets a password. A link of an earlier start then leads nowhere.
 */
@Component
class FirstOperator {
    static final String EMAIL = "operator@localhost";
    private static final Logger LOG = LoggerFactory.getLogger(FirstOperator.class);

    private final AccountService accounts;
    private final Environment properties;
    private final boolean demo;
    private final @Nullable String address;

    /**
     * @param address where people reach the portal, such as {@code https://backups.example}; null:
     *     this machine
     */
    FirstOperator(
            AccountService accounts,
            Environment properties,
            @Value("${tidemark.demo:false}") boolean demo,
            @Value("${tidemark.address:#{null}}") @Nullable String address) {
        this.accounts = accounts;
        this.properties = properties;
        this.demo = demo;
        this.address = address;
    }

    @EventListener(ApplicationReadyEvent.class)
    void invite() {
        if (demo || accounts.hasOperator()) {
            return;
        }
        var person =
                accounts.byEmail(EMAIL)
                        .orElseGet(
                                () -> accounts.add(EMAIL, "Operator", Set.of(StaffRole.OPERATOR)));
        LOG.warn(
                "Nobody operates this portal yet. Set the password of {} here, once: {}/welcome/{}",
                EMAIL,
                Objects.requireNonNullElseGet(address, this::here),
                accounts.oneTimeLink(person));
    }

    private String here() {
        return "http://localhost:"
                + properties.getProperty(
                        "local.server.port", properties.getProperty("server.port", "8080"));
    }
}
