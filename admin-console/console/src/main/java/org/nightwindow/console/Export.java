package org.nightwindow.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.cases.Cases;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.documents.DocumentStore;
import org.nightwindow.console.events.EventExport;
import org.nightwindow.hall.Json;

/// What the console knows, for somebody who checks it against what kiosks and printers know. No personal data.
/// Works on the database of a console that does not run.
final class Export {
    /// @param data of a console that does not run
    /// @param out written whole
    static void write(DataFolder data, Path out) throws IOException {
        try (Database database = data.openDatabase(data.keys(new SecureRandom()))) {
            Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(out.toFile(), of(database.jdbi()));
        }
    }

    static ObjectNode of(Jdbi jdbi) {
        ObjectNode all = Json.MAPPER.createObjectNode();
        all.set("kiosks", kiosks(jdbi));
        all.set("events", EventExport.of(jdbi));
        all.set("documents", documents(jdbi));
        all.set("cases", Cases.export(jdbi));
        all.set("forgotten", AuditLog.forgotten(jdbi));
        return all;
    }

    private static ArrayNode documents(Jdbi jdbi) {
        ArrayNode documents = Json.MAPPER.createArrayNode();
        new DocumentStore(jdbi)
                .all()
                .forEach(document -> documents
                        .addObject()
                        .put("serial", document.serial())
                        .put("key", document.key())
                        .put("kiosk", document.kioskId())
                        .put("item", document.item())
                        .put("state", document.state().name())
                        .put("sha256", document.sha256())
                        .put("pages", document.pages()));
        return documents;
    }

    private static ArrayNode kiosks(Jdbi jdbi) {
        ArrayNode kiosks = Json.MAPPER.createArrayNode();
        List<String> ids = jdbi.withHandle(handle -> handle.createQuery("select id from kiosk order by id")
                .mapTo(String.class)
                .list());
        ids.forEach(kiosks::add);
        return kiosks;
    }

    private Export() {}
}
