package org.nightwindow.kiosk.ui;

import java.nio.file.Path;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.nightwindow.hall.HallFonts;

/// Fonts, style sheets and the style classes of the modes.
public final class Theme {

    private static final String CONTROLS = "controls.css";
    private static final String SHEET = "kiosk.css";
    private static final String WIDE = "landscape";

    private Theme() {}

    /// Makes the two weights of the hall's face known to JavaFX, and what controls look like. Once per process, before
    /// the first control. JavaFX thread.
    ///
    /// @param folder where the fonts are or will be unpacked; JavaFX opens a file faster than a jar entry
    /// @throws IllegalStateException when a font cannot be read: without it the screens would show empty boxes
    public static void load(Path folder) {
        Application.setUserAgentStylesheet(address(CONTROLS));
        for (HallFonts font : HallFonts.values()) {
            String file = font.in(folder).toUri().toString();
            if (Font.loadFont(file, 32) == null) {
                throw new IllegalStateException("JavaFX cannot read the font " + file);
            }
        }
    }

    public static void dress(Scene scene) {
        scene.getStylesheets().setAll(address(SHEET));
    }

    private static String address(String sheet) {
        return Objects.requireNonNull(Theme.class.getResource(sheet), sheet).toExternalForm();
    }

    /// Sets the style classes of `look` on the root of `scene`; everything else there stays.
    public static void apply(Scene scene, Look look) {
        var classes = scene.getRoot().getStyleClass();
        for (Look.Mode mode : Look.Mode.values()) {
            classes.remove(mode.styleClass());
            if (look.has(mode)) {
                classes.add(mode.styleClass());
            }
        }
        for (Language language : Language.values()) {
            classes.remove(language.code());
        }
        classes.add(look.language().code());
        classes.remove(WIDE);
        if (look.wide()) {
            classes.add(WIDE);
        }
    }
}
