package dev.tidemark.environment;

/** A role in one environment, instead of the one in the organization. */
public enum AccessRole {
    NONE,
    VIEWER,
    ADMIN
}
