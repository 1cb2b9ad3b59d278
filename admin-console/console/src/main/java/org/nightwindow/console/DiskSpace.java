package org.nightwindow.console;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.web.JsonRoutes;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is left of the disk on which the console keeps everything. A database that finds its disk full in the
/// middle of a write goes down with everything that reads it; so nothing of kiosks is taken any more before that:
/// they keep it and come again. What is left then is for staff to sign in and look, and for the database to end in
/// good order. Thread-safe.
final class DiskSpace {
    private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);

    /// A fleet of 2,000 writes about this much in a day.
    static final long LITTLE = 500L << 20;

    /// Sixteen of the pieces of a megabyte in which Derby takes space for its log.
    static final long RESERVE = 16L << 20;

    /// Until somebody has made room.
    private static final Duration LATER = Duration.ofSeconds(30);

    private final Path folder;

    /// Finding out which one it is reads every mount of the machine.
    private @Nullable FileStore store;
    private final AtomicBoolean full = new AtomicBoolean();

    DiskSpace(Path folder) {
        this.folder = folder;
    }

    boolean isFull() {
        long left = left();
        boolean now = left < RESERVE;
        if (full.getAndSet(now) != now) {
            if (now) {
                LOG.error("{} {} bytes are left on the disk of {}", LogEvent.CONSOLE_DISK_FULL, left, folder);
            } else {
                LOG.info("there is room again on the disk of {}", folder);
            }
        }
        return now;
    }

    private long left() {
        try {
            return store().getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE; // the database will say what is wrong with it
        }
    }

    private synchronized FileStore store() throws IOException {
        if (store == null) {
            store = Files.getFileStore(folder);
        }
        return store;
    }

    /// What everybody who is signed in must know; empty when there is room.
    Optional<Text> trouble() {
        if (isFull()) {
            return Optional.of(new Text(
                    "后台的磁盘满了：自助机报来的一律不收，先存在各台自己那里；证明和办件都办不了。腾出地方就会自己恢复。",
                    "The console's disk is full: nothing of kiosks is taken, they keep it; no paper and no case until there is"
                            + " room. Then it goes on by itself."));
        }
        long left = left();
        return left < LITTLE
                ? Optional.of(new Text(
                        "后台的磁盘只剩 " + (left >> 20) + " MB。",
                        "Only " + (left >> 20) + " MB are left on the console's disk."))
                : Optional.empty();
    }

    /// Before everything else of a listener of kiosks.
    void on(RoutesConfig routes) {
        routes.before(ctx -> {
            if (isFull()) {
                JsonRoutes.later(
                        ctx,
                        LATER,
                        new Refusal(
                                Refusal.NOT_POSSIBLE,
                                "后台的磁盘满了，请稍后再送。",
                                "The console's disk is full. Send it again later."));
                ctx.skipRemainingHandlers();
            }
        });
    }
}
