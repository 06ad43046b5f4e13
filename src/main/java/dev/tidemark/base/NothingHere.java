package dev.tidemark.base;

/**
 * What was asked for does not exist, or not for this person: the two look the same from outside.
 */
public final class NothingHere extends RuntimeException {
    public NothingHere() {
        super("There is nothing here, or it is not yours.");
    }
}
