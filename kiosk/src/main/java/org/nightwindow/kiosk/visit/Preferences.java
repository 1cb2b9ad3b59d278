package org.nightwindow.kiosk.visit;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// How this resident wants the screen: changed at any moment, on any screen, with no effect on the journey. Back to
/// the defaults of the kiosk when the visit ends. Screen thread only.
public final class Preferences {
    private final boolean startsInEnglish;
    private final BooleanProperty english;
    private final BooleanProperty elder = new SimpleBooleanProperty(this, "elder");
    private final BooleanProperty contrast = new SimpleBooleanProperty(this, "contrast");
    private final BooleanProperty lowReach = new SimpleBooleanProperty(this, "lowReach");
    private final BooleanProperty voice = new SimpleBooleanProperty(this, "voice");

    /// @param startsInEnglish whether each visit starts in English, else in Chinese
    public Preferences(boolean startsInEnglish) {
        this.startsInEnglish = startsInEnglish;
        this.english = new SimpleBooleanProperty(this, "english", startsInEnglish);
    }

    /// English takes the large line; else Chinese does.
    public BooleanProperty english() {
        return english;
    }

    /// Big type, one column, and three times as long to think 大字版.
    public BooleanProperty elder() {
        return elder;
    }

    public BooleanProperty contrast() {
        return contrast;
    }

    /// Everything that can be pressed lies low 低位.
    public BooleanProperty lowReach() {
        return lowReach;
    }

    public BooleanProperty voice() {
        return voice;
    }

    void reset() {
        english.set(startsInEnglish);
        elder.set(false);
        contrast.set(false);
        lowReach.set(false);
        voice.set(false);
    }
}
