package dev.tidemark.environment;

/**
 * A file that connects environments also says where vaults of a region lie; published within its
 * transaction.
 */
public record VaultStorageDeclared(ConnectionFile.StoragePlan storage) {}
