package org.nightwindow.kiosk;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.nightwindow.hall.CommandDetail;
import org.nightwindow.hall.CommandFile;
import org.nightwindow.hall.HeartbeatReply.Command;
import org.nightwindow.kiosk.hall.CommandRunner;
import org.nightwindow.kiosk.hardware.SelfTests;

/// What the console can have this kiosk do. What could disturb or show a resident is decided on the screen thread,
/// in the same turn in which it is done: a visit cannot begin in between.
///
/// | crash after | what is on the disk | what happens next |
/// |---|---|---|
/// | maintenance was asked for | nothing | open; the console hears NOT_DONE |
/// | the mark is written | the mark | closed for maintenance from the start on; the console hears DONE |
/// | the end of the program was asked for | that a restart began | its supervisor starts it; the result is DONE |
/// | a restart of the machine was refused, or could not be remembered | nothing new | nothing was done; the console
/// hears why |
/// | its command was started | the number of the kernel's run ([MachineRestart]) | DONE when the kernel is another,
/// else NOT_DONE |
/// | the picture was taken | nothing | NOT_DONE, the kiosk was restarted |
/// | other settings were asked for | see [Profiles] | DONE when the console was reached under them |
final class Commands implements CommandRunner {
    private final SelfTests selfTests;
    private final Closure closure;
    private final Executor screen;
    private final BooleanSupplier serving;
    private final ScreenPicture picture;
    private final Supplier<byte[]> log;
    private final Optional<Runnable> restart;
    private final BooleanSupplier attended;
    private final MachineRestart machine;
    private final Duration goesDown;
    private final ProfileCommand profiles;

    /// @param screen runs what it is given on the screen thread
    /// @param serving whether a visit runs; asked on the screen thread
    /// @param log its newest lines
    /// @param restart ends the program; empty when nothing would start it again
    /// @param attended whether a technician is at work in front of it; asked on the screen thread
    /// @param goesDown how long a machine may take to go down that said it would
    Commands(
            SelfTests selfTests,
            Closure closure,
            Executor screen,
            BooleanSupplier serving,
            ScreenPicture picture,
            Supplier<byte[]> log,
            Optional<Runnable> restart,
            BooleanSupplier attended,
            MachineRestart machine,
            Duration goesDown,
            ProfileCommand profiles) {
        this.selfTests = selfTests;
        this.closure = closure;
        this.screen = screen;
        this.serving = serving;
        this.picture = picture;
        this.log = log;
        this.restart = restart;
        this.attended = attended;
        this.machine = machine;
        this.goesDown = goesDown;
        this.profiles = profiles;
    }

    @Override
    public Ended run(Command command) {
        return switch (command.kind()) {
            case Command.SELF_TEST -> {
                SelfTests.Report report = selfTests.run(command.argument());
                yield new Ended(report.passed() ? State.DONE : State.NOT_DONE, report.detail());
            }
            case Command.MAINTENANCE_ON -> close(true);
            case Command.MAINTENANCE_OFF -> close(false);
            case Command.SCREENSHOT -> screenshot();
            case Command.FETCH_LOG ->
                new Ended(State.DONE, "", Optional.of(new Attachment(CommandFile.TEXT, log.get())));
            case Command.RESTART -> restart();
            case Command.RESTART_MACHINE -> restartMachine(command.id());
            case Command.PROFILE -> profile(command);
            default -> new Ended(State.REFUSED, "this kiosk does not know the command " + command.kind());
        };
    }

    /// Whatever ended the program, it was started again, which is all a restart asks for; and whether it is closed is
    /// seen.
    @Override
    public Ended afterCut(String id, String kind) {
        if (kind.equals(Command.PROFILE)) {
            return profiles.outcome(id);
        }
        boolean done = switch (kind) {
            case Command.RESTART -> true;
            case Command.RESTART_MACHINE -> machine.happened(id);
            case Command.MAINTENANCE_ON -> closure.closed();
            case Command.MAINTENANCE_OFF -> !closure.closed();
            default -> false;
        };
        return new Ended(done ? State.DONE : State.NOT_DONE, CommandDetail.RESTARTED);
    }

