package dev.tidemark.engine;

/** Looks whether a host has what is needed. */
public final class HostProbe {
    private final Host host;

    public HostProbe(Host host) {
        this.host = host;
    }

    /** Fails only if the host cannot be reached or lacks perl; everything else is in the facts. */
    public HostFacts examine() {
        throw new UnsupportedOperationException(host.label());
    }
}
