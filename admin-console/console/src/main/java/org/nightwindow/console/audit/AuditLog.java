package org.nightwindow.console.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.hall.Json;

/// Who did what, when. Rows are only ever added, in the transaction of what they tell of; [AuditChain] links them
/// right after the commit. Thread-safe.
///
/// They wait in a table of their own until then, because a chain has one end: a transaction that held it until its
/// commit would make all others wait, or wait for them for ever.
public final class AuditLog {
    /// Who, when nobody is signed in: the command line of the machine, or the console itself.
    public static final String SYSTEM = "system";

    /// Who, when somebody is refused who did not say who she is.
    public static final String NOBODY = "nobody";

    /// Lengths of the columns; what is longer is cut.
    private static final int WHO_CHARS = 80;

    private static final int WHAT_CHARS = 40;
    private static final int ABOUT_CHARS = 200;
    private static final int DETAIL_CHARS = 2000;

    private final Clock clock;
    private final Runnable committed;

    /// For programs that end at once: what they record is linked when the console starts.
    public AuditLog(Clock clock) {
        this(clock, () -> {});
    }

    /// @param committed called after each transaction that recorded something
    AuditLog(Clock clock, Runnable committed) {
        this.clock = clock;
        this.committed = committed;
    }

    /// @param transaction of what is recorded
    /// @param who name of a staff account, a kiosk's id, [#SYSTEM] or [#NOBODY]
    /// @param what a verb in English: `make-ticket`, `ask-self-test`
    /// @param about id of what it was done to
    /// @param detail one line; never a secret, never personal data of a resident
    public void record(Handle transaction, String who, String what, String about, String detail) {
        transaction
                .createUpdate("insert into audit_waiting (done_at, who, what, about, detail)"
                        + " values (:at, :who, :what, :about, :detail)")
                .bind("at", clock.millis())
                .bind("who", plain(who, WHO_CHARS))
                .bind("what", plain(what, WHAT_CHARS))
                .bind("about", plain(about, ABOUT_CHARS))
                .bind("detail", plain(detail, DETAIL_CHARS))
                .execute();
        transaction.afterCommit(committed);
    }

    /// What was deleted after its time, for somebody who misses it: `[{at, what, detail}]`, the oldest first.
    public static ArrayNode forgotten(Jdbi jdbi) {
        ArrayNode forgotten = Json.MAPPER.createArrayNode();
        jdbi.useHandle(handle -> {
            for (String table : List.of("audit_entry", "audit_waiting")) {
                handle.createQuery("select done_at, what, detail from " + table + " where what like 'forget-%'"
                                + " order by done_at")
                        .map((row, context) -> Json.MAPPER
                                .createObjectNode()
                                .put("at", Instant.ofEpochMilli(row.getLong(1)).toString())
                                .put("what", row.getString(2))
                                .put("detail", row.getString(3)))
                        .forEach(forgotten::add);
            }
        });
        return forgotten;
    }

    /// One line that every database keeps and gives back as it is: no control characters, no half of a character.
    private static String plain(String text, int most) {
        StringBuilder plain = new StringBuilder(Math.min(text.length(), most));
        text.codePoints()
                .map(c -> Character.isISOControl(c)
                                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                                || c == 0x2028
                                || c == 0x2029
                        ? ' '
                        : c)
                .takeWhile(c -> plain.length() + Character.charCount(c) <= most)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
