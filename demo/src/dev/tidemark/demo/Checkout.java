package dev.tidemark.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** The deployed code of one environment: a plain clone, read at every request. */
final class Checkout {

    /** What is deployed: short hash and subject of its commit. */
    record Revision(String hash, String subject) {}

    /** Changes whenever git moves HEAD, or another folder takes this one's place. */
    private record Fingerprint(Object folder, Object head, Object movedAt, long moves) {}

    private record Known(Fingerprint at, Revision revision) {}

    private final Path folder;
    private final CodeRepository repository;
    private volatile Known known;

    Checkout(Path folder, CodeRepository repository) {
        this.folder = folder;
        this.repository = repository;
    }

    Path folder() {
        return folder;
    }

    void cloneBranch() throws IOException {
        Files.createDirectories(folder);
        CodeRepository.git(
                folder,
                "clone",
                "--quiet",
                "--branch=" + CodeRepository.BRANCH,
                repository.path().toString(),
                ".");
    }

    /** Deploys the newest commit of the branch, whatever is there now. */
    Revision deployBranchHead() throws IOException {
        CodeRepository.git(
                folder, "fetch", "--quiet", repository.path().toString(), CodeRepository.BRANCH);
        CodeRepository.git(
                folder,
                "checkout",
                "--quiet",
                "--force",
                "-B",
                CodeRepository.BRANCH,
                "FETCH_HEAD");
        CodeRepository.git(folder, "clean", "--force", "-d", "--quiet");
        return revision();
    }

    /** Asks git only when something moved: a request should not cost a process. */
    Revision revision() throws IOException {
        var now = fingerprint();
        var last = known;
        if (now == null || last == null || !last.at.equals(now)) {
            var line = CodeRepository.git(folder, "log", "-1", "--format=%h %s").split(" ", 2);
            last = new Known(now, new Revision(line[0], line.length > 1 ? line[1] : ""));
            known = now == null ? null : last;
        }
        return last.revision;
    }

    private Fingerprint fingerprint() throws IOException {
        var head = folder.resolve(".git/HEAD");
        var moves = folder.resolve(".git/logs/HEAD");
        if (!Files.exists(head) || !Files.exists(moves)) {
            return null;
        }
        var logged = Files.readAttributes(moves, BasicFileAttributes.class);
        return new Fingerprint(
                Files.readAttributes(folder, BasicFileAttributes.class).fileKey(),
                Files.readString(head),
                logged.lastModifiedTime(),
                logged.size());
    }
}
