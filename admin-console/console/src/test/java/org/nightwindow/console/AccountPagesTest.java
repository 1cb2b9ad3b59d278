package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.staff.Codes;
import org.openqa.selenium.By;

/// The security officer gives out accounts, the new colleague sets up her two steps, is dismissed in the middle of her
/// work, and the auditor reads it all; in a real Chromium.
class AccountPagesTest {
    private static final String PASSWORD = "一扇不打烊的窗口 always";

    @TempDir
    Path folder;

    @Test
    void aColleagueGetsAnAccount_worksInTwoSteps_isDismissed_andTheAuditTellsIt() {
        try (Console console = Console.start(TwoSites.places(FreshData.in(folder), folder));
                Browser browser = Browser.open("zh-CN");
                StaffBrowser chief = StaffBrowser.signedIn(console, PASSWORD)) {
            browser.size(1440, 900);
            signIn(browser, console, "admin");
            browser.driver.get(console.staffUrl() + "/staff");
            browser.see("#name").sendKeys("wang li");
            browser.press("#create");
            browser.seeText(".nw-wrong", "短横");
            browser.see("#name").clear();
            browser.see("#name").sendKeys("wang.li");
            browser.press("#role-TECHNICIAN");
            browser.press("#reach-some");
            browser.press("#create");
            browser.seeText(".nw-wrong", "至少勾一个地点");
            browser.press("#site-north");
            browser.press("#create");
            String link = browser.see("#link").getText();
            Screens.lookOnce(browser, "account-link");
            browser.driver.get(console.staffUrl() + "/staff");
            browser.seeText(".nw-only", "城北厅");
            Screens.look(browser, "accounts");
            browser.driver.get(console.staffUrl() + "/staff/wang.li");
            Screens.look(browser, "account");

            browser.press(".nw-who button");
            browser.seeText("h1", "登录");
            browser.driver.get(console.staffUrl() + URI.create(link).getPath());
            browser.see("#password").sendKeys(PASSWORD);
            browser.see("#again").sendKeys(PASSWORD);
            browser.press("button[type=submit]");
            browser.see("#board-sentence");
            assertThat(browser.driver.findElements(By.cssSelector("nav a[href='/staff'], nav a[href='/audit']")))
                    .as("what her role does not open is not offered")
                    .isEmpty();
            browser.driver.get(console.staffUrl() + "/staff");
            browser.seeText("h1", "没有这一页");
            Screens.lookOnce(browser, "not-yours");

            browser.driver.get(console.staffUrl() + "/me");
            Screens.look(browser, "me");
            browser.press("#set-up-second-step");
            Screens.look(browser, "second-step");
            String secret = browser.see("#secret").getText().replace(" ", "");
            browser.see("#code").sendKeys(Codes.of(secret, Instant.now()));
            browser.press("button[type=submit]");
            String recovery = browser.see("#codes li").getText();
            Screens.lookOnce(browser, "recovery-codes");
            browser.press("a.btn");
            browser.press(".nw-who button");
            browser.seeText("h1", "登录");
            signIn(browser, console, "wang.li");
            browser.see("#code").sendKeys("123456");
            browser.press("button[type=submit]");
            browser.seeText(".nw-note", "还能试");
            Screens.lookOnce(browser, "code");
            browser.see("#code").sendKeys(recovery);
            browser.press("button[type=submit]");
            browser.see("#board-sentence");

            chief.submit("/staff", "/staff/wang.li/dismiss", Map.of());
            browser.see("h1");
            browser.seeText("h1", "登录"); // by itself, from the open board
            signIn(browser, console, "admin");
            browser.driver.get(console.staffUrl() + "/audit");
            browser.seeText(".nw-audit", "dismiss");
            browser.seeText(".nw-audit", "refused-role");
            Screens.look(browser, "audit");
            browser.press("#check");
            browser.seeText("#check-result", "一行不缺");
            Screens.lookOnce(browser, "audit-checked");
            Screens.assertNoErrors(
                    browser, "status of 403", "status of 422", "[object Event]"); // the stream that ended
        }
    }

    private static void signIn(Browser browser, Console console, String name) {
        browser.driver.get(console.staffUrl() + "/sign-in");
        browser.see("#name").sendKeys(name);
        browser.see("#password").sendKeys(PASSWORD);
        browser.press("button[type=submit]");
        browser.see(".nw-who, #code");
    }
}
