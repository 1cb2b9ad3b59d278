package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.IssueRequest.Applicant;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.Signature;
import org.nightwindow.hall.catalogue.CatalogueReader;
import org.nightwindow.hall.credential.AppCredential;
import org.nightwindow.hall.filing.CaseList;
import org.nightwindow.hall.filing.CaseSearch;
import org.nightwindow.hall.filing.CaseView;
import org.nightwindow.hall.filing.CaseView.State;
import org.nightwindow.hall.filing.Declaration;
import org.nightwindow.hall.filing.Envelope;
import org.nightwindow.hall.filing.FilingReply;
import org.nightwindow.hall.filing.FilingReply.Verdict;
import org.nightwindow.hall.filing.FilingRequest;
import org.nightwindow.hall.filing.QueryCode;
import org.openqa.selenium.By;
import org.openqa.selenium.logging.LogType;

/// The mother's allowance: filed at a kiosk over real TLS, returned, corrected at another, accepted by one person and
/// decided by another in a real Chromium. Pictures are left in `target/screens`.
class CasePagesTest {
    private static final Path SCREENS = Path.of("target", "screens");
    private static final String PASSWORD = "一扇不打烊的窗口 always";
    private static final String DAUGHTER = "99010119680920404X";
    /// Whose allowance it is.
    static final String MOTHER = "990101194403085029";

    private static final KeyPair APP = keys();

    /// Whose codes of the city's app the declarations of these tests carry.
    static final Map<String, String> ISSUERS =
            Map.of("app-t", Base64.getEncoder().encodeToString(APP.getPublic().getEncoded()));

    /// Tall enough that nothing has to be scrolled to before it is pressed.
    private static final int WHOLE_PAGE = 2200;

    @TempDir
    Path folder;

