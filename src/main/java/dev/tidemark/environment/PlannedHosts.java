package dev.tidemark.environment;

import dev.tidemark.base.Refused;
import dev.tidemark.engine.Host;
import dev.tidemark.engine.HostKey;
import dev.tidemark.engine.Secret;
import dev.tidemark.engine.SshAddress;
import dev.tidemark.engine.SshHost;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import java.util.List;
import org.springframework.stereotype.Component;

/** Connections to hosts that are not on record yet. */
@Component
class PlannedHosts {
    private final Hosts hosts;

    PlannedHosts(Hosts hosts) {
        this.hosts = hosts;
    }

    /**
     * To be closed by the caller. An SSH host is talked to only if its key is pinned and the one it
     * presents.
     */
    Host open(HostPlan plan) {
        if (plan.isLocal()) {
            return hosts.thisMachine();
        }
        if (!"ssh".equals(plan.kind())) {
            throw new Refused("%s is no kind of host: use local or ssh.".formatted(plan.kind()));
        }
        var address = address(plan);
        return new SshHost(address, privateKey(plan), pinned(plan), tools(plan));
    }

    private static HostKey pinned(HostPlan plan) {
        if (plan.hostKey() != null) {
            return HostKey.parse(plan.hostKey());
        }
        var presented = scan(plan);
        throw new Refused(
                "The host's key is not pinned. It presents %s (%s). If that is right, add hostKey: \"%s\"."
                        .formatted(presented.type(), presented.fingerprint(), presented));
    }

    /** The key a host presents, to be shown and confirmed before anything is sent to it. */
    static HostKey scan(HostPlan plan) {
        if (plan.address() == null || plan.address().isBlank()) {
            throw new Refused("An SSH host needs an address.");
        }
        return SshHost.scanHostKey(plan.address(), port(plan));
    }

    static SshAddress address(HostPlan plan) {
        if (plan.address() == null || plan.user() == null) {
            throw new Refused("An SSH host needs an address and a user.");
        }
        return new SshAddress(plan.address(), port(plan), plan.user());
    }

    static Secret privateKey(HostPlan plan) {
        var key = PlannedSecrets.read("private key", plan.key(), plan.keyFile());
        if (!key.reveal().contains("PRIVATE KEY-----")) {
            throw new Refused(
                    "This is not a private key: it begins with -----BEGIN … PRIVATE KEY-----.");
        }
        return key;
    }

    static List<String> tools(HostPlan plan) {
        return plan.tools() == null || plan.tools().isBlank()
                ? List.of()
                : List.of(plan.tools().split(":"));
    }

    private static int port(HostPlan plan) {
        return plan.port() == null ? 22 : plan.port();
    }
}
