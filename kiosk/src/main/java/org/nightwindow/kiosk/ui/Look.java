package org.nightwindow.kiosk.ui;

import java.util.EnumSet;
import java.util.Set;

/// How a resident wants to be shown things: the language and the modes. A page is built for one look and built anew
/// when it changes; what the resident entered lives in the step and survives.
///
/// @param shape of the display; the same for everybody
public record Look(Language language, Set<Mode> modes, Shape shape) {

    /// A mode is a style class of the scene's root, and now and then a simpler layout.
    public enum Mode {
        /// 大字版: larger text, 7:1 contrast, fewer things on a page.
        ELDER("elder"),
        /// 高对比: black, white and yellow.
        CONTRAST("contrast"),
        /// 低位: whatever can be pressed lies in the lower part of a portrait display, for somebody who sits.
        LOW_REACH("low-reach");

        private final String styleClass;

        Mode(String styleClass) {
            this.styleClass = styleClass;
        }

        public String styleClass() {
            return styleClass;
        }
    }

    public Look {
        modes = Set.copyOf(modes);
    }

    /// What a kiosk shows to whoever comes next.
    public static Look usual() {
        return new Look(Language.ZH, Set.of(), Shape.PORTRAIT);
    }

    public Words words() {
        return new Words(language);
    }

    public boolean has(Mode mode) {
        return modes.contains(mode);
    }

    public boolean elder() {
        return has(Mode.ELDER);
    }

    /// Whether whatever can be pressed lies low. A display that lies across is low enough as it is.
    public boolean low() {
        return has(Mode.LOW_REACH) && !wide();
    }

    /// Whether pages are two columns.
    public boolean wide() {
        return shape == Shape.LANDSCAPE;
    }

    public Look with(Language other) {
        return new Look(other, modes, shape);
    }

    /// The same look with `mode` switched over.
    public Look toggled(Mode mode) {
        Set<Mode> changed = modes.isEmpty() ? EnumSet.noneOf(Mode.class) : EnumSet.copyOf(modes);
        if (!changed.remove(mode)) {
            changed.add(mode);
        }
        return new Look(language, changed, shape);
    }
}
