package org.nightwindow.kiosk.journey.form;

import org.nightwindow.hall.catalogue.Field;
import org.nightwindow.hall.constraint.Length;
import org.nightwindow.kiosk.ui.keyboard.Keyboard;

/// A place where something is typed: a field has one, or two when it is typed twice. The keyboard lives as long as the
/// step, so that nothing typed is lost when the screen is drawn anew.
///
/// @param field what is typed into
/// @param again whether this is the second time
public record Typing(FormField field, boolean again, Keyboard keyboard) {
    private static final int ID_CHARACTERS = 18;

    /// Twelve digits, the point and two decimals.
    private static final int MONEY_CHARACTERS = 15;

    private static final int DIGITS = 32;
    private static final int CHARACTERS = 100;

    Typing(FormField field, boolean again) {
        this(field, again, new Keyboard(kind(field.field()), most(field.field())));
    }

    /// `bank_acct`, `bank_acct-again`.
    public String id() {
        return field.key() + (again ? "-again" : "");
    }

    private static Keyboard.Kind kind(Field field) {
        if (field.type() == Field.Type.MONEY) {
            return Keyboard.Kind.MONEY;
        }
        return switch (field.input()) {
            case TEXT -> Keyboard.Kind.TEXT;
            case NAME -> Keyboard.Kind.CHINESE;
            case DIGITS -> Keyboard.Kind.DIGITS;
            case ID_NUMBER -> Keyboard.Kind.ID_NUMBER;
            case LETTERS -> Keyboard.Kind.LETTERS;
        };
    }

    /// Where the catalogue says how long it may be, a few more fit, so that one too many is seen and explained.
    private static int most(Field field) {
        if (field.type() == Field.Type.MONEY) {
            return MONEY_CHARACTERS;
        }
        return field.constraints().stream()
                .filter(Length.class::isInstance)
                .map(rule -> ((Length) rule).max() + 1)
                .findFirst()
                .orElse(
                        switch (field.input()) {
                            case ID_NUMBER -> ID_CHARACTERS;
                            case DIGITS -> DIGITS;
                            case TEXT, NAME, LETTERS -> CHARACTERS;
                        });
    }

    /// Personal data.
    @Override
    public String toString() {
        return "Typing[" + id() + "]";
    }
}
