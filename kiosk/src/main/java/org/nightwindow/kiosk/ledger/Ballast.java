package org.nightwindow.kiosk.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.nightwindow.hall.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Room on the ledger's disk: how much there is, and a file kept only to be thrown away when open acts must be
/// settled on a full disk. Confined to the ledger's thread, but for [#low()].
final class Ballast {
    private static final Logger LOG = LoggerFactory.getLogger(Ballast.class);

    private final LedgerSettings settings;
    private final RandomGenerator random;

    Ballast(LedgerSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    /// Whether there is too little room for a new act. The ballast counts as used. Any thread.
    boolean low() {
        return free() < settings.minFreeBytes();
    }

    /// Puts the ballast in place when there is room for it beside the least free space.
    void keep() {
        try {
            boolean whole =
                    Files.exists(settings.ballast()) && Files.size(settings.ballast()) == settings.ballastBytes();
            if (!whole && free() >= settings.minFreeBytes() + settings.ballastBytes()) {
                byte[] noise = new byte[Math.toIntExact(settings.ballastBytes())]; // zeros may take no room on disk
                random.nextBytes(noise);
                PrivateFile.write(settings.ballast(), noise);
            }
        } catch (IOException e) {
            LOG.warn("the ballast file could not be written", e);
        }
    }

    /// Throws the ballast away.
    ///
    /// @return whether there was any
    boolean release() {
        try {
            boolean released = Files.deleteIfExists(settings.ballast());
            if (released) {
                LOG.warn("{} the disk is full: the ballast is released to settle open acts", LogEvent.DISK_FULL);
            }
            return released;
        } catch (IOException e) {
            LOG.warn("the ballast could not be released", e);
            return false;
        }
    }

    private long free() {
        try {
            Path folder =
                    Objects.requireNonNull(settings.ballast().toAbsolutePath().getParent());
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            LOG.warn("the free space cannot be read", e);
            return 0; // a disk that does not say how full it is gets no new act
        }
    }
}
