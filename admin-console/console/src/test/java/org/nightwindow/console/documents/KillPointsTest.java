package org.nightwindow.console.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.ChildProcess;
import org.nightwindow.console.database.Database;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.IssuedDocument;
import org.nightwindow.hall.Json;

/// The console dies before and after every commit of an issue. Whatever it had committed, the kiosk that asks again
/// gets one document, and the same one for ever.
class KillPointsTest {

    @TempDir
    Path folder;

    /// Thrown where a process would end.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void stoppedAtEveryCommitPoint_theKioskAsksAgain_andOneDocumentExists() {
        int points = 0;
        try (Hall hall = new Hall(folder)) {
            boolean stopped = true;
            while (stopped) {
                points++;
                Hall.Ask ask = hall.ask();
                IssueRequest request = ask.request();
                Jdbi dying = CommitPoints.on(folder.resolve("database"), points, () -> {
                    throw new Killed();
                });
                DocumentDesk desk = Hall.desk(dying, hall.database.jdbi(), hall.clock, Hall.CATALOGUE);
                try {
                    desk.issue(Hall.KIOSK, request);
                    stopped = false;
                } catch (Killed e) {
                    assertOneDocument(hall, request);
                }
            }
        }
        System.out.println("commit points tried: " + (points - 1));
        assertThat(points - 1).isEqualTo(8); // look, use of the code, serial, document: before and after each
    }

    private static void assertOneDocument(Hall hall, IssueRequest request) {
        IssuedDocument first = hall.issued(hall.desk.issue(Hall.KIOSK, request));
        IssuedDocument second = hall.issued(hall.desk.issue(Hall.KIOSK, request));
        assertThat(second.pdf()).isEqualTo(first.pdf());
        assertThat(hall.store.all())
                .filteredOn(document -> document.key().equals(request.key()))
                .extracting(DocumentRecord::serial)
                .containsExactly(first.serial());
        assertThat(new HashSet<>(serials(hall))).hasSameSizeAs(serials(hall));
    }

    private static List<String> serials(Hall hall) {
        return hall.store.all().stream().map(DocumentRecord::serial).toList();
    }

    /// The same with a process that is really killed, and a database that really recovers.
    @Test
    @Tag("slow")
    void killedAtEveryCommitPoint_theKioskAsksAgain_andOneDocumentExists() throws Exception {
        Path request = folder.resolve("request.json");
        Set<String> serials = new HashSet<>();
        int point = 0;
        String said;
        do {
            point++;
            try (Hall hall = new Hall(folder)) {
                Files.write(request, Json.MAPPER.writeValueAsBytes(hall.ask().request()));
            }
            said = child(request, point);
            String first = child(request, 0);
            String second = child(request, 0);
            assertThat(second).as("point %d", point).isEqualTo(first);
            assertThat(serials.add(first)).isTrue();
            assertThat(said).isIn("", first);
        } while (said.isEmpty());
        System.out.println("kill points tried: " + (point - 1));
        assertThat(point - 1).isEqualTo(8);
    }

    /// @return what the kiosk got: serial and hash; empty when the process was killed
    private String child(Path request, int point) throws Exception {
        return ChildProcess.answer(
                        folder,
                        Child.class,
                        folder.resolve("database").toString(),
                        request.toString(),
                        Base64.getEncoder().encodeToString(Hall.appKey().getEncoded()),
                        Integer.toString(point))
                .orElse("");
    }

    /// A console process that issues one document and is killed at one point on the way.
    static final class Child {
        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            IssueRequest request = Json.MAPPER.readValue(Files.readAllBytes(Path.of(arguments[1])), IssueRequest.class);
            var app = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(arguments[2])));
            try (Database database = Database.open(folder, Hall.BOOT_PASSWORD)) {
                Jdbi dying = CommitPoints.on(folder, Integer.parseInt(arguments[3]), ChildProcess::die);
                DocumentDesk desk =
                        Hall.desk(dying, database.jdbi(), new MovableClock(Hall.NIGHT), Hall.catalogue(app));
                Issue issue = desk.issue(Hall.KIOSK, request);
                System.out.println(
                        issue instanceof Issue.Issued(IssuedDocument document)
                                ? ChildProcess.ANSWER + document.serial() + " " + document.sha256()
                                : "REFUSED " + issue);
            }
        }

        private Child() {}
    }
}
