package dev.tidemark.engine;

/** Directories of an environment on its host. Paths are absolute. */
public final class Directories {
    private final Host host;

    public Directories(Host host) {
        this.host = host;
    }

    /** What is at a path; also for one that does not exist. */
    public DirectoryFacts facts(String path) {
        throw new UnsupportedOperationException(host.label());
    }

    /** Counts the files and their bytes; walks the whole tree. */
    public TreeSize measure(String path) {
        throw new UnsupportedOperationException();
    }

    public long freeBytes(String path) {
        throw new UnsupportedOperationException();
    }

    /** Stays with a directory when it is renamed, so it tells whether an exchange has happened. */
    public Identity identity(String path) {
        throw new UnsupportedOperationException();
    }

    /** Where {@link #createBeside} puts it: {@code <parent>/.<name>.tidemark-<suffix>}. */
    public static String beside(String path, String suffix) {
        throw new UnsupportedOperationException();
    }

    /** Makes an empty directory beside, owned like the original; an existing one is kept. */
    public String createBeside(String path, String suffix) {
        throw new UnsupportedOperationException();
    }

    /**
     * Exchanges two names in one atomic step; nobody sees a moment without either. Works for
     * directories and for symbolic links (the links themselves change places). Not repeatable:
     * compare {@link #identity} first.
     */
    public void exchange(String one, String other) {
        throw new UnsupportedOperationException();
    }

    /** Makes a symbolic link beside another one, ready to be exchanged with it. */
    public String createLinkBeside(String link, String target, String suffix) {
        throw new UnsupportedOperationException();
    }

    /**
     * Deletes a tree that this class has created beside something; it is no error if it is gone.
     *
     * @throws IllegalArgumentException for a path whose last name does not hold {@code .tidemark-}
     */
    public void delete(String path) {
        throw new UnsupportedOperationException();
    }
}
