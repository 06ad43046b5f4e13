package dev.tidemark.account;

/** A person as a member of an organization. */
public record Member(PersonId id, String name, String email, OrganizationRole role) {}
