package dev.tidemark.webui;

/** How a state is shown: word, icon, role of colour. */
public record StateLabel(String text, TideIcon icon, Tone tone) {
    public StateBadge badge() {
        return new StateBadge(this);
    }

    /** The same state with another word, such as {@code Running 5 %}. */
    public StateLabel saying(String text) {
        return new StateLabel(text, icon, tone);
    }
}
