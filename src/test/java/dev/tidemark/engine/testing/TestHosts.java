package dev.tidemark.engine.testing;

import dev.tidemark.engine.Host;
import dev.tidemark.engine.LocalHost;
import java.util.List;
import org.junit.jupiter.api.Named;

/** Both kinds of host, as a source for parameterised tests: what works on one must on the other. */
public final class TestHosts {
    private static final Host HERE = new LocalHost();
    private static final Host REMOTE = TestSshd.shared().host();

    private TestHosts() {}

    public static List<Named<Host>> both() {
        return List.of(Named.of("this machine", HERE), Named.of("over SSH", REMOTE));
    }

    public static Host remote() {
        return REMOTE;
    }
}
