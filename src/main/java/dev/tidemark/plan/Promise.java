package dev.tidemark.plan;

/**
 * One thing that a plan promises, in plain words.
 *
 * @param about what the state beside it is found by
 * @param active false for what is declared, but not built yet: it is never claimed
 */
public record Promise(Group group, About about, String title, String detail, boolean active) {
    /** In the order in which they are shown. */
    public enum Group {
        TAKING("Taking"),
        KEEPING("Keeping"),
        ANY_SECOND("Any second"),
        OFFSITE("Offsite"),
        RESTORING("Restoring");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** What a promise is about. */
    public enum About {
        SCHEDULE,
        MANUAL,
        KEPT_AUTOMATED,
        KEPT_MANUAL,
        KEPT_FAILED,
        POINT_IN_TIME,
        OFFSITE,
        RESTORE,
        DOWNLOAD
    }
}
