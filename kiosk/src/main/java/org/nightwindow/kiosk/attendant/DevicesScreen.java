package org.nightwindow.kiosk.attendant;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.kiosk.hardware.DeviceSettings;
import org.nightwindow.kiosk.hardware.Fittings.Slot;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Type;

/// Draws [DevicesStep].
///
/// Ids: `#set-code-scanner` … by role, `#back`.
final class DevicesScreen extends StaffPage {
    private static final double GAP = 12;
    private static final double HEIGHT = 104;

    DevicesScreen(DevicesStep step, Look look) {
        super("page-staff-devices", step, look);
        GridPane grid = new GridPane();
        grid.setHgap(GAP);
        grid.setVgap(GAP);
        List<Slot> slots = step.slots();
        int columns = look.wide() ? 2 : 1;
        double width = (look.wide() ? 2 * look.shape().column() : look.shape().column() + GAP) / columns - GAP;
        for (int i = 0; i < slots.size(); i++) {
            grid.add(row(step, slots.get(i), width), i % columns, i / columns);
        }
        VBox body = body(18, Type.SECOND.wrapping(words.get("staff.devices.how")), grid, spacer());
        draw(words.get("staff.devices.title"), body, nothing(), nothing());
    }

    private Button row(DevicesStep step, Slot slot, double width) {
        String driver = slot.device().map(DeviceSettings::driver).orElse(words.get("staff.devices.none"));
        String now = step.status(slot.role())
                .map(DeviceStatus::state)
                .map(state -> words.get("staff.state." + state))
                .orElse("");
        VBox name = new VBox(-2, Type.LABEL.label(role(slot.role()), "blue-text"), Type.OTHER.label(driver));
        name.setAlignment(Pos.CENTER_LEFT);
        HBox face = new HBox(20, name, spacer(), Type.OTHER.label(now), Icon.NEXT.node(40));
        face.setAlignment(Pos.CENTER_LEFT);
        face.setMinWidth(width - 72);
        face.setMaxWidth(width - 72);
        Button row =
                Buttons.drawn("set-" + slot.role(), "option", role(slot.role()), face, () -> step.choose(slot.role()));
        row.setMinSize(width, HEIGHT);
        row.setMaxSize(width, HEIGHT);
        return row;
    }
}
