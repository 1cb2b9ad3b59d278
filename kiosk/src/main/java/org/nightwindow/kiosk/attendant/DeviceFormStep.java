package org.nightwindow.kiosk.attendant;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.ConfigSchema.Field;
import org.nightwindow.driver.ConfigSchema.Problem;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.kiosk.hardware.DeviceSettings;
import org.nightwindow.kiosk.hardware.Fittings;
import org.nightwindow.kiosk.hardware.Fittings.Judged;
import org.nightwindow.kiosk.hardware.Fittings.Offer;

/// Sets one device: the form is drawn from the driver's own schema. Every problem is shown at once; what is right can
/// be tried at the device before it is kept. Nothing holds until the program is started again.
public final class DeviceFormStep extends StaffStep {
    private final String role;
    private final Fittings fittings;
    private final Optional<DeviceSettings> before;
    private final Map<String, String> typed = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Form> form;
    private final ReadOnlyObjectWrapper<Optional<Editing>> editing =
            new ReadOnlyObjectWrapper<>(this, "editing", Optional.empty());

    /// What is on the form.
    ///
    /// @param chosen the driver; empty until one is chosen
    /// @param values what was typed, by key; a field that is not in it has its default
    /// @param judged what is known to be wrong
    public record Form(Optional<Offer> chosen, Map<String, String> values, Judged judged, Phase phase) {
        public Form {
            values = Map.copyOf(values);
        }

        public List<Field> fields() {
            return chosen.map(Offer::schema).map(ConfigSchema::fields).orElse(List.of());
        }

        public Optional<String> problem(String key) {
            return judged.problems().stream()
                    .filter(problem -> problem.key().equals(key))
                    .map(Problem::message)
                    .findFirst();
        }

        /// May hold a secret.
        @Override
        public String toString() {
            return "Form" + values.keySet() + phase;
        }
    }

    public sealed interface Phase {
        record Filling() implements Phase {}

        /// The device is opened and tested; or the disk is written.
        record Working(boolean trying) implements Phase {}

        record Tried(Outcome<SelfTest> outcome) implements Phase {}

        record Kept() implements Phase {}

        record NotKept(String why) implements Phase {}
    }

    DeviceFormStep(AttendantMode mode, String role) {
        super(mode);
        this.role = role;
        this.fittings = mode.machine().fittings();
        this.before = fittings.slots().stream()
                .filter(slot -> slot.role().equals(role))
                .findFirst()
                .flatMap(Fittings.Slot::device);
        List<Offer> offers = offers();
        Optional<Offer> chosen = before.flatMap(device -> offer(offers, device.driver()))
                .or(() -> offers.size() == 1 && before.isEmpty() ? Optional.of(offers.getFirst()) : Optional.empty());
        before.map(DeviceSettings::settings).ifPresent(typed::putAll);
        form = new ReadOnlyObjectWrapper<>(this, "form", new Form(chosen, typed, Judged.RIGHT, new Phase.Filling()));
    }

    public String role() {
        return role;
    }

    public ReadOnlyObjectProperty<Form> form() {
        return form.getReadOnlyProperty();
    }

    /// The setting that is being changed.
    public ReadOnlyObjectProperty<Optional<Editing>> editing() {
        return editing.getReadOnlyProperty();
    }

    public List<Offer> offers() {
        return fittings.offers(role);
    }

    /// Whether somebody would start the program again.
    public boolean startsAgain() {
        return mode.machine().startsAgain().isPresent();
    }

    private static Optional<Offer> offer(List<Offer> offers, String driver) {
        return offers.stream().filter(it -> it.driver().id().equals(driver)).findFirst();
    }

    /// Chooses the driver. What was typed for another one is kept only where this one asks for the same.
    public void choose(String driver) {
        offer(offers(), driver).ifPresent(offer -> {
            List<String> keys = offer.schema().fields().stream().map(Field::key).toList();
            typed.keySet().retainAll(keys);
            form.set(new Form(Optional.of(offer), typed, Judged.RIGHT, new Phase.Filling()));
        });
    }

    public void edit(Field field) {
        if (working()) {
            return;
        }
        Editing now = new Editing(field, value(field));
        now.keyboard().ifPresent(keyboard -> keyboard.onDone(() -> done(now)));
        editing.set(Optional.of(now));
        if (field.type() == ConfigSchema.Type.WIRE) {
            ask(fittings::ports, ports -> {
                if (editing.get().filter(now::equals).isPresent()) {
                    editing.set(Optional.of(now.with(ports)));
                }
            });
        }
    }

