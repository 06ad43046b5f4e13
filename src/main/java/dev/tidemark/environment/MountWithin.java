package dev.tidemark.environment;

/**
 * A mount that lies within the deployed code: a backup of the code leaves it out, a restore of the
 * code keeps it live.
 *
 * @param relative its path below the code's
 */
public record MountWithin(Mount mount, String relative) {}
