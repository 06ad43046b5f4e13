package dev.tidemark.account.ui;

import dev.tidemark.account.AccountService;
import dev.tidemark.account.Actor;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.account.StaffRole;
import dev.tidemark.webui.SignedInPerson;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** The signed-in account, as the shell shows it. */
@Component
class SignedInAccount implements SignedInPerson {
    private final CurrentActor current;
    private final AccountService accounts;

    SignedInAccount(CurrentActor current, AccountService accounts) {
        this.current = current;
        this.accounts = accounts;
    }

    @Override
    public Optional<Shown> shown() {
        return actor().map(actor -> new Shown(actor.name(), role(actor), actor.isStaff()));
    }

    @Override
    public List<OrganizationChoice> organizations() {
        return actor().stream()
                .flatMap(actor -> accounts.organizations(actor).stream())
                .map(organization ->
                        new OrganizationChoice(organization.id().value(), organization.name()))
                .toList();
    }

    private Optional<Actor> actor() {
        try {
            return Optional.of(current.get());
        } catch (AuthenticationException nobody) {
            return Optional.empty();
        }
    }

    private static String role(Actor actor) {
        if (actor.isStaff()) {
            var roles =
                    actor.staff().stream()
                            .sorted(Comparator.reverseOrder())
                            .map(SignedInAccount::word)
                            .collect(Collectors.joining(", "));
            return Character.toUpperCase(roles.charAt(0)) + roles.substring(1);
        }
        return actor.roles().values().stream()
                .max(Comparator.naturalOrder())
                .map(SignedInAccount::word)
                .orElse("");
    }

    private static String word(StaffRole role) {
        return switch (role) {
            case SUPPORT -> "support";
            case APPROVER -> "approver";
            case OPERATOR -> "operator";
        };
    }

    private static String word(OrganizationRole role) {
        return switch (role) {
            case VIEWER -> "Viewer";
            case ADMIN -> "Admin";
            case OWNER -> "Owner";
        };
    }
}
