package org.nightwindow.kiosk.hall;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.nightwindow.hall.CommandFile;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands the console what a command brings, part by part; after a break it goes on where the console says it is.
/// Thread-safe; blocks.
final class FileHandover implements CommandDesk.Handover {
    private static final Logger LOG = LoggerFactory.getLogger(FileHandover.class);

    /// A part takes 50 ms in a hall's network.
    private static final Duration PART_LIMIT = Duration.ofSeconds(15);

    /// A line that is gone is usually back within a minute; the console waits about three for the result.
    private static final int TRIES = 12;

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Line line;
    private final Duration pause;

    FileHandover(Line line, Duration atMost) {
        this.line = line;
        this.pause = PAUSE.compareTo(atMost) < 0 ? PAUSE : atMost;
    }

    @Override
    public boolean hand(String commandId, CommandRunner.Attachment attachment) {
        byte[] bytes = attachment.bytes();
        if (bytes.length == 0 || bytes.length > CommandFile.MOST_BYTES) {
            LOG.error("{} bytes cannot be handed over for {}", bytes.length, commandId);
            return false;
        }
        String hash = Sha256.hex(bytes);
        int from = 0;
        int failures = 0;
        while (from < bytes.length) {
            int to = Math.min(bytes.length, from + CommandFile.PART_BYTES);
            CommandFile.Part part = new CommandFile.Part(
                    commandId, attachment.media(), bytes.length, hash, from, Arrays.copyOfRange(bytes, from, to));
            switch (line.post(KioskApi.COMMAND_FILES, written(part), PART_LIMIT)) {
                case Exchange.Answered(int status, byte[] body)
                when status == 200 -> {
                    int stored = stored(body);
                    if (stored <= from && ++failures >= TRIES) {
                        return false; // it begins anew again and again
                    }
                    from = stored;
                }
                case Exchange.Answered(int status, byte[] body)
                when status == 422 -> {
                    LOG.warn("nobody waits for what {} brings", commandId);
                    return false;
                }
                case Exchange other -> {
                    LOG.warn("a part of what {} brings was not taken: {}", commandId, other);
                    if (++failures >= TRIES || !rested()) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static int stored(byte[] body) {
        try {
            return Math.max(
                    0, Json.MAPPER.readValue(body, CommandFile.Stored.class).upTo());
        } catch (IOException e) {
            return 0; // from the beginning: the console says where it is
        }
    }

    private boolean rested() {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static byte[] written(Object value) {
        try {
            return Json.MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what we say can always be written", e);
        }
    }
}
