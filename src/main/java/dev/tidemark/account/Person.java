package dev.tidemark.account;

/** Somebody on record, as others address them. */
public record Person(PersonId id, String name, String email) {}
