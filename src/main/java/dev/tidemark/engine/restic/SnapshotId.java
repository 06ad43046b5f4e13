package dev.tidemark.engine.restic;

/** The full id of a snapshot, 64 hexadecimal digits. */
public record SnapshotId(String value) {
    public SnapshotId {
        if (!value.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not a full snapshot id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
