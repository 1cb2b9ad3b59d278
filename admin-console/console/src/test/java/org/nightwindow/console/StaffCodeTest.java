package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.database.Database;
import org.nightwindow.hall.Enrolment;
import org.nightwindow.hall.Enrolment.HallName;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.credential.StaffCredential;
import org.nightwindow.hall.credential.StaffCredential.Verdict;

/// The code a technician shows to a kiosk: from the button on the kiosk's page to what a kiosk makes of it, with
/// nothing but the authority's certificate it got when it was enrolled.
class StaffCodeTest {
    private static final String KIOSK = "990101-K03";
    private static final int SCALE = 4;

    @TempDir
    Path folder;

    private final TurnedClock clock = TurnedClock.fromNow();

    @Test
    void theCodeOnHisPhoneIsGoodAtThisKioskAlone_andTheAuditSaysWhoTookIt() throws Exception {
        String first;
        String second;
        try (Console console = Console.start(FreshData.in(folder), clock);
                StaffBrowser browser = StaffBrowser.signedIn(console, "一扇不打烊的窗口 always")) {
            PublicKey authority = enrol(console);
            first = code(browser);
            second = code(browser);
            assertThat(StaffCredential.verify(first, KIOSK, authority, clock.instant()))
                    .isInstanceOfSatisfying(
                            Verdict.Valid.class,
                            valid -> assertThat(valid.account()).isEqualTo(StaffCredential.accountId("admin")));
            assertThat(StaffCredential.verify(first, "990101-K04", authority, clock.instant()))
                    .isEqualTo(new Verdict.OtherKiosk(KIOSK));
            assertThat(StaffCredential.verify(
                            first, KIOSK, authority, clock.instant().plus(StaffCredential.LONGEST_LIFE.plusMinutes(1))))
                    .isInstanceOf(Verdict.Expired.class);
            assertThat(browser.submit("/enrol", "/kiosks/nobody/staff-code", Map.of())
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(second).as("each is good once").isNotEqualTo(first);
        DataFolder data = new DataFolder(folder);
        try (Database database = data.openDatabase(data.keys(new SecureRandom()))) {
            List<String> made = database.jdbi()
                    .withHandle(handle -> handle.createQuery(
                                    "select who || ' ' || about || ' ' || detail from audit_entry where what = 'make-staff-code'")
                            .mapTo(String.class)
                            .list());
            assertThat(made)
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line)
                            .startsWith("admin " + KIOSK + " as " + StaffCredential.accountId("admin") + ", code ")
                            .endsWith("valid 10 min"));
            assertThat(String.join(" ", made)).as("never the code itself").doesNotContain("NWS1");
        }
    }

    private static PublicKey enrol(Console console) throws Exception {
        String ticket =
                console.newTicket(KIOSK, new HallName("示范厅", "Sample Hall")).code();
        KeyPair keys = TestKiosk.newKeys();
        try (TestKiosk stranger = TestKiosk.stranger(console.kioskUrl())) {
            String answer = stranger.post(KioskApi.ENROL, new Enrolment.Request(ticket, TestKiosk.csr(keys), "0.1.0"))
                    .body();
            Enrolment.Reply reply = TestKiosk.read(answer, Enrolment.Reply.class);
            return TestKiosk.certificate(reply.caPem()).getPublicKey();
        }
    }

    /// Presses the button and reads the picture as a scanner does.
    private static String code(StaffBrowser browser) throws Exception {
        HttpResponse<String> page = browser.submit("/kiosks/" + KIOSK, "/kiosks/" + KIOSK + "/staff-code", Map.of());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        Matcher svg = Pattern.compile("id=\"staff-qr\" viewBox=\"0 0 (\\d+) .*?<path d=\"([^\"]+)\"", Pattern.DOTALL)
                .matcher(page.body());
        assertThat(svg.find()).isTrue();
        int side = Integer.parseInt(svg.group(1)) * SCALE;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z").matcher(svg.group(2));
        while (run.find()) {
            int x = Integer.parseInt(run.group(1)) * SCALE;
            int y = Integer.parseInt(run.group(2)) * SCALE;
            for (int row = y; row < y + SCALE; row++) {
                Arrays.fill(pixels, row * side + x, row * side + x + Integer.parseInt(run.group(3)) * SCALE, 0);
            }
        }
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))))
                .getText();
    }
}
