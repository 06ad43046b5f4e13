package dev.tidemark.engine;

import java.time.Duration;
import java.util.List;

/** Why something could not be done. Every failure says it in one sentence without secrets. */
public sealed interface Failure {
    /** One sentence for people: what happened and, where a tool said something, its own words. */
    String message();

    record ToolMissing(String tool, String where) implements Failure {
        @Override
        public String message() {
            return "%s is not installed on %s.".formatted(tool, where);
        }
    }

    record ToolTooOld(String tool, String found, String needed) implements Failure {
        @Override
        public String message() {
            return "%s is too old: found %s, need %s or newer.".formatted(tool, found, needed);
        }
    }

    record Unreachable(String where, String reason) implements Failure {
        @Override
        public String message() {
            return "%s cannot be reached: %s".formatted(where, Sentence.end(reason));
        }
    }

    record HostKeyChanged(String where) implements Failure {
        @Override
        public String message() {
            return ("%s presented another host key than the one that was pinned; nothing was sent"
                            + " to it.")
                    .formatted(where);
        }
    }

    record AuthenticationRefused(String where) implements Failure {
        @Override
        public String message() {
            return "%s refused the portal's SSH key.".formatted(where);
        }
    }

    record TimedOut(String tool, Duration after) implements Failure {
        @Override
        public String message() {
            return "%s did not finish within %s and was stopped."
                    .formatted(tool, Sentence.duration(after));
        }
    }

    record Cancelled(String tool) implements Failure {
        @Override
        public String message() {
            return "%s was cancelled.".formatted(tool);
        }
    }

    record RepositoryLocked(String detail) implements Failure {
        @Override
        public String message() {
            return "The vault is locked by another operation: %s".formatted(Sentence.end(detail));
        }
    }

    record WrongPassword() implements Failure {
        @Override
        public String message() {
            return "The vault does not open with its stored key.";
        }
    }

    record RepositoryMissing(String location) implements Failure {
        @Override
        public String message() {
            return "There is no vault at %s.".formatted(location);
        }
    }

    record RepositoryUnreachable(String location, String reason) implements Failure {
        @Override
        public String message() {
            return "The vault at %s cannot be reached: %s"
                    .formatted(location, Sentence.end(reason));
        }
    }

    record DiskFull(String where) implements Failure {
        @Override
        public String message() {
            return "No space is left: %s".formatted(Sentence.end(where));
        }
    }

    /** Some files could not be read; what was read was not kept as a backup. */
    record PartialRead(List<String> problems) implements Failure {
        @Override
        public String message() {
            return "%d files could not be read, for example %s"
                    .formatted(
                            problems.size(),
                            Sentence.end(problems.isEmpty() ? "one" : problems.getFirst()));
        }
    }

    record SnapshotMissing(String snapshot) implements Failure {
        @Override
        public String message() {
            return "The vault no longer holds snapshot %s.".formatted(snapshot);
        }
    }

    record Damaged(String detail) implements Failure {
        @Override
        public String message() {
            return "The vault is damaged: %s".formatted(Sentence.end(detail));
        }
    }

    record DatabaseRefused(String address, String reason) implements Failure {
        @Override
        public String message() {
            return "The database at %s refused the account: %s"
                    .formatted(address, Sentence.end(reason));
        }
    }

    record DatabaseGone(String address, String reason) implements Failure {
        @Override
        public String message() {
            return "The database at %s does not answer: %s"
                    .formatted(address, Sentence.end(reason));
        }
    }

    record DatabaseMissing(String database) implements Failure {
        @Override
        public String message() {
            return "There is no database %s.".formatted(database);
        }
    }

    /** A view, routine, trigger or table that the database itself cannot show or run. */
    record BrokenObject(String object, String reason) implements Failure {
        @Override
        public String message() {
            return "%s is broken: %s".formatted(object, Sentence.end(reason));
        }
    }

    /** All that a database refuses to make, each in a sentence with its type and schema. */
    record ObjectsRefused(List<String> objects) implements Failure {
        public ObjectsRefused {
            objects = List.copyOf(objects);
        }

        @Override
        public String message() {
            return "The database refuses %s: %s"
                    .formatted(
                            objects.size() == 1 ? "one object" : objects.size() + " objects",
                            String.join(" ", objects));
        }
    }

    /** A backup of these could be taken, but not restored. */
    record NotRestorable(List<String> objects) implements Failure {
        public NotRestorable {
            objects = List.copyOf(objects);
        }

        @Override
        public String message() {
            return "%s could not be restored from a backup: %s"
                    .formatted(
                            objects.size() == 1 ? "One object" : objects.size() + " objects",
                            Sentence.end(String.join("; ", objects)));
        }
    }

    record PermissionMissing(List<String> missing) implements Failure {
        @Override
        public String message() {
            return "Permission is missing: %s".formatted(Sentence.end(String.join("; ", missing)));
        }
    }

    /** What was decided no longer fits what is there; nothing was changed. */
    record ChangedMeanwhile(String what) implements Failure {
        @Override
        public String message() {
            return "Nothing was changed, because %s".formatted(Sentence.end(what));
        }
    }

    /**
     * It would have had to run as the owner of a path, and the account cannot become that; nothing
     * was run.
     */
    record OwnerRefused(String program, String path, String owner, String account, String where)
            implements Failure {
        @Override
        public String message() {
            return ("%s was not run: %s belongs to %s, and on %s the account %s may not run programs"
                            + " as %s.")
                    .formatted(program, path, owner, where, account, owner);
        }

        /** What an administrator does about it: a line for sudo, but never one to become root. */
        public String remedy() {
            return owner.equals("root")
                    ? "Let an account of its own own %s.".formatted(path)
                    : "Put this into /etc/sudoers.d/tidemark there: %s ALL=(%s) NOPASSWD: /usr/bin/perl"
                            .formatted(account, owner);
        }
    }

    record PathMissing(String path) implements Failure {
        @Override
        public String message() {
            return "%s does not exist.".formatted(path);
        }
    }

    record NotADirectory(String path) implements Failure {
        @Override
        public String message() {
            return "%s is not a directory.".formatted(path);
        }
    }

    record Other(String tool, int exitCode, List<String> lastLines) implements Failure {
        @Override
        public String message() {
            return lastLines.isEmpty()
                    ? "%s failed with exit code %d.".formatted(tool, exitCode)
                    : "%s failed: %s".formatted(tool, Sentence.end(lastLines.getLast()));
        }
    }
}
