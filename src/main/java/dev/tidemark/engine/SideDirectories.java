package dev.tidemark.engine;

import static dev.tidemark.engine.DirectoryScript.SHORT;
import static dev.tidemark.engine.DirectoryScript.WALK;
import static dev.tidemark.engine.DirectoryScript.absolute;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Directories and links that a restore makes beside the live ones. Their names are short and of one
 * length, however long the live name is; nothing else can be deleted here.
 */
public final class SideDirectories {
    private static final Pattern OURS =
            Pattern.compile("\\.tm-[A-Za-z0-9]{1,12}-[0-9a-f]{8}(\\.w)?");

    /** How the first version named them: {@code .<name>.tidemark-<suffix>}. */
    private static final Pattern RELEASED = Pattern.compile("(?s)\\..+\\.tidemark-[A-Za-z0-9_-]+");

    private final DirectoryScript script;

    public SideDirectories(Host host) {
        this.script = new DirectoryScript(host);
    }

    /** Where what will be live at a path is prepared: {@code <parent>/.tm-<suffix>-<hash>}. */
    public static String beside(String path, String suffix) {
        return beside(path, path, suffix);
    }

    /**
     * The same beside another path, such as the checkout that a directory lies in.
     *
     * @param live what it is prepared for
     */
    public static String beside(String neighbour, String live, String suffix) {
        var clean = absolute(neighbour);
        var side = DirectoryScript.parent(clean) + ".tm-" + suffix + "-" + hash(absolute(live));
        if (!isOurs(side)) {
            throw new IllegalArgumentException("Not a suffix: " + suffix);
        }
        return side;
    }

    /** The name that the first version gave it. */
    public static String released(String path, String suffix) {
        var clean = absolute(path);
        return DirectoryScript.parent(clean)
                + "."
                + DirectoryScript.name(clean)
                + ".tidemark-"
                + suffix;
    }

    /** Whether a path's last name is one that only a restore gives. */
    public static boolean isOurs(String path) {
        var name = DirectoryScript.name(absolute(path));
        return OURS.matcher(name).matches() || RELEASED.matcher(name).matches();
    }

    private static String hash(String path) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(path.getBytes(StandardCharsets.UTF_8)), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Makes an empty directory, closed to others, in which a tree is filled under the shortest of
     * all names: paths in it may become as long as the system allows. An existing one is kept, and
     * what {@link #settle} had made of it comes back.
     */
    public String open(String side) {
        var folder = work(side);
        script.run(SHORT, "work_folder", folder);
        script.run(SHORT, "unsettle", side, folder + "/1");
        return folder + "/1";
    }

    /** Gives the filled tree its name beside the live one. */
    public void settle(String side) {
        var folder = work(side);
        script.run(SHORT, "settle", folder + "/1", ours(side), folder);
    }

    /** Where {@link #open} works, to be deleted with the rest. */
    public static String work(String side) {
        return ours(side) + ".w";
    }

    /** Makes a symbolic link, ready to be exchanged with a live one. */
    public void link(String side, String target) {
        script.run(SHORT, "create_link", ours(side), target);
    }

    /**
     * Deletes a tree or link; it is no error if it is gone. Immutable files in it are deleted as
     * far as the account may.
     *
     * @return some of what could not be deleted
     * @throws IllegalArgumentException for a path whose last name is not one of these
     */
    public List<String> delete(String side) {
        return script.list(WALK, List.of(), "remove", ours(side));
    }

    private static String ours(String path) {
        if (!isOurs(path)) {
            throw new IllegalArgumentException("Not made to be deleted: " + path);
        }
        return absolute(path);
    }
}
