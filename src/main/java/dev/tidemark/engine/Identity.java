package dev.tidemark.engine;

/** Which directory it is, whatever its name: device and inode. */
public record Identity(String value) {}
