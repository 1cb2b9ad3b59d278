package org.nightwindow.console.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.Heartbeat;

/// A kiosk from the front, every part where it sits, in words and shapes.
///
/// @param parts its devices, from the top of the machine to its foot
/// @param screen whether it is painting
/// @param paper how full the tray of certificate paper is, 0–100, or -1 when that is not measured
public record Machine(List<Part> parts, Optional<Part> screen, int paper) {
    /// What is drawn and has no device of its own.
    private static final String SCREEN = "screen";

    private static final String PRINTER = "document-printer";

    /// @param role of the device, or `screen`
    /// @param shape of its state
    /// @param text of the device, for technicians; may be empty
    public record Part(
            String role, String name, String shape, String stateWords, String why, String text, String since) {
        public boolean isSound() {
            return shape.equals("ok");
        }

        /// Whether the drawing has a place for it.
        boolean isDrawn() {
            return role.equals(SCREEN) || DeviceWords.isDrawn(role);
        }
    }

    static Machine of(Frame frame, Kiosk kiosk) {
        return new Machine(
                kiosk.devices().stream().map(device -> part(frame, device)).toList(),
                kiosk.heartbeat().map(said -> screen(frame, kiosk, said)),
                paper(kiosk));
    }

    /// Every part with a place in the drawing, in the order in which one reads it.
    public List<Part> placed() {
        List<Part> placed = new ArrayList<>(screen.stream().toList());
        parts.stream().filter(Part::isDrawn).forEach(placed::add);
        return placed;
    }

    /// The parts it has no place for.
    public List<Part> others() {
        return parts.stream().filter(part -> !part.isDrawn()).toList();
    }

    /// The shape of a part in the drawing; `off` when the kiosk has none.
    public String shapeOf(String role) {
        return placed().stream()
                .filter(part -> part.role().equals(role))
                .map(Part::shape)
                .findFirst()
                .orElse("off");
    }

    public boolean has(String role) {
        return !shapeOf(role).equals("off");
    }

    /// How many are as they should be.
    public long sound() {
        return placed().stream().filter(Part::isSound).count()
                + others().stream().filter(Part::isSound).count();
    }

    private static Part part(Frame frame, Heartbeat.Device device) {
        DeviceWords.State state = DeviceWords.state(device.state());
        return new Part(
                device.role(),
                frame.say(DeviceWords.role(device.role())),
                state.shape(),
                frame.say(state.words()),
                device.detail().equals("NONE") ? "" : frame.say(DeviceWords.detail(device.detail())),
                device.text(),
                since(frame, device.since()));
    }

    private static String since(Frame frame, Instant since) {
        return frame.say(frame.age(since) + "前起", "for " + frame.age(since));
    }

    private static Part screen(Frame frame, Kiosk kiosk, Heartbeat said) {
        Instant painted = kiosk.heard()
                .orElse(said.sentAt())
                .minus(Duration.between(said.screen().lastPulse(), said.sentAt()));
        DeviceWords.State state = kiosk.isPainting() ? DeviceWords.State.WORKING : DeviceWords.State.FAILED;
        return new Part(
                SCREEN,
                frame.say("屏幕", "Screen"),
                state.shape(),
                kiosk.isPainting() ? frame.say("在绘制", "painting") : frame.say("停住了", "stands still"),
                "",
                "",
                kiosk.isPainting() ? frame.say(DeviceWords.screen(said.screen().name())) : since(frame, painted));
    }

    private static int paper(Kiosk kiosk) {
        return kiosk.devices().stream()
                .filter(device -> device.role().equals(PRINTER))
                .flatMap(device -> device.supplies().stream())
                .filter(supply -> supply.kind().equals("PAPER"))
                .mapToInt(supply -> supply.percent().orElse(-1))
                .findFirst()
                .orElse(-1);
    }
}
