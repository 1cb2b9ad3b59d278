package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.CommandFile;
import org.nightwindow.hall.Heartbeat.CommandResult;
import org.nightwindow.hall.HeartbeatReply;
import org.nightwindow.hall.HeartbeatReply.Command;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.Sha256;

/// Half past three, on the phone: she asks for a picture of the screen and sees it without touching the page again.
class CommandPagesTest {
    private static final String PASSWORD = "一扇不打烊的窗口 always";
    private static final String KIOSK = "990101-K07";

    private static final String SELF_TEST = """
            [{"role": "document-printer", "passed": false, "checks": [
                {"name": "paper path", "passed": false, "detail": "sheet at sensor 3"}]}]""";

    @TempDir
    Path folder;

    @Test
    void aScreenshotIsAskedFor_comesInParts_andStandsOnThePageByItself_aRefusalSaysWhy() throws IOException {
        try (Console console = Console.start(FreshData.in(folder));
                Browser browser = Browser.open("zh-CN");
                TestKiosk kiosk = TestKiosk.enrolled(console, KIOSK);
                TestKiosk other = TestKiosk.enrolled(console, "990101-K03");
                StaffBrowser chief = StaffBrowser.signedIn(console, PASSWORD)) {
            kiosk.beat(Beats.healthy(Instant.now()));
            browser.size(390, 900);
            browser.driver.get(console.staffUrl() + "/sign-in");
            browser.see("#name").sendKeys("admin");
            browser.see("#password").sendKeys(PASSWORD);
            browser.press("button[type=submit]");
            browser.see("#board-sentence");
            browser.driver.get(console.staffUrl() + "/kiosks/" + KIOSK);
            browser.press("#ask-SCREENSHOT");
            browser.seeText("#kiosk-commands", "截屏 等自助机来取");
            Command command = onlyCommand(kiosk.beat(Beats.healthy(Instant.now())));
            assertThat(command.kind()).isEqualTo(Command.SCREENSHOT);
            browser.seeText("#kiosk-commands", "自助机收到了");

            byte[] png = picture();
            CommandFile.Part whole = new CommandFile.Part(
                    command.id(), CommandFile.PNG, png.length, Sha256.hex(png), 0, Arrays.copyOf(png, 40));
            CommandFile.Part rest = new CommandFile.Part(
                    command.id(),
                    CommandFile.PNG,
                    png.length,
                    Sha256.hex(png),
                    40,
                    Arrays.copyOfRange(png, 40, png.length));
            assertThat(other.post(KioskApi.COMMAND_FILES, whole).statusCode())
                    .as("another kiosk's certificate")
                    .isEqualTo(422);
            assertThat(kiosk.post(KioskApi.COMMAND_FILES, rest).body()).isEqualTo("{\"upTo\":0}");
            assertThat(kiosk.post(KioskApi.COMMAND_FILES, whole).body()).isEqualTo("{\"upTo\":40}");
            assertThat(kiosk.post(KioskApi.COMMAND_FILES, whole).body())
                    .as("the answer was lost")
                    .isEqualTo("{\"upTo\":40}");
            assertThat(chief.get("/kiosks/" + KIOSK + "/files/" + command.id()).statusCode())
                    .as("not whole yet")
                    .isEqualTo(404);
            assertThat(kiosk.post(KioskApi.COMMAND_FILES, rest).body()).isEqualTo("{\"upTo\":" + png.length + "}");
            kiosk.beat(Beats.healthy(Instant.now(), new CommandResult(command.id(), "DONE", "", Instant.now())));
            browser.see(".nw-screen img");
            browser.seeText("#kiosk-commands", "截屏 做完了");
            browser.seeText("#kiosk-shot", "当时没有人在办事");
            await().untilAsserted(() -> assertThat(browser.driver.executeScript(
                            "return document.querySelector('.nw-screen img')?.naturalWidth"))
                    .as("a real picture, not blocked by the policy")
                    .isEqualTo(54L));
            assertThat(kiosk.post(KioskApi.COMMAND_FILES, whole).statusCode())
                    .as("it has ended")
                    .isEqualTo(422);
            assertThat(chief.get("/kiosks/990101-K03/files/" + command.id()).statusCode())
                    .isEqualTo(404);

            browser.press("#ask-RESTART");
            browser.seeText("#kiosk-commands", "重启程序 等自助机来取");
            Command restart = onlyCommand(kiosk.beat(Beats.healthy(Instant.now())));
            kiosk.beat(Beats.healthy(
                    Instant.now(),
                    new CommandResult(restart.id(), "REFUSED", "somebody is being served", Instant.now())));
            browser.seeText("#kiosk-commands", "没有做：有人正在办事，现在不能做");
            Screens.look(browser, "kiosk-commands");
            browser.size(390, 900);
            testsAPart_andClosesItForMaintenance(browser, kiosk);
            assertThat(chief.submit("/kiosks/" + KIOSK, "/kiosks/" + KIOSK + "/commands", Map.of("kind", "FORMAT_DISK"))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(chief.get("/audit?search=screenshot").body()).contains("ask-screenshot", "screenshot-DONE");
            Screens.assertNoErrors(browser);
        }
    }

    private static void testsAPart_andClosesItForMaintenance(Browser browser, TestKiosk kiosk) {
        browser.press("#test-document-printer");
        browser.seeText("#kiosk-commands", "等自助机来取");
        Command test = onlyCommand(kiosk.beat(Beats.healthy(Instant.now())));
        assertThat(test.argument()).isEqualTo("document-printer");
        browser.seeText("#kiosk-commands", "自助机收到了");
        kiosk.beat(Beats.healthy(Instant.now(), new CommandResult(test.id(), "NOT_DONE", SELF_TEST, Instant.now())));
        browser.seeText("#kiosk-commands", "sheet at sensor 3");

        browser.press("#ask-MAINTENANCE_ON");
        browser.seeText("#kiosk-commands", "停用检修 等自助机来取");
        Command closing = onlyCommand(kiosk.beat(Beats.healthy(Instant.now())));
        assertThat(closing.kind()).isEqualTo("MAINTENANCE_ON");
        kiosk.beat(Beats.closed(Instant.now(), new CommandResult(closing.id(), "DONE", "", Instant.now())));
        browser.seeText("#kiosk-head", "维护中");
        browser.press("#ask-MAINTENANCE_OFF");
        browser.seeText("#kiosk-commands", "恢复服务 等自助机来取");
        Command opening = onlyCommand(kiosk.beat(Beats.closed(Instant.now())));
        kiosk.beat(Beats.healthy(Instant.now(), new CommandResult(opening.id(), "DONE", "", Instant.now())));
        browser.see("#ask-MAINTENANCE_ON");
        browser.seeText("#kiosk-head", "正常");
    }

    private static Command onlyCommand(HeartbeatReply reply) {
        assertThat(reply.commands()).hasSize(1);
        return reply.commands().getFirst();
    }

    private static byte[] picture() throws IOException {
        BufferedImage screen = new BufferedImage(54, 96, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(screen, "png", bytes);
        return bytes.toByteArray();
    }
}
