package dev.tidemark.webui;

import dev.tidemark.base.EnvironmentId;

/** The pages of an environment, in the order of their tabs. */
public enum EnvironmentTab {
    BACKUPS("Backups", "backups"),
    RESTORES("Restores", "restores"),
    PROMISED("What is promised", "promised"),
    POLICY("Policy", "policy"),
    ACTIVITY("Activity", "activities");

    private final String label;
    private final String segment;

    EnvironmentTab(String label, String segment) {
        this.label = label;
        this.segment = segment;
    }

    public String label() {
        return label;
    }

    public String path(EnvironmentId environment) {
        return "environments/" + environment + "/" + segment;
    }
}
