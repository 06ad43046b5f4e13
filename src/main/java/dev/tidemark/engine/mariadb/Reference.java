package dev.tidemark.engine.mariadb;

/**
 * Something of one database that leads into another: a foreign key, or a default that takes its
 * numbers from a sequence there.
 *
 * @param name of the key or column
 */
public record Reference(
        String database, String table, String name, String toDatabase, String toTable) {
    /** Such as {@code shop.orders (orders_ibfk_1) refers to crm.people}. */
    public String words() {
        return "%s.%s (%s) refers to %s.%s".formatted(database, table, name, toDatabase, toTable);
    }
}
