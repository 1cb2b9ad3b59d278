package org.nightwindow.kiosk.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.nightwindow.hall.Json;

/// Writes the ledger as JSON, while no kiosk has it open: what the kiosk believes, to be joined with the printer's
/// tray and the console's events by somebody else.
///
/// `{"epoch", "lastSeq", "unsent", "acts": [{"key", "kind", "item", "state", "serial", "sha256", "pages",
/// "pagesOut", "printer", "pageCounter", "evidence", "history": [{"state", "at", "evidence"}]}]}`; absent values
/// are null; the serial of a FILE is its query code. No personal data, because the ledger has none. Changes nothing and
/// sets nothing aside.
public final class LedgerExport {

    /// How it ended.
    public sealed interface Exported {
        record Done(int acts) implements Exported {}

        /// @param why such as: a kiosk has it open, there is none, it cannot be read
        record Failed(String why) implements Exported {}
    }

    /// @param out the file to write; replaced when it exists
    public static Exported write(LedgerSettings settings, Path out) {
        if (!Files.exists(settings.database()) || !Files.exists(settings.keyFile())) {
            return new Exported.Failed("there is no ledger in " + settings.database());
        }
        LedgerDatabase database = null;
        try {
            database = new LedgerDatabase(
                    settings.database(), Files.readString(settings.keyFile()).strip());
            try (Connection connection = database.connect(false)) {
                ObjectNode json = read(connection);
                connection.rollback();
                Files.write(out, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
                return new Exported.Done(json.withArray("acts").size());
            }
        } catch (SQLException | IOException e) {
            return new Exported.Failed(
                    e instanceof SQLException sql && LedgerDatabase.mayPass(sql)
                            ? "the ledger is in use: stop the kiosk first"
                            : "the ledger cannot be read: " + e.getMessage());
        } finally {
            if (database != null) {
                database.shutdown();
            }
        }
    }

    private static ObjectNode read(Connection connection) throws SQLException {
        ObjectNode json = Json.MAPPER.createObjectNode();
        Head head = Head.read(connection).orElseThrow(() -> new SQLException("the ledger was never finished"));
        json.put("epoch", head.epoch());
        json.put("lastSeq", head.lastSeq());
        json.put("unsent", EventTable.oldest(connection, Integer.MAX_VALUE).size());
        ArrayNode acts = json.putArray("acts");
        for (Act act : ActTable.all(connection)) {
            ObjectNode one = acts.addObject();
            one.put("key", act.key());
            one.put("kind", act.kind().name());
            one.put("item", act.item());
            one.put("state", act.state().name());
            one.put("serial", act.serial().orElse(null));
            one.put("sha256", act.paper().map(Act.Paper::sha256).orElse(null));
            one.put("pages", act.paper().map(Act.Paper::pages).orElse(null));
            one.put("pagesOut", act.pagesOut());
            one.put("printer", act.mark().map(Act.PrinterMark::printer).orElse(null));
            act.mark()
                    .map(Act.PrinterMark::pageCounter)
                    .filter(counter -> counter.isPresent())
                    .ifPresentOrElse(
                            counter -> one.put("pageCounter", counter.getAsLong()), () -> one.putNull("pageCounter"));
            one.put("evidence", act.evidence());
            ArrayNode history = one.putArray("history");
            for (ActTable.Step step : ActTable.history(connection, act.key())) {
                history.addObject()
                        .put("state", step.state().name())
                        .put("at", step.at().toString())
                        .put("evidence", step.evidence());
            }
        }
        return json;
    }

    private LedgerExport() {}
}
