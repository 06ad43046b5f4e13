package dev.tidemark.engine.restic;

import java.util.function.Consumer;

/** Hands status messages on as progress and keeps the others. */
final class MessageListener implements Consumer<String> {
    private final Consumer<Progress> progress;
    private final StringBuffer kept = new StringBuffer();

    MessageListener(Consumer<Progress> progress) {
        this.progress = progress;
    }

    @Override
    public void accept(String line) {
        var status = Messages.read(line).filter(Messages::isStatus);
        if (status.isPresent()) {
            progress.accept(Messages.progress(status.get()));
        } else {
            kept.append(line).append('\n');
        }
    }

    String text() {
        return kept.toString();
    }
}
