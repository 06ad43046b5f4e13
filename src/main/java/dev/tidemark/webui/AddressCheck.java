package dev.tidemark.webui;

import java.util.List;

/**
 * Whether an address leads to something that the signed-in person may see. Asked before a page is
 * sent, so that its HTTP status is 404 where the page will say so.
 */
public interface AddressCheck {
    /**
     * Throws {@link dev.tidemark.base.NothingHere} if it leads nowhere; does nothing if it does, or
     * if the address is none of this module's.
     *
     * @param segments of the path, such as {@code environments, shop-production, backups}; never
     *     empty
     */
    void check(List<String> segments);
}
