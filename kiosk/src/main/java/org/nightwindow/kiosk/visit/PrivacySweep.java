package org.nightwindow.kiosk.visit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.nightwindow.hall.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leaves nothing of a resident behind: not in memory, not on the screen, not on the disk. Runs when a visit ends,
/// however it ends, and once at the start of the program, for the visit that a power cut ended.
public final class PrivacySweep {
    private static final Logger log = LoggerFactory.getLogger(PrivacySweep.class);

    private final List<Path> folders;
    private final Runnable collector;

    /// @param folders whose content may be personal: spool and temporary files. The folders themselves stay
    /// @param collector gives back the memory that nothing refers to any more, such as [System#gc()]
    public PrivacySweep(List<Path> folders, Runnable collector) {
        this.folders = List.copyOf(folders);
        this.collector = collector;
    }

    /// Empties the folders.
    ///
    /// @return whether nothing is left
    public boolean sweepFolders() {
        boolean clean = true;
        for (Path folder : folders) {
            clean &= empty(folder);
        }
        return clean;
    }

    /// Gives the memory of visits that ended back to the operating system, which clears it. A visit that
    /// printed leaves 100 MB and more of dropped pictures, and nothing would collect them before the next one
    /// needs the room. Stops everything for 0.1 s.
    void sweepMemory() {
        collector.run();
    }

    /// Erases the resident and every step of a visit. A step that fails to forget stops none of the others.
    void sweep(Iterable<Step> steps) {
        for (Step step : steps) {
            try {
                step.erase();
            } catch (RuntimeException e) {
                // The type only: a message may hold what was to be erased.
                log.error(
                        "{} step {} failed to erase itself: {}",
                        LogEvent.TRACES_LEFT,
                        step.name(),
                        e.getClass().getName());
            }
        }
    }

    private static boolean empty(Path folder) {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        boolean clean = true;
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder)) {
                    clean &= delete(path);
                }
            }
        } catch (IOException e) {
            log.error(
                    "{} cannot list {} to empty it: {}",
                    LogEvent.TRACES_LEFT,
                    folder,
                    e.getClass().getName());
            return false;
        }
        return clean;
    }

    private static boolean delete(Path path) {
        try {
            Files.deleteIfExists(path);
            return true;
        } catch (IOException e) {
            log.error(
                    "{} cannot delete a temporary file: {}",
                    LogEvent.TRACES_LEFT,
                    e.getClass().getName());
            return false;
        }
    }
}
