package dev.tidemark.ticket;

/** A file that somebody wants to attach, as it was sent. */
public record NewFile(String name, byte[] content) {}
