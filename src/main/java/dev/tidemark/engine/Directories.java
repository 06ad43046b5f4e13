package dev.tidemark.engine;

import static dev.tidemark.engine.DirectoryScript.SHORT;
import static dev.tidemark.engine.DirectoryScript.WALK;
import static dev.tidemark.engine.DirectoryScript.absolute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Directories of an environment on its host. Paths are absolute. */
public final class Directories {
    private static final int FIELDS_OF_A_PLACE = 4;

    private final Host host;
    private final DirectoryScript script;

    public Directories(Host host) {
        this.host = host;
        this.script = new DirectoryScript(host);
    }

    /** What is at a path; also for one that does not exist. */
    public DirectoryFacts facts(String path) {
        var clean = absolute(path);
        return DirectoryFacts.parse(clean, script.run(SHORT, "facts", clean).text());
    }

    /** Counts the files and their bytes; walks the whole tree. */
    public TreeSize measure(String path) {
        return TreeSize.parse(script.run(WALK, "measure", absolute(path)).text());
    }

    /** What the files of a tree take on the disk, which is less for those with holes. */
    public long allocatedBytes(String path) {
        var text = script.run(WALK, "measure", absolute(path)).text();
        return Long.parseLong(text.substring(text.lastIndexOf(' ') + 1));
    }

    /** The size of several trees or files; what is gone counts nothing. */
    public TreeSize measure(Collection<String> paths) {
        return paths.isEmpty()
                ? new TreeSize(0, 0, 0)
                : TreeSize.parse(script.run(WALK, paths, "measure_listed").text());
    }

    /** Which of these do not exist. */
    public Set<String> missing(Collection<String> paths) {
        return paths.isEmpty() ? Set.of() : new HashSet<>(script.list(WALK, paths, "missing"));
    }

    /** Which of these are sockets: a running program's, and nothing that could be kept. */
    public Set<String> sockets(Collection<String> paths) {
        return paths.isEmpty() ? Set.of() : new HashSet<>(script.list(WALK, paths, "sockets"));
    }

    public long freeBytes(String path) {
        return Long.parseLong(script.run(SHORT, "free", absolute(path)).text());
    }

    /** Stays with a directory when it is renamed, so it tells whether an exchange has happened. */
    public Identity identity(String path) {
        return new Identity(script.run(SHORT, "identity", absolute(path)).text());
    }

    /**
     * Exchanges two names in one atomic step; nobody sees a moment without either. Works for
     * directories and for symbolic links (the links themselves change places). Not repeatable:
     * compare {@link #identity} first.
     */
    public void exchange(String one, String other) {
        script.run(SHORT, "exchange", absolute(one), absolute(other));
    }

    /** Gives a directory the owner, permissions and time it had. */
    public void reapply(String path, int userId, int groupId, int mode, String modified) {
        script.run(
                SHORT,
                "reapply",
                absolute(path),
                String.valueOf(userId),
                String.valueOf(groupId),
                String.valueOf(mode),
                modified);
    }

    /** The directories that lead to a path, outermost first. */
    public List<DirectoryPlace> ancestors(String path) {
        var fields = script.list(SHORT, List.of(), "ancestors", absolute(path));
        var places = new ArrayList<DirectoryPlace>();
        for (int i = 0; i + FIELDS_OF_A_PLACE <= fields.size(); i += FIELDS_OF_A_PLACE) {
            places.add(
                    new DirectoryPlace(
                            fields.get(i),
                            Integer.parseInt(fields.get(i + 1)),
                            Integer.parseInt(fields.get(i + 2)),
                            Integer.parseInt(fields.get(i + 3))));
        }
        return List.copyOf(places);
    }

    /**
     * Makes what is missing of the directories that lead to a path.
     *
     * @param known what they were like; one that is not known becomes like the one above it
     * @return those that it made
     */
    public List<String> leadTo(String path, List<DirectoryPlace> known) {
        var listed = new ArrayList<String>();
        for (var place : known) {
            listed.add(place.path());
            listed.add(String.valueOf(place.userId()));
            listed.add(String.valueOf(place.groupId()));
            listed.add(String.valueOf(place.mode()));
        }
        return script.list(SHORT, listed, "lead_to", absolute(path));
    }

    /** Deletes a directory if there is nothing in it. */
    public void deleteIfEmpty(String path) {
        script.run(SHORT, "remove_empty", absolute(path));
    }

    /** Other file systems that are mounted below a directory. */
    public List<String> mountedWithin(String path) {
        return script.list(SHORT, List.of(), "mounted_within", absolute(path));
    }

    /** The file systems of paths, in their order; of one that is gone, where it would be made. */
    public List<FileSystemSpace> space(List<String> paths) {
        var arguments = new ArrayList<>(List.of("space"));
        arguments.addAll(paths);
        var fields = script.list(SHORT, List.of(), arguments.toArray(String[]::new));
        var spaces = new ArrayList<FileSystemSpace>();
        for (int i = 0; i + 3 <= fields.size(); i += 3) {
            spaces.add(
                    new FileSystemSpace(
                            fields.get(i),
                            Long.parseLong(fields.get(i + 1)),
                            Long.parseLong(fields.get(i + 2))));
        }
        return List.copyOf(spaces);
    }

    /** Which of these are immutable or may only be appended to, so that they cannot be renamed. */
    public List<String> frozen(List<String> paths) {
        var all = new ArrayList<>(List.of("frozen"));
        all.addAll(paths);
        return script.list(SHORT, List.of(), all.toArray(String[]::new));
    }

    /** Returns once what was written to the file system of a path has reached its disk. */
    public void synchronize(String path) {
        script.run(WALK, "synchronize", absolute(path));
    }

    /**
     * Deletes a folder that holds a restic repository, and nothing else; it is no error if it is
     * gone.
     *
     * @throws IllegalArgumentException if there is something, but no repository
     */
    public void deleteRepository(String path) {
        var clean = absolute(path);
        if (!facts(clean).exists()) {
            return;
        }
        if (!facts(clean + "/config").exists() && !facts(clean + "/keys").exists()) {
            throw new IllegalArgumentException("Not a vault: " + path);
        }
        var remove = Command.of("rm", "-rf", "--one-file-system", "--", clean);
        host.run(ToolRun.of(WALK, remove)).orFail();
    }
}
