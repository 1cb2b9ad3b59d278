package org.nightwindow.driver.testkit.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceConfig;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Outcome;

/// A driver and its device, for one clause. Closes what the clause left open.
public final class Bench implements AutoCloseable {
    /// As the host: a serial device answers in 0.1 s, a printer on the network in 1 to 3 s.
    static final Duration OPEN_LIMIT = Duration.ofSeconds(10);

    private final DriverProvider provider;
    private final Map<String, String> settings;
    private final Rig rig;
    private final List<Opened> open = new ArrayList<>();

    /// @param settings of the driver, without the address of the device
    public Bench(DriverProvider provider, Map<String, String> settings, Rig rig) {
        this.provider = provider;
        this.settings = Map.copyOf(settings);
        this.rig = rig;
    }

    DriverProvider provider() {
        return provider;
    }

    Rig rig() {
        return rig;
    }

    /// The line between driver and device.
    ///
    /// @throws Clause.NotJudged when there is none that could be broken
    FaultLine line() throws Clause.NotJudged {
        return anyLine()
                .orElseThrow(
                        () -> new Clause.NotJudged(
                                "this driver reaches its device through the operating system, where nobody can break the line"));
    }

    Optional<FaultLine> anyLine() {
        return rig.line();
    }

    /// Opens the device; it must succeed.
    Opened open() throws Clause.Broken, InterruptedException {
        Try tried = tryOpen(OPEN_LIMIT);
        if (tried.opened == null) {
            throw new Clause.Broken("the device could not be opened: " + Ended.name(tried.ended.outcome()));
        }
        return tried.opened;
    }

    /// One opening.
    ///
    /// @param opened null when it did not succeed
    record Try(
            Ended ended, @org.jspecify.annotations.Nullable Opened opened) {}

    Try tryOpen(Duration limit) throws Clause.Broken, InterruptedException {
        return tryOpen(limit, configuration(rig.address()));
    }

    Try tryOpen(Duration limit, DeviceConfig configuration) throws InterruptedException {
        Witness witness = new Witness(configuration);
        Owner owner = new Owner();
        witness.ownedBy(owner.thread());
        Ended ended = owner.begin("open", () -> provider.open(witness, Call.within(limit)))
                .await(limit.plus(Opened.PATIENCE));
        if (ended.value() instanceof Outcome.Done<?>(Device device)) {
            Opened opened = new Opened(device, owner, witness, rig);
            open.add(opened);
            return new Try(ended, opened);
        }
        owner.end();
        witness.cutOff();
        return new Try(ended, null);
    }

    /// The settings with this address in the field for the wire.
    DeviceConfig configuration(String address) throws Clause.Broken {
        Map<String, String> all = new HashMap<>(settings);
        if (anyLine().isEmpty()) {
            return configured(all);
        }
        ConfigSchema.Field wire = provider.configSchema().fields().stream()
                .filter(field -> field.type() == ConfigSchema.Type.WIRE)
                .findFirst()
                .orElseThrow(() -> new Clause.Broken("the schema has no field of type WIRE for the device's address"));
        all.put(wire.key(), address);
        return configured(all);
    }

    private DeviceConfig configured(Map<String, String> all) throws Clause.Broken {
        try {
            return provider.configSchema().configure(all);
        } catch (IllegalArgumentException wrong) {
            throw new Clause.Broken("its own schema refuses the settings: " + wrong.getMessage());
        }
    }

    @Override
    public void close() {
        open.forEach(Opened::close);
        rig.withhold();
        rig.mend();
    }
}
