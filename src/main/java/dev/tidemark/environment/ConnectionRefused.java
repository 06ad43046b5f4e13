package dev.tidemark.environment;

import dev.tidemark.base.Refused;
import dev.tidemark.environment.ConnectionService.Connected;
import java.util.List;
import java.util.stream.Collectors;

/** A connection did not pass its checks; nothing of it was saved. */
public final class ConnectionRefused extends Refused {
    private final transient List<Connected> checked;

    ConnectionRefused(List<Connected> checked) {
        super(
                "Nothing was saved. "
                        + checked.stream()
                                .flatMap(one ->
                                        one.findings().stream()
                                                .filter(Finding::isError)
                                                .map(finding ->
                                                        "%s: %s: %s"
                                                                .formatted(
                                                                        one.title(),
                                                                        finding.where(),
                                                                        finding.message())))
                                .collect(Collectors.joining(" ")));
        this.checked = List.copyOf(checked);
    }

    /** Everything that was found, the good things among it. */
    public List<Connected> checked() {
        return checked;
    }
}
