package dev.tidemark.webui;

import java.util.List;
import java.util.Optional;

/** Who looks at the page; the shell asks, the accounts answer. */
public interface SignedInPerson {
    /** Empty if nobody is signed in. */
    Optional<Shown> shown();

    /** By name; those that the person may look at. */
    List<OrganizationChoice> organizations();

    /**
     * @param role in words, such as {@code Owner} or {@code Operator, approver}
     */
    record Shown(String name, String role, boolean staff) {
        /** Two letters for the picture. */
        public String initials() {
            var words = name.strip().split("\\s+");
            var first = words[0].substring(0, Math.min(1, words[0].length()));
            var last = words.length > 1 ? words[words.length - 1].substring(0, 1) : "";
            return (first + last).toUpperCase(java.util.Locale.ROOT);
        }
    }

    /** One organization to look at. */
    record OrganizationChoice(String id, String name) {}
}
