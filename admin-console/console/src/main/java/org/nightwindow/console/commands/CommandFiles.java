package org.nightwindow.console.commands;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.hall.CommandFile;
import org.nightwindow.hall.HeartbeatReply.Command;
import org.nightwindow.hall.Sha256;

/// What kiosks hand over for a command, taken in parts. Thread-safe.
///
/// | crash after | the database has | the kiosk |
/// |---|---|---|
/// | a part was inserted, before the commit | what it had before | sends the part again |
/// | the commit, before the reply left | the part | sends it again, and is told to go on behind it |
/// | the last part | the whole, checked by its hash | reports the command done |
///
/// A whole whose hash is wrong is thrown away and asked for from the beginning. Only for a command that this kiosk
/// has not ended, and only for one that hands something over.
public final class CommandFiles {
    private static final Set<String> KINDS = Set.of(Command.SCREENSHOT, Command.FETCH_LOG);
    private static final Set<String> MEDIA = Set.of(CommandFile.PNG, CommandFile.TEXT);

    /// A whole file.
    public record Whole(String media, byte[] bytes) {}

    private record Head(String commandId, String media, int total, String sha256, int stored) {}

    private final Jdbi jdbi;
    private final CommandStore store = new CommandStore();
    private final AuditLog audit;
    private final Clock clock;

    CommandFiles(Jdbi jdbi, AuditLog audit, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
    }

    /// Takes one part.
    ///
    /// @return how much is stored; empty when nobody waits for it
    public Optional<CommandFile.Stored> take(String kioskId, CommandFile.Part part) {
        boolean sound = MEDIA.contains(part.media())
                && part.total() > 0
                && part.total() <= CommandFile.MOST_BYTES
                && part.sha256().matches("[0-9a-f]{64}")
                && part.bytes().length > 0
                && part.bytes().length <= CommandFile.PART_BYTES
                && part.offset() >= 0
                && part.offset() + (long) part.bytes().length <= part.total();
        if (!sound) {
            return Optional.empty();
        }
        return jdbi.inTransaction(transaction -> {
            store.lockKiosk(transaction, kioskId);
            if (!isAwaited(transaction, kioskId, part.command())) {
                return Optional.empty();
            }
            Head head = head(transaction, part.command())
                    .filter(known -> known.sha256().equals(part.sha256()) && known.total() == part.total())
                    .orElseGet(() -> begin(transaction, part));
            if (part.offset() != head.stored()) {
                return Optional.of(new CommandFile.Stored(head.stored()));
            }
            transaction.execute(
                    "insert into command_part (command_id, part_offset, bytes) values (?, ?, ?)",
                    part.command(),
                    part.offset(),
                    part.bytes());
            int stored = part.offset() + part.bytes().length;
            transaction.execute("update command_file set stored = ? where command_id = ?", stored, part.command());
            if (stored == head.total()
                    && !Sha256.hex(bytes(transaction, part.command())).equals(head.sha256())) {
                stored = begin(transaction, part).stored();
            }
            return Optional.of(new CommandFile.Stored(stored));
        });
    }

    private static boolean isAwaited(Handle handle, String kioskId, String commandId) {
        return handle.createQuery("""
                        select kind from command where id = :id and kiosk_id = :kiosk and outcome is null""")
                .bind("id", commandId)
                .bind("kiosk", kioskId)
                .mapTo(String.class)
                .findOne()
                .filter(KINDS::contains)
                .isPresent();
    }

    /// Whether a command is there and another kiosk's.
    public boolean isOfAnother(String kioskId, String commandId) {
        return jdbi.withHandle(handle -> handle.createQuery("select kiosk_id from command where id = :id")
                .bind("id", commandId)
                .mapTo(String.class)
                .findOne()
                .filter(owner -> !owner.equals(kioskId))
                .isPresent());
    }

    private Head begin(Handle transaction, CommandFile.Part part) {
        forget(transaction, part.command());
        transaction.execute(
                "insert into command_file (command_id, media, total, sha256, stored, made_at) values (?, ?, ?, ?, 0, ?)",
                part.command(),
                part.media(),
                part.total(),
                part.sha256(),
                clock.millis());
        return new Head(part.command(), part.media(), part.total(), part.sha256(), 0);
    }

    private static Optional<Head> head(Handle handle, String commandId) {
        return handle.createQuery(
                        "select command_id, media, total, sha256, stored from command_file where command_id = :id")
                .bind("id", commandId)
                .map(ConstructorMapper.of(Head.class))
                .findOne();
    }

    private static byte[] bytes(Handle handle, String commandId) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        handle.createQuery("select bytes from command_part where command_id = :id order by part_offset")
                .bind("id", commandId)
                .mapTo(byte[].class)
                .forEach(whole::writeBytes);
        return whole.toByteArray();
    }

    boolean isWhole(Handle handle, String commandId) {
        return head(handle, commandId)
                .filter(head -> head.stored() == head.total())
                .isPresent();
    }

    /// What a command brought, for somebody whose name is kept.
    ///
    /// @return empty when it is not there, not whole, or not of this kiosk
    public Optional<Whole> show(String kioskId, String commandId, String who) {
        return jdbi.inTransaction(transaction -> {
            boolean own = transaction
                    .createQuery("select id from command where id = :id and kiosk_id = :kiosk")
                    .bind("id", commandId)
                    .bind("kiosk", kioskId)
                    .mapTo(String.class)
                    .findOne()
                    .isPresent();
            if (!own || !isWhole(transaction, commandId)) {
                return Optional.empty();
            }
            audit.record(transaction, who, "see-file", kioskId, commandId);
            String media = head(transaction, commandId).orElseThrow().media();
            return Optional.of(new Whole(media, bytes(transaction, commandId)));
        });
    }

    private static void forget(Handle transaction, String commandId) {
        transaction.execute("delete from command_part where command_id = ?", commandId);
        transaction.execute("delete from command_file where command_id = ?", commandId);
    }
}
