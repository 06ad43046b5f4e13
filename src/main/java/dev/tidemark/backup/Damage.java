package dev.tidemark.backup;

import dev.tidemark.engine.Failure;

/** Tells a damaged environment, of which the rest can be saved, from a vault or host in trouble. */
final class Damage {
    private Damage() {}

    static boolean isDamage(Failure failure) {
        return switch (failure) {
            case Failure.BrokenObject _,
                    Failure.DatabaseMissing _,
                    Failure.PathMissing _,
                    Failure.NotADirectory _,
                    Failure.PartialRead _,
                    Failure.PermissionMissing _ ->
                    true;
            default -> false;
        };
    }
}
