package dev.tidemark.upkeep;

import dev.tidemark.base.EnvironmentId;
import dev.tidemark.environment.HostId;
import java.time.Instant;

/** A run of a schedule whose time has come. */
record DueRun(EnvironmentId environment, HostId host, Instant at) {}
