package org.nightwindow.driver.standard.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.standard.TestContext;
import org.nightwindow.driver.testkit.Simulator;

/// The cells of one device: each command under each trouble.
///
/// @param <S> its simulator
final class Cells<S extends Simulator<?>> {
    /// Enough for what ends by itself; what never ends ends here.
    static final Duration LIMIT = Duration.ofMillis(1_500);

    private final String device;
    private final Supplier<S> simulator;
    private final Supplier<DriverProvider> driver;
    private final String wireKey;
    private final Map<String, String> settings;
    private final Map<String, BiFunction<Device, Call, Outcome<?>>> commands = new LinkedHashMap<>();
    private final Map<String, BiConsumer<S, String>> troubles = new LinkedHashMap<>();
    private Function<S, String> address = Simulator::address;
    private Consumer<S> before = it -> {};
    private Consumer<Device> opened = it -> {};

    Cells(
            String device,
            Supplier<S> simulator,
            Supplier<DriverProvider> driver,
            String wireKey,
            Map<String, String> settings) {
        this.device = device;
        this.simulator = simulator;
        this.driver = driver;
        this.wireKey = wireKey;
        this.settings = settings;
        trouble("—", it -> {});
        trouble("unplugged", Simulator::unplug);
        trouble("hangs", Simulator::hang);
        trouble("garbles", Simulator::garble);
        trouble("dribbles", Simulator::dribble);
    }

    Cells<S> command(String name, BiFunction<Device, Call, Outcome<?>> command) {
        commands.put(name, command);
        return this;
    }

    Cells<S> trouble(String name, Consumer<S> trouble) {
        return troubleOf(name, (it, command) -> trouble.accept(it));
    }

    /// What goes wrong depends on the command, of which it gets the name.
    Cells<S> troubleOf(String name, BiConsumer<S, String> trouble) {
        troubles.put(name, trouble);
        return this;
    }

    /// What the driver is told instead of the simulator's own address.
    Cells<S> at(Function<S, String> written) {
        address = written;
        return this;
    }

    /// What is there before the trouble begins: a card, paper.
    Cells<S> with(Consumer<S> there) {
        before = there;
        return this;
    }

    /// What the driver did before.
    Cells<S> opened(Consumer<Device> did) {
        opened = did;
        return this;
    }

    List<Cell> all() {
        List<Cell> cells = new ArrayList<>();
        troubles.forEach((fault, trouble) -> commands.forEach((name, command) ->
                cells.add(new Cell(device, name, fault, () -> outcome(it -> trouble.accept(it, name), command)))));
        return cells;
    }

    private String outcome(Consumer<S> trouble, BiFunction<Device, Call, Outcome<?>> command) {
        try (S simulated = simulator.get()) {
            before.accept(simulated);
            Map<String, String> all = new LinkedHashMap<>(settings);
            all.put(wireKey, address.apply(simulated));
            Device open = new TestContext(driver.get(), all).open(Device.class);
            try {
                opened.accept(open);
                trouble.accept(simulated);
                return words(command.apply(open, Call.within(LIMIT)));
            } finally {
                open.close();
            }
        }
    }

    private static String words(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> _ -> "Done";
            case Outcome.Failed<?> failed -> "Failed: " + failed.fault();
            case Outcome.Cancelled<?> _ -> "Cancelled";
            case Outcome.Unknown<?> _ -> "**Unknown**";
        };
    }
}
