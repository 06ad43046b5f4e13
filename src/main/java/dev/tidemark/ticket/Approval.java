package dev.tidemark.ticket;

import java.time.Instant;

/** One approver's yes to a proposal. */
public record Approval(Who by, Instant at) {}
