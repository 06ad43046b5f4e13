package dev.tidemark.environment;

import dev.tidemark.base.Refused;
import java.util.List;
import java.util.stream.Collectors;

/** A connection did not pass its checks; nothing of it was saved. */
public final class ConnectionRefused extends Refused {
    private final transient List<Finding> findings;

    ConnectionRefused(List<Finding> findings) {
        super("Nothing was saved. "
                + findings.stream()
                        .filter(Finding::isError)
                        .map(finding -> finding.where() + ": " + finding.message())
                        .collect(Collectors.joining(" ")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
