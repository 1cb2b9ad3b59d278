package org.nightwindow.hall.catalogue;

import java.util.List;
import java.util.Optional;
import org.nightwindow.hall.Text;

/// One service item 事项.
///
/// @param id such as `TAX-01`
/// @param name as the resident reads it
/// @param department id of the department in charge
/// @param mode what is done at the kiosk
/// @param level how sure the kiosk must be of who stands there
/// @param template the document layout at the console; empty when no document comes of it
/// @param devices roles of the devices it needs, such as `document-printer`
/// @param minutes how long it usually takes, 1 to 60
/// @param feeFen what it costs, in fen
/// @param fields of its form, in order
/// @param declaring for [Mode#DECLARE], and only there
public record Item(
        String id,
        Text name,
        String department,
        Mode mode,
        Level level,
        Optional<String> template,
        List<String> devices,
        int minutes,
        long feeFen,
        List<Field> fields,
        Optional<Declaring> declaring) {

    public Item {
        devices = List.copyOf(devices);
        fields = List.copyOf(fields);
    }

    public enum Mode {
        PRINT,
        QUERY,
        DECLARE,
        PREFILL,
        PAY
    }

    public enum Level {
        /// ID card.
        L1,
        /// ID card and a signed code from the city's app.
        L2,
        /// ID card and a person match.
        L3
    }

    public Optional<Field> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }
}
