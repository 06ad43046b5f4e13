package dev.tidemark.backup;

/** What becomes of a backup if something of the environment cannot be saved. */
public enum Completeness {
    /** It fails and keeps nothing: what says completed can be restored as a whole. */
    WHOLE,

    /**
     * What can be saved is saved; the rest is left out and named in {@link Manifest#leftOut}. For a
     * backup before the cure of an environment that is damaged already.
     */
    WHAT_CAN_BE_SAVED
}
