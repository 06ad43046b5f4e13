package dev.tidemark.webui;

import com.vaadin.flow.component.icon.SvgIcon;
import java.util.Locale;

/** The portal's icons, drawn in the theme's {@code icons.svg} under the same names. */
public enum TideIcon {
    MENU,
    CHEVRON_DOWN,
    CHEVRON_RIGHT,
    CHEVRON_LEFT,
    HOME,
    PULSE,
    LAYERS,
    PEOPLE,
    SHIELD,
    SHIELD_TICK,
    SHIELD_ALERT,
    SEARCH,
    MORE,
    PAUSE,
    TICK,
    RING,
    CROSS,
    TURN,
    PLUS,
    LOCK,
    FILTER,
    FLAG,
    BIN,
    DATABASE,
    FOLDER,
    CODE,
    DOWNLOAD,
    FILE,
    CLOCK,
    INFO,
    CIRCLE_TICK,
    CIRCLE_CROSS,
    TRIANGLE,
    ANCHOR,
    SERVER,
    VAULT,
    GLOBE,
    EYE,
    SIGN_OUT,
    KEY,
    BOOK,
    EXTERNAL,
    BELL,
    TICKET,
    BUBBLE,
    HAND,
    CLIP,
    SEND,
    PERSON,
    ARROW_BACK,
    MAIL;

    /** Where the drawings are, relative to the portal's root. */
    public static final String SOURCE = "theme/icons.svg";

    /** Its name in the drawing. */
    public String symbol() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Decorates text; hidden from screen readers. */
    public SvgIcon create() {
        var icon = new SvgIcon(SOURCE, symbol());
        icon.getElement().setAttribute("aria-hidden", "true");
        if (this == RING) {
            icon.addClassName("turning");
        }
        return icon;
    }
}
