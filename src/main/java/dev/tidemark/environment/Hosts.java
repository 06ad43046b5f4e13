package dev.tidemark.environment;

import static dev.tidemark.db.Tables.HOST;

import dev.tidemark.base.NothingHere;
import dev.tidemark.db.enums.HostKind;
import dev.tidemark.db.tables.records.HostRecord;
import dev.tidemark.engine.Host;
import dev.tidemark.engine.HostKey;
import dev.tidemark.engine.LocalHost;
import dev.tidemark.engine.Secret;
import dev.tidemark.engine.SshAddress;
import dev.tidemark.engine.SshHost;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Repository;

/** Hosts as rows, and the open connections to them. */
@Repository
class Hosts {
    private final DSLContext db;
    private final MasterKey masterKey;
    private final List<String> localTools;
    private final Map<HostId, Host> open = new ConcurrentHashMap<>();

    Hosts(DSLContext db, MasterKey masterKey, @Value("${tidemark.tools:}") String localTools) {
        this.db = db;
        this.masterKey = masterKey;
        this.localTools = localTools.isBlank() ? List.of() : List.of(localTools.split(":"));
    }

    /** Shared by all callers; not to be closed by them. */
    Host open(HostId id) {
        return open.computeIfAbsent(id, this::connect);
    }

    /** This machine with the portal's own tools; before it is on record, too. */
    LocalHost thisMachine() {
        return new LocalHost(localTools);
    }

    private Host connect(HostId id) {
        var row = db.fetchOptional(HOST, HOST.ID.eq(id.value())).orElseThrow(NothingHere::new);
        if (row.getKind() == HostKind.LOCAL) {
            return thisMachine();
        }
        var tools =
                row.getToolsPath() == null || row.getToolsPath().isBlank()
                        ? List.<String>of()
                        : List.of(row.getToolsPath().split(":"));
        return new SshHost(
                new SshAddress(row.getAddress(), row.getPort(), row.getUsername()),
                masterKey.open(row.getPrivateKeySealed(), purpose(id)),
                HostKey.parse(row.getHostKey()),
                tools);
    }

    /** As it would be connected anew, with its key. */
    HostPlan plan(HostId id) {
        var row = db.fetchOptional(HOST, HOST.ID.eq(id.value())).orElseThrow(NothingHere::new);
        return row.getKind() == HostKind.LOCAL
                ? HostPlan.local()
                : new HostPlan(
                        "ssh",
                        row.getAddress(),
                        row.getPort(),
                        row.getUsername(),
                        null,
                        masterKey.open(row.getPrivateKeySealed(), purpose(id)).reveal(),
                        row.getHostKey(),
                        row.getToolsPath());
    }

    Optional<HostId> byName(String name) {
        return db.select(HOST.ID)
                .from(HOST)
                .where(HOST.NAME.eq(name))
                .fetchOptional(row -> new HostId(row.value1()));
    }

    /** The key by which an SSH host is recognised. */
    Optional<HostKey> pinned(String name) {
        return db.select(HOST.HOST_KEY)
                .from(HOST)
                .where(HOST.NAME.eq(name).and(HOST.HOST_KEY.isNotNull()))
                .fetchOptional(row -> HostKey.parse(row.value1()));
    }

    HostId insertLocal(String name) {
        var id = HostId.next();
        var row = row(id, name, HostKind.LOCAL);
        row.insert();
        return id;
    }

    HostId insertSsh(
            String name, SshAddress address, Secret privateKey, HostKey hostKey, String tools) {
        var id = HostId.next();
        var row = row(id, name, HostKind.SSH);
        row.setAddress(address.host());
        row.setPort(address.port());
        row.setUsername(address.user());
        row.setPrivateKeySealed(masterKey.seal(privateKey, purpose(id)));
        row.setHostKey(hostKey.toString());
        row.setToolsPath(tools);
        row.insert();
        return id;
    }

    private HostRecord row(HostId id, String name, HostKind kind) {
        var row = Objects.requireNonNull(db.newRecord(HOST));
        row.setId(id.value());
        row.setName(name);
        row.setKind(kind);
        return row;
    }

    private static String purpose(HostId id) {
        return "host " + id;
    }

    @PreDestroy
    void closeAll() {
        open.values().forEach(Host::close);
    }
}
