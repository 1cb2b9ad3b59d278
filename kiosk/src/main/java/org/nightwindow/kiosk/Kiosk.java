package org.nightwindow.kiosk;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.hall.Text;
import org.nightwindow.kiosk.config.KioskConfig;
import org.nightwindow.kiosk.config.KioskConfig.Problem;
import org.nightwindow.kiosk.hardware.DeviceBay;
import org.nightwindow.kiosk.journey.closed.NotOpenStep;
import org.nightwindow.kiosk.visit.Desk;
import org.nightwindow.kiosk.visit.Preferences;
import org.nightwindow.kiosk.visit.PrivacySweep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One kiosk, with or without a screen. [#desk()] says what the screen shows.
///
/// The view calls [#painted()] when a frame was painted (the first one opens the ledger), [#tick()] about four
/// times a second, and `desk().touched()` for every touch. Everything but [#close()] belongs to the screen thread.
///
/// A kiosk whose configuration is wrong starts all the same: its screen says, calmly, that this machine is not
/// open, and tells the technician every setting that is wrong.
public final class Kiosk implements AutoCloseable, KioskApplication.Program {
    private static final Logger log = LoggerFactory.getLogger(Kiosk.class);

    /// How this program calls itself at the console.
    public static final String SOFTWARE = Optional.ofNullable(
                    Kiosk.class.getPackage().getImplementationVersion())
            .orElse("0.1.0");

    private static final long BOARD_EVERY_NANOS = 1_000_000_000L; // levels and clocks change without an event

    private final Desk desk;
    private final ReadOnlyObjectWrapper<Text> hallName;
    private final Optional<KioskConfig> config;
    private final LongSupplier nanoTime;
    private final @Nullable Station station;
    private boolean painted;
    private long boardAt;

    private Kiosk(
            Desk desk, Text hall, Optional<KioskConfig> config, LongSupplier nanoTime, @Nullable Station station) {
        this.desk = desk;
        this.hallName = new ReadOnlyObjectWrapper<>(this, "hallName", hall);
        this.config = config;
        this.nanoTime = nanoTime;
        this.station = station;
    }

    /// Wires a kiosk and starts its devices. On the screen thread, or before [Seams#screen()] hands anything to it.
    public static Kiosk start(KioskConfig.Read read, Seams seams) {
        Profiles profiles = new Profiles(_ -> read, seams.drivers());
        return start(profiles.start(), profiles, seams);
    }

    /// The same under what the console has changed.
    ///
    /// @param read what the profiles started with
    static Kiosk start(KioskConfig.Read read, Profiles profiles, Seams seams) {
        return switch (read) {
            case KioskConfig.Read.Rejected(List<Problem> problems) ->
                notOpen(problems.stream().map(Problem::toString).toList(), Optional.empty(), seams);
            case KioskConfig.Read.Accepted(KioskConfig config) -> {
                List<String> problems = new ArrayList<>(DeviceBay.check(config.devices(), seams.drivers()));
                try {
                    Files.createDirectories(config.data());
                } catch (IOException e) {
                    problems.add("data " + config.data() + " cannot be made: " + e.getMessage());
                }
                yield problems.isEmpty()
                        ? open(config, profiles, seams)
                        : notOpen(problems, Optional.of(config), seams);
            }
        };
    }

    private static Kiosk notOpen(List<String> problems, Optional<KioskConfig> config, Seams seams) {
        problems.forEach(problem -> log.error("{} configuration: {}", LogEvent.SETTINGS_WRONG, problem));
        Preferences preferences =
                new Preferences(config.map(KioskConfig::startsInEnglish).orElse(false));
        Desk desk = new Desk(
                seams.screen(), seams.nanoTime(), () -> "none", preferences, new PrivacySweep(List.of(), () -> {}));
        desk.close(new NotOpenStep(NotOpenStep.Reason.CONFIGURATION, problems));
        Text hall = config.map(KioskConfig::hall).orElse(KioskConfig.NO_NAME);
        return new Kiosk(desk, hall, config, seams.nanoTime(), null);
    }

    private static Kiosk open(KioskConfig config, Profiles profiles, Seams seams) {
        Station station = new Station(config, profiles, seams);
        Kiosk kiosk = new Kiosk(station.desk(), config.hall(), Optional.of(config), seams.nanoTime(), station);
        station.begin(kiosk.hallName::set);
        return kiosk;
    }

    @Override
    public Desk desk() {
        return desk;
    }

    /// The name of the place, for the band at the top.
    @Override
    public ReadOnlyObjectProperty<Text> hallName() {
        return hallName.getReadOnlyProperty();
    }

    /// Empty when the configuration could not be read at all.
    public Optional<KioskConfig> config() {
        return config;
    }

    /// A frame was painted. The first call opens the ledger: the picture comes first.
    @Override
    public void painted() {
        if (station != null) {
            station.painted(desk.step().get());
            if (!painted) {
                station.openLedger();
            }
        }
        painted = true;
    }

    /// Time passed.
    @Override
    public void tick() {
        desk.tick();
        if (station != null && nanoTime.getAsLong() - boardAt >= BOARD_EVERY_NANOS) {
            boardAt = nanoTime.getAsLong();
            station.refresh();
        }
    }

    /// Ends the program's part in the world, in order: the visit, the line to the console, devices, ledger. Waits
    /// for an act that runs. Not on the screen thread; a second call does nothing.
    @Override
    public void close() {
        if (station != null) {
            station.close();
        }
    }
}
