package dev.tidemark.account;

/** A customer's account. */
public record Organization(OrganizationId id, String name) {}
