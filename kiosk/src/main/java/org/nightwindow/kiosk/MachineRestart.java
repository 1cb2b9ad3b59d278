package org.nightwindow.kiosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.nightwindow.kiosk.ledger.PrivateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Restarts the machine by the one command of the settings, and knows at the next start whether the machine was
/// restarted or only the program: by the number the kernel gives each of its starts. Any thread.
///
/// | crash after | on the disk | the next start says |
/// |---|---|---|
/// | it was asked for | nothing, or what an older command left | not restarted by it |
/// | its id and the number of this run are written | both | not restarted, while the kernel is the same |
/// | the command was started | both | restarted, as soon as the kernel is another |
final class MachineRestart {
    private static final Logger log = LoggerFactory.getLogger(MachineRestart.class);

    /// Linux: changes with each start of the kernel (random(4)).
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private final List<String> command;
    private final Path note;
    private final Supplier<String> kernel;

    /// @param command program and arguments, no shell between; empty: this machine is never restarted
    /// @param note where the number of the kernel's run is kept
    /// @param kernel the number of its run; empty when nobody can tell
    MachineRestart(List<String> command, Path note, Supplier<String> kernel) {
        this.command = List.copyOf(command);
        this.note = note;
        this.kernel = kernel;
    }

    static String bootId() {
        try {
            return Files.readString(BOOT_ID).strip();
        } catch (IOException e) {
            return "";
        }
    }

    boolean isConfigured() {
        return !command.isEmpty();
    }

    /// Before the command is started; without it nobody could tell afterwards.
    ///
    /// @param id of the console's command
    /// @return false when it cannot be kept
    boolean remember(String id) {
        try {
            PrivateFile.write(note, id + "\n" + kernel.get());
            return true;
        } catch (IOException e) {
            log.warn("a restart of the machine cannot be remembered, so it is not begun", e);
            return false;
        }
    }

    /// Starts the command; returns at once.
    ///
    /// @return empty when it cannot be started
    Optional<Process> begin() {
        try {
            return Optional.of(new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            log.warn("the command that restarts the machine cannot be started", e);
            return Optional.empty();
        }
    }

    /// Whether the machine was restarted since [#remember] of this command; not when nobody can tell. What an older
    /// command left proves nothing for a later one.
    boolean happened(String id) {
        try {
            List<String> lines =
                    Files.exists(note) ? Files.readString(note).lines().toList() : List.of();
            String now = kernel.get();
            return lines.size() == 2
                    && lines.getFirst().equals(id)
                    && !now.isEmpty()
                    && !lines.getLast().equals(now);
        } catch (IOException e) {
            log.warn("whether the machine was restarted cannot be read", e);
            return false;
        }
    }
}
