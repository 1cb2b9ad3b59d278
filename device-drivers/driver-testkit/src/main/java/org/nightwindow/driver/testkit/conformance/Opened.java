package org.nightwindow.driver.testkit.conformance;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.Outcome;

/// An open device, asked as the host asks it: on its owner thread, one thing at a time.
final class Opened implements AutoCloseable {
    /// How much longer than allowed is waited before a stretch of driver code counts as hung.
    static final Duration PATIENCE = Duration.ofMillis(1_500);

    /// The least a command is given: an impatient examiner would judge the machine, not the driver.
    static final Duration LIMIT = Duration.ofSeconds(10);

    /// By then a command has begun to wait.
    static final Duration BEGUN = Duration.ofMillis(50);

    private final Device device;
    private final Owner owner;
    private final Witness witness;
    private final Rig rig;
    private boolean gone;
    private boolean left;

    Opened(Device device, Owner owner, Witness witness, Rig rig) {
        this.device = device;
        this.owner = owner;
        this.witness = witness;
        this.rig = rig;
    }

    Device device() {
        return device;
    }

    Witness witness() {
        return witness;
    }

    Thread thread() {
        return owner.thread();
    }

    DeviceStatus status() throws Clause.Broken {
        DeviceStatus status = device.status();
        if (status == null) {
            throw new Clause.Broken("status() returned null");
        }
        return status;
    }

    Owner.Running begin(String what, Callable<@Nullable Object> code) {
        return owner.begin(what, code);
    }

    Ended run(String what, Duration limit, Callable<@Nullable Object> code) throws InterruptedException {
        Ended ended = begin(what, code).await(limit.plus(PATIENCE));
        gone |= ended.hung();
        return ended;
    }

    /// The kind's main command, with all it needs.
    Outcome<?> command() throws Clause.Broken, Clause.NotJudged, InterruptedException {
        return await(beginCommand(Call.within(LIMIT)), LIMIT).outcome();
    }

    /// Begins the main command; what it needs is there as soon as it runs.
    Owner.Running beginCommand(Call call) throws Clause.NotJudged, InterruptedException {
        Owner.Running running = beginEmpty(call);
        if (rig.waits() && !running.endsWithin(BEGUN)) { // it throws away what came before it
            rig.provide();
        }
        return running;
    }

    /// Begins the main command, with nothing there.
    Owner.Running beginEmpty(Call call) {
        return begin("the command", () -> rig.command(device, call));
    }

    Ended await(Owner.Running running, Duration limit) throws InterruptedException {
        Ended ended = running.await(limit.plus(PATIENCE));
        gone |= ended.hung();
        return ended;
    }

    Ended poll() throws InterruptedException {
        return poll(Duration.ofSeconds(1));
    }

    Ended poll(Duration limit) throws InterruptedException {
        return run("poll", limit, () -> {
            device.poll(Call.within(limit));
            return null;
        });
    }

    /// Closes on the owner thread.
    Ended shut() throws InterruptedException {
        if (gone) {
            witness.cutOff();
            return new Ended("close", null, null, Duration.ZERO, false);
        }
        Ended ended = begin("close", () -> {
                    device.close();
                    return null;
                })
                .await(Device.CLOSE_LIMIT.plus(PATIENCE));
        witness.closed();
        return ended;
    }

    @Override
    public void close() {
        if (left) {
            return;
        }
        left = true;
        try {
            shut();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        owner.end();
        witness.cutOff();
    }
}
