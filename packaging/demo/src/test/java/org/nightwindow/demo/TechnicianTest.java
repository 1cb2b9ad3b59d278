package org.nightwindow.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.testkit.sdt.DemoPeople;

/// A technician at the console asks a kiosk for everything she can ask for. Both are the real programs, each in a
/// process of its own; what she reads is compared with what stands on the kiosk's screen.
@Tag("slow")
@Timeout(600)
class TechnicianTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PAGE = "/kiosks/990101-K03";

    @TempDir
    Path folder;

    private DemoHall hall;
    private DemoKiosk kiosk;

    @BeforeEach
    void open() throws IOException {
        hall = new DemoHall(folder, Ports.free(0), false, Path.of("../kiosk-image/src/kiosk.jvm"), Optional.empty());
        kiosk = hall.kiosk;
        kiosk.supervise();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void whatSheAsksARealKioskForIsDone_andWhatSheReadsIsTrue() throws IOException {
        Hand hand = kiosk.switchOn();
        try (StaffMember technician = StaffMember.first(hall)) {
            hand.awaitScreen("attract", SOON);
            technician.awaitOn(PAGE, Pattern.compile("(ask-SCREENSHOT)"));
            technician.watch(PAGE);

            theDevicesTestThemselves(technician);
            aPictureOfTheScreen(technician);
            whileSomebodyIsServed_thereIsNoPicture(technician, hand);
            closedAndOpened(technician, hand);
            hand.close();
            hand = theProgramIsStartedAgain(technician);
            hand.close();
            hand = otherSettings(technician);
        } finally {
            hand.close();
        }
    }

    private static void theDevicesTestThemselves(StaffMember technician) {
        technician.submit(PAGE, PAGE + "/self-test", "role", "");
        technician.awaitOn(PAGE, ended("自检", "做完了"));
    }

    private static void aPictureOfTheScreen(StaffMember technician) throws IOException {
        ask(technician, "SCREENSHOT");
        String file = technician.awaitOn(PAGE, Pattern.compile("<img src=\"(/kiosks/[^\"]+)\""));
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(technician.bytes(file)));
        assertThat(picture.getHeight()).as("portrait").isGreaterThan(picture.getWidth());
        assertThat(Arrays.stream(picture.getRGB(
                                0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
                        .distinct()
                        .count())
                .as("colours on it")
                .isGreaterThan(100);
    }

    private void whileSomebodyIsServed_thereIsNoPicture(StaffMember technician, Hand hand) {
        ScriptedResident.unseen(kiosk, hall.app, hand).track(DemoPeople.RUOXI, false);
        ask(technician, "SCREENSHOT");
        technician.awaitOn(PAGE, ended("截屏", "有人正在办事"));
        hand.tap("leave", SOON);
        hand.await(
                "the start screen", SOON, sight -> sight.name().equals("attract") || hand.canTap("dialog-leave-now"));
        if (!hand.look().name().equals("attract")) {
            hand.tap("dialog-leave-now", SOON);
        }
        kiosk.reader.lift();
        hand.awaitScreen("attract", SOON);
    }

    private static void closedAndOpened(StaffMember technician, Hand hand) {
        ask(technician, "MAINTENANCE_ON");
        hand.await("that it is closed", SOON, sight -> sight.says("正在维护"));
        technician.awaitOn(PAGE, ended("停用检修", "做完了"));
        ask(technician, "MAINTENANCE_OFF");
        hand.awaitScreen("attract", SOON);
    }

    private Hand theProgramIsStartedAgain(StaffMember technician) throws IOException {
        ask(technician, "RESTART");
        Hand hand = switchedOnAgain();
        hand.awaitScreen("attract", SOON);
        technician.awaitOn(PAGE, ended("重启程序", "做完了"));
        return hand;
    }

    private Hand otherSettings(StaffMember technician) throws IOException {
        String page = PAGE + "/settings";
        technician.submit(
                page, page, "language", "en", "where", "", "lines", "document-printer.answer-ms = 20000", "inches", "");
        Hand hand = switchedOnAgain();
        hand.await("the start screen in English", SOON, sight -> sight.says("Touch"));
        technician.watch(PAGE);
        technician.awaitOn(PAGE, ended("改设置", "做完了"));
        assertThat(technician.text(page)).contains("document-printer.answer-ms");
        return hand;
    }

    /// As a supervisor would.
    private Hand switchedOnAgain() throws IOException {
        await("the program has ended").atMost(SOON).until(() -> !kiosk.runs());
        return kiosk.switchOn();
    }

    private static void ask(StaffMember technician, String kind) {
        technician.submit(PAGE, PAGE + "/commands", "kind", kind);
    }

    /// The line of the newest command of this kind that ended so.
    private static Pattern ended(String title, String ending) {
        return Pattern.compile("<b>[^<]*" + title + "[^<]*</b> <span[^>]*>[^<]*(" + ending + ")");
    }
}
