package dev.tidemark.environment;

/** What an environment is for. */
public enum EnvironmentType {
    PRODUCTION,
    STAGING,
    DEVELOPMENT
}
