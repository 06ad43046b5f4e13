package dev.tidemark.ticket;

/** Why a request is refused; own words are added. */
public enum Refusal {
    NOT_NEEDED("A restore is not needed"),
    ROLL_FORWARD("Rolling forward is better"),
    TOO_MUCH_LOST("Too much would be lost"),
    NO_RECOVERY_POINT("There is no backup from before the trouble"),
    NOT_AUTHORIZED("It could not be confirmed who asks"),
    OTHER("Another reason");

    private final String words;

    Refusal(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
