package org.nightwindow.driver.host.child;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DriverInfo;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.host.DriverCrash;

/// A vendor's driver, as the rest of the kiosk knows it: a provider like any other, whose devices each live in a
/// process of their own. No class of the vendor is ever loaded here. Made by [VendorFolder].
final class ChildDriver implements DriverProvider {
    private final ToHost.Offer offer;
    private final Path vendorFolder;
    private final Path runFolder;

    ChildDriver(ToHost.Offer offer, Path vendorFolder, Path runFolder) {
        this.offer = offer;
        this.vendorFolder = vendorFolder;
        this.runFolder = runFolder;
    }

    @Override
    public DriverInfo info() {
        return offer.info();
    }

    @Override
    public ConfigSchema configSchema() {
        return offer.schema();
    }

    /// @throws DriverCrash when the child died or spoke nonsense before the device was open
    @Override
    public Outcome<Device> open(DeviceContext context, Call call) {
        ChildDevice device = new ChildDevice(info().kind(), context.clock(), context.events());
        ChildProcess process;
        try {
            process = ChildProcess.start(vendorFolder, runFolder, call.remaining());
        } catch (IOException notStarted) {
            return Outcome.failed(Fault.INTERNAL, String.valueOf(notStarted.getMessage()));
        }
        Conversation child = new Conversation(process, device);
        device.talkOver(child);
        child.begin();
        call.onCancel(() -> child.kill("called off while opening"));
        boolean handedOut = false;
        try {
            hear(child, call.remaining()); // its greeting; what it offers is known
            child.say(new ToChild.Open(info().id(), context.config().values(), call.remaining()));
            Outcome<Device> outcome = switch (hear(child, call.remaining())) {
                case ToHost.Opened(Outcome.Done<byte[]>(byte[] snapshot)) -> Outcome.done(device.handOut(snapshot));
                case ToHost.Opened(Outcome<byte[]> other) ->
                    other.then(never -> Outcome.failed(Fault.INTERNAL, "impossible"));
                case ToHost.Threw(int _, String what) -> throw new DriverCrash("the driver threw " + what);
                case ToHost.Useless(String why) -> Outcome.failed(Fault.CONFIGURATION, why);
                case ToHost.Hello _, ToHost.Answered _, ToHost.Told _, ToHost.Happened _, ToHost.Shown _ ->
                    throw new DriverCrash("the driver's process spoke out of turn");
            };
            handedOut = outcome.isDone();
            return outcome;
        } catch (Conversation.Silence silence) {
            return Outcome.failed(Fault.TIMEOUT, "the driver's process did not open the device in time");
        } catch (IOException | MalformedException lost) {
            throw new DriverCrash("the driver's process was lost while opening");
        } finally {
            if (!handedOut) {
                child.kill("the device was not opened");
            }
        }
    }

    private static ToHost hear(Conversation child, Duration limit) throws Conversation.Silence {
        Optional<ToHost> reply = child.hear(limit);
        return reply.orElseThrow(() -> new DriverCrash("the driver's process " + child.death()));
    }
}
