package org.nightwindow.kiosk.attendant;

import java.util.List;
import java.util.Optional;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.ConfigSchema.Field;
import org.nightwindow.kiosk.ui.keyboard.Key;
import org.nightwindow.kiosk.ui.keyboard.Keyboard;

/// One setting of a device while it is changed.
///
/// @param choices to press instead of typing: all there are, or the ports that are plugged in
/// @param keyboard where it is typed; empty where one only chooses
public record Editing(Field field, List<String> choices, Optional<Keyboard> keyboard) {
    /// An address with the longest path there is in practice.
    private static final int CHARACTERS = 200;

    /// How many ports fit above the keyboard.
    private static final int PORTS = 4;

    public Editing {
        choices = List.copyOf(choices);
    }

    Editing(Field field, String value) {
        this(
                field,
                switch (field.type()) {
                    case CHOICE -> field.choices();
                    case YES_NO -> List.of("true", "false");
                    case TEXT, INTEGER, MILLISECONDS, WIRE, SECRET -> List.of();
                },
                keyboard(field, value));
    }

    private static Optional<Keyboard> keyboard(Field field, String value) {
        return switch (field.type()) {
            case CHOICE, YES_NO -> Optional.empty();
            case INTEGER, MILLISECONDS ->
                Optional.of(new Keyboard(field.min() < 0 ? Keyboard.Kind.LETTERS : Keyboard.Kind.DIGITS, CHARACTERS))
                        .map(keyboard -> with(keyboard, value));
            case TEXT, WIRE, SECRET -> {
                Keyboard keyboard = new Keyboard(Keyboard.Kind.TEXT, CHARACTERS);
                keyboard.press(Key.Act.SCRIPT); // addresses and names of ports are Latin
                yield Optional.of(with(keyboard, value));
            }
        };
    }

    private static Keyboard with(Keyboard keyboard, String value) {
        keyboard.replace(value);
        return keyboard;
    }

    Editing with(List<String> ports) {
        return new Editing(field, ports.stream().limit(PORTS).toList(), keyboard);
    }

    public boolean secret() {
        return field.type() == ConfigSchema.Type.SECRET;
    }

    /// May hold a secret.
    @Override
    public String toString() {
        return "Editing[" + field.key() + "]";
    }
}
