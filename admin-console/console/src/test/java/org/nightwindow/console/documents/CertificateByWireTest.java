package org.nightwindow.console.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.Console;
import org.nightwindow.console.ConsoleConfig;
import org.nightwindow.console.FreshData;
import org.nightwindow.console.TestKiosk;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.IssuedDocument;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.KioskEvent.Outcome;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Sha256;
import org.nightwindow.hall.credential.AppCredential;

/// A whole console, and a kiosk with its own certificate.
class CertificateByWireTest {
    @TempDir
    Path folder;

    @Test
    void aKioskAsksPrintsAndReports_andAskedAgainItGetsTheSameAndThenNothingMore() throws Exception {
        KeyPair app = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String appKey = Base64.getEncoder().encodeToString(app.getPublic().getEncoded());
        ConsoleConfig config = FreshData.in(folder).withIssuers(Map.of("app", appKey));
        IssueRequest request;
        IssuedDocument first;
        try (Console console = Console.start(config);
                TestKiosk kiosk = TestKiosk.enrolled(console, "990101-K03")) {
            request = request(app, kiosk);
            first = document(kiosk.post(KioskApi.DOCUMENTS, request));
            assertThat(Sha256.hex(first.pdf())).isEqualTo(first.sha256());
            assertThat(Papers.qr(first.pdf())).startsWith(console.publicUrl() + "/v/");
        }
        try (Console console = Console.start(config);
                TestKiosk kiosk = TestKiosk.enrolled(console, "990101-K03");
                TestKiosk other = TestKiosk.enrolled(console, "990101-K04")) {
            IssuedDocument again = document(kiosk.post(KioskApi.DOCUMENTS, request));
            assertThat(again.serial()).isEqualTo(first.serial());
            assertThat(again.pdf()).isEqualTo(first.pdf());
            assertThat(refusal(other.post(KioskApi.DOCUMENTS, request))).isEqualTo(Refusal.NOT_POSSIBLE);

            kiosk.report(
                    "epoch-1",
                    1,
                    new KioskEvent.ActChanged(
                            request.key(), "PRINT", Outcome.DONE, "TAX-01", first.serial(), 1, 1, "completed"));
            assertThat(refusal(kiosk.post(KioskApi.DOCUMENTS, request))).isEqualTo(Refusal.SETTLED);
        }
    }

    private static IssueRequest request(KeyPair app, TestKiosk kiosk) {
        String idNumber = "990101198511122024";
        String credential = AppCredential.sign(
                "app",
                app.getPrivate(),
                UUID.randomUUID().toString(),
                idNumber,
                Instant.now(),
                AppCredential.LONGEST_LIFE);
        String version = kiosk.get(KioskApi.CATALOGUE)
                .headers()
                .firstValue("ETag")
                .orElseThrow()
                .replace("\"", "");
        return new IssueRequest(
                "P-abcdefghijklmnopqrstuvwxyz",
                "TAX-01",
                version,
                "visit-1",
                new IssueRequest.Applicant("样若溪", idNumber, "L2", credential),
                Map.of("period_from", "2025-01", "period_to", "2026-11", "purpose", "贷款"));
    }

    private static IssuedDocument document(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestKiosk.read(answer.body(), IssuedDocument.class);
    }

    private static String refusal(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return TestKiosk.read(answer.body(), Refusal.class).code();
    }
}
