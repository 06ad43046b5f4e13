package dev.tidemark.plan;

/** A backup that no rule keeps. @param reason in words */
public record Going(BackupFact backup, String reason) {}
