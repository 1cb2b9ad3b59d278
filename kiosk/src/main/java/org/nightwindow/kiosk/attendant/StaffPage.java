package org.nightwindow.kiosk.attendant;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Page;
import org.nightwindow.kiosk.ui.Type;
import org.nightwindow.kiosk.ui.Words;

/// What the technicians' pages share: a title, a body, a way back at the left, and the next step at the right.
abstract class StaffPage extends Page {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");

    private final StaffStep step;

    @SuppressWarnings("this-escape") // writes properties of the node only; no subclass hears of it
    protected StaffPage(String id, StaffStep step, Look look) {
        super(id, look);
        this.step = step;
        getStyleClass().add("staff");
    }

    /// Of the node whose text this is: `staff.paper` names `#staff-paper`.
    protected static String id(String key) {
        return key.replaceFirst("\\.", "-");
    }

    /// Puts the page together anew.
    protected final void draw(String title, VBox body, Node truth, Node next) {
        body.getChildren().addFirst(Type.H2.wrapping(title));
        getChildren().setAll(body, actionBar(backButton(), truth, next));
    }

    /// The same, in landscape with the part that begins with `right` in a column of its own.
    protected final void draw(String title, VBox body, Node right, Node truth, Node next) {
        body.getChildren().addFirst(Type.H2.wrapping(title));
        getChildren().setAll(spread(body, right), actionBar(backButton(), truth, next));
    }

    /// Whatever ends the step.
    protected Node backButton() {
        return Buttons.back(words.get("action.back"), step::back);
    }

    /// A sentence with an icon on a card.
    protected static Node note(Icon icon, String iconClass, String styleClass, String text) {
        Node line = Type.BODY.wrapping(text);
        HBox.setHgrow(line, Priority.ALWAYS);
        HBox note = new HBox(24, icon.node(44, iconClass), line);
        note.setAlignment(Pos.CENTER_LEFT);
        note.getStyleClass().add(styleClass);
        return note;
    }

    /// A name at the left, a value at the right.
    protected static Node fact(String name, String value) {
        Node right = Type.LABEL.label(value);
        HBox fact = new HBox(8, Type.SECOND.label(name), spacer(), right);
        fact.setAlignment(Pos.CENTER_LEFT);
        return fact;
    }

    protected static Region nothing() {
        return new Region();
    }

    protected final String when(Instant moment) {
        return WHEN.format(moment.atZone(zone()));
    }

    private ZoneId zone() {
        return step.zone();
    }

    protected final String role(String role) {
        String key = "device." + role;
        return Words.keys(words.language()).contains(key) ? words.get(key) : role; // an unusual device has no name
    }

    /// `故障 · 缺纸或墨`
    protected final String state(DeviceStatus status) {
        String state = words.get("staff.state." + status.state());
        return status.detail() == DeviceStatus.Detail.NONE
                ? state
                : state + " · " + words.get("staff.detail." + status.detail());
    }

    @Override
    public final Optional<String> leaveText(boolean known) {
        return Optional.empty();
    }
}
