package dev.tidemark.activity;

import dev.tidemark.account.AccountChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down what happens to people and memberships, in the same transaction. */
@Component
class AccountAudit {
    private final AuditTrail audit;

    AccountAudit(AuditTrail audit) {
        this.audit = audit;
    }

    @EventListener
    void changed(AccountChanged change) {
        audit.record(
                change.actor(),
                change.organization(),
                change.action(),
                change.subject(),
                change.detail());
    }
}