    @Override
    public boolean isStillToBeSeen(String id, String kind) {
        return kind.equals(Command.PROFILE) && profiles.isTried(id);
    }

    /// Whoever is being served is served to the end.
    private Ended close(boolean closed) {
        return closure.set(closed) ? new Ended(State.DONE, "") : new Ended(State.NOT_DONE, "the disk does not take it");
    }

    private Ended screenshot() {
        return onScreen(() -> serving.getAsBoolean()
                        ? Optional.<CompletableFuture<byte[]>>empty()
                        : Optional.of(picture.take()))
                .map(taken -> new Ended(State.DONE, "", Optional.of(new Attachment(CommandFile.PNG, taken.join()))))
                .orElse(new Ended(State.REFUSED, CommandDetail.SERVING));
    }

    private Ended restart() {
        if (restart.isEmpty()) {
            return new Ended(State.REFUSED, CommandDetail.NOT_SUPERVISED);
        }
        return end(restart.get()).orElseGet(Commands::cutOff);
    }

    /// Other settings count from the start of a program on. What is refused on the way has left nothing behind.
    private Ended profile(Command command) {
        if (restart.isEmpty()) {
            return new Ended(State.REFUSED, CommandDetail.NOT_SUPERVISED);
        }
        return onScreen(this::busy).or(() -> profiles.propose(command)).orElseGet(() -> {
            Optional<Ended> refused = end(restart.get());
            refused.ifPresent(_ -> profiles.withdraw());
            return refused.orElseGet(Commands::cutOff);
        });
    }

    /// Ends the program unless somebody is there; that is the end of this command, and the next program tells of it.
    ///
    /// @return why not; empty when the program ends
    private Optional<Ended> end(Runnable program) {
        Optional<Ended> refused = onScreen(() -> {
            Optional<Ended> busy = busy();
            if (busy.isEmpty()) {
                program.run();
            }
            return busy;
        });
        while (refused.isEmpty() && !Thread.currentThread().isInterrupted()) {
            LockSupport.park();
        }
        return refused;
    }

    /// Kept by nobody: the program ends.
    private static Ended cutOff() {
        return new Ended(State.NOT_DONE, CommandDetail.RESTARTED);
    }

    /// Nobody's hands are to be surprised: neither a resident's nor a technician's. Screen thread.
    private Optional<Ended> busy() {
        if (serving.getAsBoolean()) {
            return Optional.of(new Ended(State.REFUSED, CommandDetail.SERVING));
        }
        return attended.getAsBoolean()
                ? Optional.of(new Ended(State.REFUSED, CommandDetail.ATTENDED))
                : Optional.empty();
    }

    /// A resident who comes between the command and the end of the machine finds what she finds at a power cut.
    private Ended restartMachine(String id) {
        if (!machine.isConfigured()) {
            return new Ended(State.REFUSED, CommandDetail.NO_MACHINE_RESTART);
        }
        Optional<Ended> refused = onScreen(this::busy);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!machine.remember(id)) {
            return new Ended(State.NOT_DONE, "the disk does not take it");
        }
        AtomicReference<Optional<Process>> begun = new AtomicReference<>(Optional.empty());
        refused = onScreen(() -> {
            Optional<Ended> busy = busy();
            if (busy.isEmpty()) {
                begun.set(machine.begin());
            }
            return busy;
        });
        return refused.orElseGet(
                () -> begun.get().map(this::down).orElse(new Ended(State.NOT_DONE, "its command cannot be started")));
    }

    /// The end of the machine is the end of this command; the next program tells of it. Only a machine that stays up
    /// is told of here.
    private Ended down(Process command) {
        try {
            if (command.waitFor(goesDown) && command.exitValue() != 0) {
                return new Ended(State.NOT_DONE, "its command ended with " + command.exitValue());
            }
            Thread.sleep(goesDown);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Ended(State.NOT_DONE, CommandDetail.STAYED_UP);
    }

    private <T> T onScreen(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, screen).join();
    }
}