    @Test
    void theMothersAllowance_isReturnedOnce_acceptedByOne_decidedByAnother_andRated() throws IOException {
        String number;
        String key;
        try (Console console = Console.start(FreshData.in(folder).withIssuers(ISSUERS));
                Browser browser = Browser.open("zh-CN");
                TestKiosk kiosk = TestKiosk.enrolled(console, "990101-K03");
                TestKiosk other = TestKiosk.enrolled(console, "990101-K04")) {
            browser.size(1440, WHOLE_PAGE);
            setUp(browser, console.firstSetUpLink().orElseThrow());
            browser.driver.get(console.staffUrl() + "/cases");
            browser.seeText("#case-rows", "没有这样的办件");

            FilingRequest request = allowance(kiosk, "6222020000000000000");
            key = request.key();
            FilingReply filed = filed(kiosk, request);
            assertThat(filed.verdict()).isEqualTo(Verdict.FILED);
            number = filed.view().caseNumber();
            browser.seeText("#case-rows", "样** 高龄老年人津贴申领"); // by itself
            browser.seeText("#waiting", "1");
            assertThat(filed(other, allowance(other, "6222020000000000000")).verdict())
                    .isEqualTo(Verdict.ALREADY_OPEN);
            shoot(browser, "cases");

            browser.driver.get(console.staffUrl() + "/cases/" + number);
            browser.seeText(".nw-declared", MOTHER);
            browser.seeText(".nw-declared", "样例城市银行");
            assertThat(browser.see(".nw-signature path").getDomAttribute("d")).startsWith("M1000 2000L1000 2000 ");
            browser.press("#order-RETURN");
            browser.seeText("#case-note", "没有写明要补什么");
            browser.press("#fix-bank_acct");
            browser.see("[name=zh-bank_acct]").sendKeys("账号不是老人名下的，请换成老人自己的");
            browser.press("#fix-whole");
            browser.press("#order-RETURN"); // and the whole without a word
            browser.seeText("#case-note", "没有写中文说明");
            browser.press("#order-ACCEPT");
            browser.seeText("#case-note", "还勾着要补的项");
            browser.driver.executeScript("document.querySelector(\"[name='zh-*']\").maxLength = 500");
            browser.see("[name='zh-*']").sendKeys("补".repeat(61));
            browser.press("#order-RETURN");
            browser.seeText("#case-note", "自助机上放不下");
            assertThat(found(kiosk, CaseSearch.of(applicant("L1", ""))).state())
                    .as("nothing left")
                    .isEqualTo(State.SUBMITTED);
            browser.see("[name='zh-*']").clear();
            browser.see("[name='zh-*']").sendKeys("请附委托书");
            browser.see("[name='en-*']").sendKeys("Bring the authorisation");
            shoot(browser, "case-corrections");
            browser.press("#order-RETURN");
            browser.seeText(".nw-notice", "账号不是老人名下的");
            browser.seeText(".nw-clock", "时钟停着");

            CaseView waiting = found(kiosk, CaseSearch.of(applicant("L1", "")));
            assertThat(waiting.state()).isEqualTo(State.CORRECTION);
            assertThat(waiting.corrections()).hasSize(2);
            assertThat(waiting.corrections().getFirst().what().en()).startsWith("(written in Chinese only) ");
            FilingReply corrected = filed(other, allowance(other, "6222020000000000018"));
            assertThat(corrected.verdict()).isEqualTo(Verdict.CORRECTED);
            assertThat(corrected.view().caseNumber()).isEqualTo(number);
            browser.seeText("#case-news", "刚刚有了变化");
            browser.press("#case-news a");
            browser.seeText(".nw-declared", "6222020000000000018");

            press(browser, "ACCEPT", "COLLECT");
            press(browser, "COLLECT", "TRANSFER");
            press(browser, "TRANSFER", "APPROVE");
            browser.seeText("#order-APPROVE", "您受理的，由别人审批");
            shoot(browser, "case-same-person");

            setUp(browser, console.setUpLink("li"));
            browser.driver.get(console.staffUrl() + "/cases/" + number);
            shoot(browser, "case-decide");
            press(browser, "APPROVE", "CONCLUDE");
            press(browser, "CONCLUDE", "ISSUE");
            browser.press("#order-ISSUE");
            browser.seeText(".nw-case-head", "已出件");
            assertThat(found(other, CaseSearch.of(QueryCode.of(key))).state()).isEqualTo(State.ISSUED);

            KioskEvent.Rated rated = new KioskEvent.Rated(key, "CIV-03", 1);
            kiosk.report("E-1", 1, rated, new KioskEvent.Rated(key, "CIV-03", 5), new KioskEvent.Rated(null, null, 4));
            kiosk.report("E-1", 1, rated);
            browser.driver.get(console.staffUrl() + "/ratings");
            browser.seeText("h1", "近 30 天 2 次评价"); // one act is rated once, and one rating is of no act
            browser.seeText(".nw-rating", "非常满意 1");
            shoot(browser, "ratings");
            assertThat(browser.driver.manage().logs().get(LogType.BROWSER).getAll())
                    .filteredOn(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                    .filteredOn(entry -> !entry.getMessage().contains("status of 422")) // the empty notice
                    .as("errors in the browser's console, such as what the content policy forbids")
                    .isEmpty();
        }
        Path out = folder.resolve("export.json");
        Export.write(new DataFolder(folder), out);
        JsonNode cases = Json.MAPPER.readTree(out.toFile()).path("cases");
        assertThat(cases).hasSize(1);
        assertThat(cases.get(0).toString())
                .contains(number, key, QueryCode.of(key), "\"state\":\"ISSUED\"", "\"kiosk\":\"990101-K03\"")
                .doesNotContain("样采薇", DAUGHTER, "样**");
    }

    private static void press(Browser browser, String order, String next) {
        browser.press("#order-" + order);
        browser.see("#order-" + next);
    }

    private static void setUp(Browser browser, String link) {
        browser.driver.get(link);
        browser.see("#password").sendKeys(PASSWORD);
        browser.see("#again").sendKeys(PASSWORD);
        browser.press("button[type=submit]");
        browser.see("#board-sentence");
    }

    private static FilingRequest allowance(TestKiosk kiosk, String account) throws IOException {
        return allowance(kiosk, account, MOTHER);
    }

    /// As a kiosk does it: the certificate is the one in the catalogue it was given. A console takes it that knows
    /// [#ISSUERS].
    static FilingRequest allowance(TestKiosk kiosk, String account, String mother) throws IOException {
        String yaml = kiosk.get(KioskApi.CATALOGUE).body();
        if (!(CatalogueReader.read(yaml) instanceof CatalogueReader.Read.Accepted(var catalogue))) {
            throw new AssertionError(yaml);
        }
        X509Certificate to = catalogue.filingCertificate().orElseThrow();
        String key = "F-" + UUID.randomUUID().toString().replace("-", "").substring(0, 26);
        String code = AppCredential.sign(
                "app-t",
                APP.getPrivate(),
                UUID.randomUUID().toString(),
                DAUGHTER,
                Instant.now(),
                Duration.ofMinutes(1));
        Map<String, String> fields = new HashMap<>(Map.of(
                "name",
                "样采薇",
                "id_no",
                DAUGHTER,
                "beneficiary_id",
                mother,
                "relation",
                "子女",
                "bank_name",
                "样例城市银行",
                "bank_acct",
                account,
                "bank_holder",
                "样月华"));
        Declaration declaration = new Declaration(
                key,
                "CIV-03",
                catalogue.version(),
                UUID.randomUUID().toString(),
                applicant("L2", code),
                fields,
                signature(),
                Instant.now(),
                Optional.empty());
        return new FilingRequest(key, Envelope.seal(Json.MAPPER.writeValueAsBytes(declaration), to));
    }

    private static Applicant applicant(String level, String code) {
        return new Applicant("样采薇", DAUGHTER, level, code);
    }

    /// 样, roughly.
    private static Signature signature() {
        return new Signature(List.of(
                stroke(1000, 2000, 4000, 1800),
                stroke(2500, 500, 2500, 9000),
                stroke(2400, 2400, 800, 6500),
                stroke(2700, 2600, 4200, 4800),
                stroke(5500, 600, 6200, 1700),
                stroke(8600, 500, 7800, 1700),
                stroke(5200, 2400, 9200, 2300),
                stroke(5500, 4200, 8900, 4100),
                stroke(4700, 6200, 9600, 6000),
                stroke(7200, 2400, 7100, 9600)));
    }

    private static Signature.Stroke stroke(int x1, int y1, int x2, int y2) {
        return new Signature.Stroke(List.of(new Signature.Point(x1, y1), new Signature.Point(x2, y2)));
    }

    static FilingReply filed(TestKiosk kiosk, FilingRequest request) {
        HttpResponse<String> answer = kiosk.post(KioskApi.FILINGS, request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestKiosk.read(answer.body(), FilingReply.class);
    }

    private static CaseView found(TestKiosk kiosk, CaseSearch search) {
        HttpResponse<String> answer = kiosk.post(KioskApi.CASES, search);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestKiosk.read(answer.body(), CaseList.class).cases().getFirst();
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /// The page as it is now: wide, narrow, dark, and on a phone; none may scroll sideways.
    private static void shoot(Browser browser, String name) {
        for (int width : new int[] {1920, 1440, 390}) {
            boolean dark = width == 1440;
            browser.driver.executeScript(
                    "document.documentElement.dataset.bsTheme = arguments[0]", dark ? "dark" : "light");
            browser.size(width, width == 390 ? 1900 : 1000);
            assertThat(browser.scrollsSideways()).as(name + " at " + width).isFalse();
            browser.picture(SCREENS.resolve(name + "-zh-" + (dark ? "dark-" : "light-") + width + ".png"));
        }
        String url = browser.driver.getCurrentUrl();
        if (!name.equals("case-corrections")) { // what is typed would be lost
            String home = url.replaceFirst("(https?://[^/]+).*", "$1");
            String path = url.substring(home.length());
            browser.driver.get(home + "/look?language=en&back=" + path);
            browser.size(1440, 1000);
            assertThat(browser.scrollsSideways()).as(name + " in English").isFalse();
            browser.picture(SCREENS.resolve(name + "-en-light-1440.png"));
            browser.driver.get(home + "/look?language=zh&back=" + path);
        }
        browser.size(1440, WHOLE_PAGE);
        browser.driver.executeScript("document.documentElement.dataset.bsTheme = 'light'");
        assertThat(browser.driver.findElements(By.cssSelector("[style]")))
                .as("inline style")
                .isEmpty();
    }
}
