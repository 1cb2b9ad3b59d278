package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.CommandDetail;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.Heartbeat.CommandResult;
import org.nightwindow.hall.HeartbeatReply.Command;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.profile.Profile;

/// A printer answers slowly since its firmware was changed: from the console she gives its kiosk more patience.
class SettingsPagesTest {
    private static final String PASSWORD = "一扇不打烊的窗口 always";
    private static final String KIOSK = "990101-N01";
    private static final String NEIGHBOUR = "990101-S01";

    @TempDir
    Path folder;

    @Test
    void settingsAreChangedFromAfar_everyErrorAtOnce_theKioskFetchesThemByTheirName_andSaysWhatIsInForce() {
        try (Console console = Console.start(TwoSites.places(FreshData.in(folder), folder));
                Browser browser = Browser.open("zh-CN");
                TestKiosk kiosk = TestKiosk.enrolled(console, KIOSK);
                TestKiosk neighbour = TestKiosk.enrolled(console, NEIGHBOUR);
                StaffBrowser chief = StaffBrowser.signedIn(console, PASSWORD)) {
            kiosk.beat(Beats.healthy(Instant.now()));
            neighbour.beat(Beats.healthy(Instant.now()));
            browser.driver.get(console.staffUrl() + "/sign-in");
            browser.see("#name").sendKeys("admin");
            browser.see("#password").sendKeys(PASSWORD);
            browser.press("button[type=submit]");
            browser.see("#board-sentence");
            browser.driver.get(console.staffUrl() + "/kiosks/" + KIOSK);
            browser.press("#settings");
            browser.seeText("#in-force", "只按本机文件");
            browser.see("#inches").sendKeys("3");
            browser.see("#lines")
                    .sendKeys("document-printer.url = ipp://elsewhere/\nanswer-ms 20000\n"
                            + "document-printer.answer-ms = 20000");
            browser.press("#change");
            browser.seeText("#problems", "answer-ms 20000：要写成");
            browser.see("#lines").clear();
            browser.see("#lines")
                    .sendKeys("document-printer.url = ipp://elsewhere/\ndocument-printer.answer-ms = 20000");
            browser.press("#change");
            browser.seeText("#problems", "屏幕对角线");
            browser.seeText("#problems", "document-printer.url");
            Screens.lookOnce(browser, "settings-wrong");
            assertThat(kiosk.beat(Beats.healthy(Instant.now())).commands())
                    .as("nothing half")
                    .isEmpty();

            browser.see("#inches").clear();
            browser.see("#lines").clear();
            browser.see("#lines").sendKeys("document-printer.answer-ms = 20000");
            browser.see("#language").sendKeys("英文");
            browser.press("#change");
            browser.seeText("#kiosk-commands", "改设置：方案");
            Command command = only(kiosk, Beats.healthy(Instant.now()));
            Profile asked =
                    Profile.of(Map.of("language", "en", "devices.document-printer.settings.answer-ms", "20000"));
            assertThat(command.kind()).isEqualTo(Command.PROFILE);
            assertThat(command.argument()).isEqualTo(asked.name());
            String path = KioskApi.PROFILES + "/" + asked.name();
            assertThat(Profile.read(kiosk.get(path).body().getBytes(StandardCharsets.UTF_8)))
                    .contains(asked);
            assertThat(neighbour.get(path).statusCode())
                    .as("nobody asked that one")
                    .isEqualTo(404);
            assertThat(change(chief, KIOSK, "zh", "").body()).contains("上一次改设置还没有结果");

            Heartbeat under = Beats.healthy(Instant.now(), new CommandResult(command.id(), "DONE", "", Instant.now()))
                    .withProfile(asked.name());
            assertThat(kiosk.beat(under).commands()).isEmpty();
            browser.seeText("#kiosk-commands", "做完了");
            browser.seeText("#kiosk-parts", "设置方案 " + asked.name().substring(0, 8));
            assertThat(kiosk.get(path).statusCode()).as("it has ended").isEqualTo(404);
            browser.press("#settings");
            browser.seeText("#in-force", "document-printer.answer-ms");
            browser.seeText("#in-force", "admin");
            Screens.look(browser, "settings");

            assertThat(change(chief, KIOSK, "zh", "town").statusCode()).isEqualTo(303);
            Command here = only(kiosk, Beats.healthy(Instant.now()).withProfile(asked.name()));
            Command there = only(neighbour, Beats.healthy(Instant.now()));
            assertThat(here.argument())
                    .isEqualTo(there.argument())
                    .isEqualTo(Profile.of(Map.of("language", "zh")).name());
            assertThat(neighbour.get(KioskApi.PROFILES + "/" + there.argument()).statusCode())
                    .isEqualTo(200);
            kiosk.beat(Beats.healthy(
                            Instant.now(),
                            new CommandResult(
                                    here.id(),
                                    "REFUSED",
                                    "[{\"role\":\"language\",\"passed\":false,\"detail\":\"is set by the environment\"}]",
                                    Instant.now()))
                    .withProfile(asked.name()));
            neighbour.beat(Beats.healthy(
                    Instant.now(), new CommandResult(there.id(), "NOT_DONE", CommandDetail.WENT_BACK, Instant.now())));
            assertThat(chief.get("/kiosks/" + KIOSK).body()).contains("没有改，一项也没有", "is set by the environment");
            assertThat(chief.get("/kiosks/" + NEIGHBOUR).body()).contains("连不上后台，已自己退回原来的");
            assertThat(change(chief, KIOSK, "en", "south").statusCode())
                    .as("a place it does not stand in")
                    .isEqualTo(404);
            assertThat(chief.get("/audit?search=profile").body())
                    .contains("ask-profile", "profile-DONE", "profile-REFUSED", asked.name());
            Screens.assertNoErrors(browser, "422");
        }
    }

    private static Command only(TestKiosk kiosk, Heartbeat beat) {
        var commands = kiosk.beat(beat).commands();
        assertThat(commands).hasSize(1);
        return commands.getFirst();
    }

    private static java.net.http.HttpResponse<String> change(
            StaffBrowser chief, String kiosk, String language, String where) {
        String page = "/kiosks/" + kiosk + "/settings";
        return chief.submit(page, page, Map.of("language", language, "where", where));
    }
}
