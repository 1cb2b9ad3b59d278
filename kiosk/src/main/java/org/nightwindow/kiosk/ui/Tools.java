package org.nightwindow.kiosk.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.text.TextAlignment;

/// What a resident can change or ask for at any moment. Only what works now is offered.
///
/// @param change takes the look the resident wants from now on
/// @param help calls somebody; empty where nobody can be called
/// @param modes whether large letters, high contrast and low reach are offered
public record Tools(Consumer<Look> change, Optional<Runnable> help, boolean modes) {

    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    public Tools(Consumer<Look> change, Optional<Runnable> help) {
        this(change, help, true);
    }

    /// For the technicians' pages, which have one size.
    public Tools languageOnly() {
        return new Tools(change, Optional.empty(), false);
    }

    /// The buttons for `look`, help last.
    ///
    /// @param styleClass `tool` in the band, `start-tool` on the start screen
    public List<Button> buttons(Look look, String styleClass, double iconSize) {
        Words words = look.words();
        List<Button> buttons = new ArrayList<>();
        if (modes) {
            buttons.add(mode(look, Look.Mode.ELDER, words.get("tool.elder"), Icon.ELDER, styleClass, iconSize));
            buttons.add(
                    mode(look, Look.Mode.CONTRAST, words.get("tool.contrast"), Icon.CONTRAST, styleClass, iconSize));
            if (!look.wide()) {
                buttons.add(
                        mode(look, Look.Mode.LOW_REACH, words.get("tool.low-reach"), Icon.REACH, styleClass, iconSize));
            }
        }
        buttons.add(button(
                "tool-language",
                words.get("tool.language"),
                Icon.LANGUAGE,
                styleClass,
                iconSize,
                () -> change.accept(look.with(look.language().other()))));
        help.ifPresent(call -> {
            Button button = button("tool-help", words.get("tool.help"), Icon.HELP, styleClass, iconSize, call);
            button.getStyleClass().add("tool-help");
            buttons.add(button);
        });
        return buttons;
    }

    private Button mode(Look look, Look.Mode mode, String text, Icon icon, String styleClass, double iconSize) {
        Button button = button(
                "tool-" + mode.styleClass(), text, icon, styleClass, iconSize, () -> change.accept(look.toggled(mode)));
        button.pseudoClassStateChanged(ON, look.has(mode));
        return button;
    }

    private static Button button(String id, String text, Icon icon, String styleClass, double iconSize, Runnable act) {
        Button button = new Button(text, icon.node(iconSize, "on-night"));
        button.setId(id);
        button.getStyleClass().setAll(styleClass);
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.setWrapText(true);
        button.setTextAlignment(TextAlignment.CENTER);
        button.setOnAction(_ -> act.run());
        return button;
    }
}
