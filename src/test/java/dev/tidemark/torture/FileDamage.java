package dev.tidemark.torture;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** What goes wrong with directories, whatever they hold. */
final class FileDamage {
    /** The same size and time, other bytes: what only a look at the content finds. */
    private static final String CHANGE =
            """
            n=0
            find . -path ./.git -prune -o -type f -links 1 -size +0 -size -100k -print0 | sort -z | head -z -n 6 | while IFS= read -r -d '' f; do
                n=$((n + 1))
                chattr -i -a -- "$f" 2>/dev/null || :
                case $((n % 3)) in
                0) rm -f -- "$f" ;;
                1) touch -r "$f" .stamp; s=$(stat -c %s -- "$f"); head -c "$s" /dev/zero | tr '\\0' x > "$f"; touch -r .stamp "$f"; rm .stamp ;;
                2) chmod 0707 -- "$f"; echo more >> "$f" ;;
                esac
            done
            mkdir -p 'zz later'; echo since > 'zz later/new.txt'; ln -s nowhere 'zz later/link'
            """;

    private static final String REPLACE =
            """
            n=0
            find . -mindepth 1 -maxdepth 1 -type d -print0 | sort -z | while IFS= read -r -d '' d; do
                n=$((n + 1))
                chattr -R -f -i -a -- "$d" 2>/dev/null || :
                rm -rf -- "$d"
                case $((n % 2)) in
                0) ln -s /etc -- "$d" ;;
                1) echo 'now a file' > "$d" ;;
                esac
            done
            """;

    private static final String SETTINGS =
            """
            chattr -R -f -i -a -- . 2>/dev/null || :
            find . -path ./.git -prune -o -print0 | xargs -0 -r chown -h 4321:4321 --
            find . -path ./.git -prune -o ! -type l -print0 | xargs -0 -r chmod u=rwx,g=,o=x --
            find . -path ./.git -prune -o -print0 | xargs -0 -r touch -h -d '2020-02-02 02:02:02' --
            """;

    private FileDamage() {}

    static void change(Path directory) {
        bash(directory, CHANGE);
    }

    static void changeSettings(Path directory) {
        bash(directory, SETTINGS);
    }

    static void replaceDirectories(Path directory) {
        bash(directory, REPLACE);
    }

    /** As after an intrusion: what was a directory leads elsewhere. */
    static void replaceByLink(Path directory) {
        delete(directory);
        bash(
                directory.getParent(),
                "mkdir elsewhere-$1; echo evil > elsewhere-$1/index.html; ln -s elsewhere-$1 $1",
                directory.getFileName().toString());
    }

    static void replaceByFile(Path directory) {
        delete(directory);
        bash(directory.getParent(), "echo 'now a file' > $1", directory.getFileName().toString());
    }

    static void delete(Path directory) {
        if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            bash(
                    directory.getParent(),
                    "chattr -R -f -i -a -- $1 2>/dev/null; rm -rf -- $1",
                    directory.getFileName().toString());
        }
    }

    private static void bash(Path folder, String script, String... arguments) {
        var command = new java.util.ArrayList<>(List.of("bash", "-c", script, "x"));
        command.addAll(List.of(arguments));
        Shell.run(folder, command.toArray(String[]::new));
    }
}
