package dev.tidemark.plan;

import dev.tidemark.base.Refused;

/** Something written breaks a rule: which field, which rule, and how to mend it. */
public final class RuleBroken extends Refused {
    private final String field;

    public RuleBroken(String field, String rule) {
        super(field.isEmpty() ? rule : field + ": " + rule);
        this.field = field;
        this.rule = rule;
    }

    private final String rule;

    /** Its path, such as {@code data_retention.production.max_backups}; empty for the whole. */
    public String field() {
        return field;
    }

    /** The rule alone, without the field. */
    public String rule() {
        return rule;
    }
}
