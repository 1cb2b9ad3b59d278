package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.web.Role;
import org.nightwindow.hall.CommandFile;
import org.nightwindow.hall.Enrolment;
import org.nightwindow.hall.Heartbeat.CommandResult;
import org.nightwindow.hall.HeartbeatReply.Command;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.KioskEvent.Outcome;
import org.nightwindow.hall.RecordsRequest;
import org.nightwindow.hall.Sha256;
import org.nightwindow.hall.filing.CaseSearch;
import org.nightwindow.hall.filing.FilingRequest;

/// What a kiosk gets that shows its own certificate and speaks of what is another kiosk's, on every route of the kiosk
/// listener: a route that is added and not told of here fails.
class ForeignKioskTest {
    private static final String PASSWORD = "一扇不打烊的窗口 always";
    private static final String OWNER = "990101-K01";
    private static final String OTHER = "990101-K02";

    @TempDir
    Path folder;

    /// @param audited whether it is refused for being another's, and the audit says who tried
    private record Got(int status, boolean audited) {}

    @Test
    void whatIsAnotherKiosks_isRefusedOnEveryRoute_andTheAuditSaysWhoTried_andNothingOfItChanges() throws IOException {
        try (Console console = Console.start(FreshData.in(folder).withIssuers(CasePagesTest.ISSUERS));
                TestKiosk owner = TestKiosk.enrolled(console, OWNER);
                TestKiosk other = TestKiosk.enrolled(console, OTHER);
                StaffBrowser staff =
                        StaffBrowser.setUp(console, console.setUpLink("all", EnumSet.allOf(Role.class)), PASSWORD)) {
            owner.beat(Beats.healthy(Instant.now()));
            FilingRequest filing = CasePagesTest.allowance(owner, "6222020000000000000", CasePagesTest.MOTHER);
            String code = CasePagesTest.filed(owner, filing).view().queryCode();
            owner.report("E-1", 1, settled("P-1", Outcome.UNKNOWN)); // its page shows what nobody knows
            String page = "/kiosks/" + OWNER;
            staff.submit(page, page + "/commands", Map.of("kind", "SCREENSHOT"));
            staff.submit(page + "/settings", page + "/settings", Map.of("language", "en", "where", ""));
            List<Command> asked = owner.beat(Beats.healthy(Instant.now())).commands();
            Command shot = of(asked, Command.SCREENSHOT);
            Command profile = of(asked, Command.PROFILE);
            String acts = acts(staff);
            assertThat(acts).contains("P-1");
            byte[] png = {1, 2, 3};
            for (String route : console.listeners().getFirst().routes()) {
                String path = route.split(" ", 2)[1];
                long before = recorded(console);
                Got got = switch (path) {
                    case KioskApi.ENROL ->
                        new Got(
                                other.post(path, new Enrolment.Request("x", csr(), "1"))
                                        .statusCode(),
                                false);
                    case KioskApi.RENEW -> {
                        HttpResponse<String> renewed = other.post(path, new Enrolment.Renewal(csr()));
                        assertThat(renewed.body()).contains(OTHER).doesNotContain(OWNER);
                        yield new Got(renewed.statusCode(), false);
                    }
                    case KioskApi.CATALOGUE -> new Got(other.get(path).statusCode(), false);
                    case KioskApi.HEARTBEAT ->
                        new Got(
                                other.post(
                                                path,
                                                Beats.healthy(
                                                        Instant.now(),
                                                        new CommandResult(shot.id(), "DONE", "", Instant.now())))
                                        .statusCode(),
                                true);
                    case KioskApi.COMMAND_FILES ->
                        new Got(
                                other.post(
                                                path,
                                                new CommandFile.Part(
                                                        shot.id(), CommandFile.PNG, 3, Sha256.hex(png), 0, png))
                                        .statusCode(),
                                true);
                    case KioskApi.PROFILES + "/{name}" ->
                        new Got(
                                other.get(KioskApi.PROFILES + "/" + profile.argument())
                                        .statusCode(),
                                true);
                    case KioskApi.DOCUMENTS ->
                        new Got(
                                other.post(path, new IssueRequest("P-1", "TAX-01", "1", "v", applicant(), Map.of()))
                                        .statusCode(),
                                true);
                    case KioskApi.FILINGS -> new Got(other.post(path, filing).statusCode(), true);
                    case KioskApi.EVENTS ->
                        new Got(
                                other.report("E-1", 1, settled("P-1", Outcome.NOT_DONE))
                                        .statusCode(),
                                true);
                    case KioskApi.RECORDS -> // her own, whichever kiosk she stands at, with a code of hers
                        new Got(
                                other.post(path, new RecordsRequest("TAX-01", "x", "1", "v", applicant()))
                                        .statusCode(),
                                false);
                    case KioskApi.CASES -> // by her slip, at any kiosk
                        new Got(other.post(path, CaseSearch.of(code)).statusCode(), false);
                    default -> throw new AssertionError("what does another kiosk get from " + route + "?");
                };
                assertThat(got.status()).as(route).isEqualTo(EXPECTED.get(path));
                assertThat(staff.get("/audit/export").body()).as(route).satisfies(audit -> {
                    if (got.audited()) {
                        assertThat(recorded(console)).as("audited: " + route).isGreaterThan(before);
                        assertThat(audit)
                                .contains("\"who\":\"" + OTHER + "\",\"what\":\"refused-kiosk\",\"about\":\""
                                        + route.replace("{name}", profile.argument()));
                    }
                });
            }
            assertThat(acts(staff)).as("what nobody knows stays unknown").isEqualTo(acts);
            assertThat(staff.get(page + "/files/" + shot.id()).statusCode()).isEqualTo(404);
            assertThat(of(owner.beat(Beats.healthy(Instant.now())).commands(), Command.SCREENSHOT))
                    .as("still waits for its own kiosk")
                    .extracting(Command::id)
                    .isEqualTo(shot.id());
            assertThat(owner.post(KioskApi.FILINGS, filing).statusCode()).isEqualTo(200);
        }
    }

    private static final Map<String, Integer> EXPECTED = Map.ofEntries(
            Map.entry(KioskApi.ENROL, 403),
            Map.entry(KioskApi.RENEW, 200),
            Map.entry(KioskApi.CATALOGUE, 200),
            Map.entry(KioskApi.HEARTBEAT, 200), // the rest of it is its own
            Map.entry(KioskApi.COMMAND_FILES, 422),
            Map.entry(KioskApi.PROFILES + "/{name}", 404),
            Map.entry(KioskApi.DOCUMENTS, 422),
            Map.entry(KioskApi.FILINGS, 422),
            Map.entry(KioskApi.EVENTS, 200), // kept as it was said, and believed nothing
            Map.entry(KioskApi.RECORDS, 422),
            Map.entry(KioskApi.CASES, 200));

    private static Command of(List<Command> asked, String kind) {
        return asked.stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static KioskEvent settled(String key, Outcome outcome) {
        return new KioskEvent.ActChanged(key, "PRINT", outcome, "TAX-01", null, 1, 1, "");
    }

    private static IssueRequest.Applicant applicant() {
        return new IssueRequest.Applicant("样采薇", "990101199003073030", "L1", "");
    }

    private static String csr() {
        return TestKiosk.csr(TestKiosk.newKeys());
    }

    /// What the owner's page says of its acts.
    private static String acts(StaffBrowser staff) {
        return staff.get("/kiosks/" + OWNER)
                .body()
                .lines()
                .filter(line -> line.contains("P-1"))
                .toList()
                .toString();
    }

    private static long recorded(Console console) {
        console.audit().link();
        return console.audit().head().seq();
    }
}
