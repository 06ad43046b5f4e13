package dev.tidemark.notify;

/** What mail is about; each person can switch each of them off. */
public enum Topic {
    FILED("A request is filed or reopened", true),
    QUESTION("Support asks me something", false),
    MESSAGE("The other side answers or writes", false),
    DECISION("Something waits for my decision, or was decided", false),
    RESTORE("A restore starts, is done or failed", false),
    CLOSING("A ticket closes soon, or was closed", false),
    OVERDUE("A backup is overdue", false),
    STALLED("A restore needs an operator", false),
    STAFF("The hosting team does something in our environments", false);

    private final String words;
    private final boolean staffOnly;

    Topic(String words, boolean staffOnly) {
        this.words = words;
        this.staffOnly = staffOnly;
    }

    public String words() {
        return words;
    }

    public boolean isStaffOnly() {
        return staffOnly;
    }
}