    /// What holds for a field now.
    public String value(Field field) {
        String value = typed.getOrDefault(field.key(), "");
        return value.isBlank() ? field.defaultValue().orElse("") : value;
    }

    /// One of the choices, or a port, was pressed. How fast the port before was stays.
    public void pick(String value) {
        editing.get()
                .ifPresent(now -> now.keyboard()
                        .ifPresentOrElse(
                                keyboard -> {
                                    String old = keyboard.text().get();
                                    int speed = old.indexOf('?');
                                    keyboard.replace(
                                            old.startsWith("serial:") && speed > 0
                                                    ? value + old.substring(speed)
                                                    : value);
                                },
                                () -> put(now.field(), value)));
    }

    /// 确定
    public void done() {
        editing.get().ifPresent(this::done);
    }

    private void done(Editing now) {
        now.keyboard().ifPresent(keyboard -> {
            keyboard.settle();
            put(now.field(), keyboard.text().get());
        });
    }

    private void put(Field field, String value) {
        typed.put(field.key(), value.strip());
        editing.set(Optional.empty());
        // What was wrong and is right now is no problem any more; what was never judged is not complained about yet.
        Form now = form.get();
        List<Problem> still = now.chosen()
                .map(Offer::schema)
                .map(schema -> schema.check(settings()))
                .orElse(List.of());
        List<String> complained =
                now.judged().problems().stream().map(Problem::key).toList();
        Judged judged = new Judged(
                still.stream()
                        .filter(problem -> complained.contains(problem.key()))
                        .toList(),
                List.of());
        form.set(new Form(now.chosen(), typed, judged, new Phase.Filling()));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        typed.forEach((key, value) -> {
            if (!value.isBlank()) {
                settings.put(key, value);
            }
        });
        return settings;
    }

    private DeviceSettings device(Offer offer) {
        return new DeviceSettings(
                offer.driver().id(),
                settings(),
                before.map(DeviceSettings::remoteDecoding).orElse(false));
    }

    /// 试一下
    public void tryOut() {
        begin(true);
    }

    /// 保存
    public void keep() {
        begin(false);
    }

    private void begin(boolean trying) {
        Form now = form.get();
        if (now.chosen().isEmpty() || working()) {
            return;
        }
        DeviceSettings device = device(now.chosen().get());
        form.set(new Form(now.chosen(), typed, Judged.RIGHT, new Phase.Working(trying)));
        work(() -> trying ? tried(device) : kept(device), end -> {
            if (end.phase() instanceof Phase.Kept) {
                mode.deviceSet(role, device.driver(), changed(device));
            }
            form.set(new Form(now.chosen(), typed, end.judged(), end.phase()));
        });
    }

    private record End(Judged judged, Phase phase) {}

    private End tried(DeviceSettings device) {
        Judged judged = fittings.judge(role, device);
        return judged.right()
                ? new End(judged, new Phase.Tried(fittings.tryOut(role, device)))
                : new End(judged, new Phase.Filling());
    }

    private End kept(DeviceSettings device) {
        Judged judged = fittings.judge(role, device);
        if (!judged.right()) {
            return new End(judged, new Phase.Filling());
        }
        try {
            fittings.keep(role, device);
            return new End(judged, new Phase.Kept());
        } catch (IOException e) {
            return new End(judged, new Phase.NotKept(String.valueOf(e.getMessage())));
        }
    }

    private List<String> changed(DeviceSettings device) {
        Map<String, String> old = before.map(DeviceSettings::settings).orElse(Map.of());
        TreeSet<String> keys = new TreeSet<>(device.settings().keySet());
        keys.addAll(old.keySet());
        List<String> changed = new ArrayList<>(keys);
        changed.removeIf(key -> device.settings().getOrDefault(key, "").equals(old.getOrDefault(key, "")));
        return changed;
    }

    /// 现在重启
    public void startAgain() {
        mode.machine().startsAgain().ifPresent(again -> {
            mode.leave();
            again.run();
        });
    }

    private boolean working() {
        return form.get().phase() instanceof Phase.Working;
    }

    /// Out of the setting, else back to the devices; not while the device is tried.
    @Override
    public void back() {
        if (editing.get().isPresent()) {
            editing.set(Optional.empty());
        } else if (!working()) {
            mode.show(new DevicesStep(mode));
        }
    }
}
