package org.nightwindow.console.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.Console;
import org.nightwindow.console.ConsoleConfig;
import org.nightwindow.console.FreshData;
import org.nightwindow.console.TestKiosk;
import org.nightwindow.console.documents.Papers;
import org.nightwindow.console.web.Proxies;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.IssuedDocument;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.KioskEvent.ActChanged;
import org.nightwindow.hall.KioskEvent.Outcome;
import org.nightwindow.hall.credential.AppCredential;

/// From paper to page: a certificate issued over real TLS, its QR read from the rendered page, and the address in it
/// opened over real HTTP.
class VerificationTest {
    private static final String ID_NUMBER = "990101198511122024";
    private static final Pattern CHECK_WORD = Pattern.compile("校验码 (\\S{4}-\\S{4})");

    @TempDir
    static Path folder;

    private static final HttpClient BROWSER = HttpClient.newHttpClient();
    private static final KeyPair APP = keys();
    private static Console console;
    private static TestKiosk kiosk;
    private static int seq;

    @BeforeAll
    static void open() {
        String key = Base64.getEncoder().encodeToString(APP.getPublic().getEncoded());
        ConsoleConfig config = FreshData.in(folder).withIssuers(Map.of("app", key));
        Proxies proxies =
                new Proxies(List.of(Proxies.Network.parse("127.0.0.0/8").orElseThrow()));
        console = Console.start(config.withDoors(
                config.kiosk(), config.staff(), config.publicSide().behind(proxies)));
        kiosk = TestKiosk.enrolled(console, "990101-K03");
    }

    @AfterAll
    static void close() {
        kiosk.close();
        console.close();
        BROWSER.close();
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private record Paper(String key, IssuedDocument document, String url) {}

    private static Paper issue() throws Exception {
        String key = "P-" + UUID.randomUUID();
        String credential = AppCredential.sign(
                "app",
                APP.getPrivate(),
                UUID.randomUUID().toString(),
                ID_NUMBER,
                Instant.now(),
                AppCredential.LONGEST_LIFE);
        String version = kiosk.get(KioskApi.CATALOGUE)
                .headers()
                .firstValue("ETag")
                .orElseThrow()
                .replace("\"", "");
        HttpResponse<String> answer = kiosk.post(
                KioskApi.DOCUMENTS,
                new IssueRequest(
                        key,
                        "TAX-01",
                        version,
                        UUID.randomUUID().toString(),
                        new IssueRequest.Applicant("样若溪", ID_NUMBER, "L2", credential),
                        Map.of("period_from", "2025-01", "period_to", "2026-11", "purpose", "贷款")));
        IssuedDocument document = TestKiosk.read(answer.body(), IssuedDocument.class);
        return new Paper(key, document, Papers.qr(document.pdf()));
    }

    private static void report(Paper paper, Outcome outcome) {
        ActChanged act = new ActChanged(
                paper.key(), "PRINT", outcome, "TAX-01", paper.document().serial(), 1, 1, "the printer says so");
        assertThat(kiosk.report("epoch-1", ++seq, act).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> page(String url, String language) throws Exception {
        return BROWSER.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Accept-Language", language)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> typed(String serial, String check) throws Exception {
        String form = "serial=" + URLEncoder.encode(serial, StandardCharsets.UTF_8) + "&check="
                + URLEncoder.encode(check, StandardCharsets.UTF_8);
        return BROWSER.send(
                HttpRequest.newBuilder(URI.create(console.publicUrl() + "/v"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theCodeOnAPrintedPaperLeadsToAPageThatSaysItIsGenuine() throws Exception {
        Paper paper = issue();
        report(paper, Outcome.DONE);

        HttpResponse<String> page = page(paper.url(), "zh-CN");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("这份材料是真的", "样**", "24,780.15 元", "税收完税证明（表格式）", "样例市示范区税务局", "测试章")
                .doesNotContain("样若溪", ID_NUMBER);
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page(paper.url(), "en-GB").body())
                .contains("This document is genuine", "Tax payment certificate", "¥ 24,780.15");
        assertThat(page(paper.url() + "?lang=en", "zh").body()).contains("This document is genuine");
    }

    @Test
    void beforeTheKioskReported_thePageDoesNotCallItGenuineYet() throws Exception {
        assertThat(page(issue().url(), "zh").body())
                .contains("刚刚开出", "打印结果还没有报来")
                .doesNotContain("<h1>这份材料是真的");
    }

    @Test
    void aVoidPaperIsCalledVoid_andItsAmountAndNameAreNotShown() throws Exception {
        Paper paper = issue();
        report(paper, Outcome.NOT_DONE);

        assertThat(page(paper.url(), "zh").body())
                .contains("已经作废", "请不要采信")
                .doesNotContain("24,780.15", "样**", "这份材料是真的");
        assertThat(page(paper.url(), "en").body()).contains("This document is void");
    }

    @Test
    void aPaperNobodyCanVouchForIsCalledThat_untilSomebodyHasLooked() throws Exception {
        Paper paper = issue();
        report(paper, Outcome.UNKNOWN);
        assertThat(page(paper.url(), "zh").body())
                .contains("还不能说这张纸有效", "要等人核对")
                .doesNotContain("24,780.15", "样**");

        report(paper, Outcome.RESOLVED_DONE);
        assertThat(page(paper.url(), "zh").body()).contains("这份材料是真的");
    }

    @Test
    void anUnknownCodeProvesNeitherGenuineNorFalse() throws Exception {
        HttpResponse<String> page = page(console.publicUrl() + "/v/AbCdEfGhIjKlMnOpQrStUvWxYz0", "zh");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("没有查到这份材料", "不能说它是假的，也不能说它是真的");
        assertThat(page(console.publicUrl() + "/v/'%20or%201=1", "zh").body()).contains("没有查到这份材料");
    }

    @Test
    void whoHasNoCameraTypesSerialAndCheckWord_andAWrongWordTellsNothing() throws Exception {
        Paper paper = issue();
        report(paper, Outcome.DONE);
        Matcher printed = CHECK_WORD.matcher(Papers.text(paper.document().pdf()));
        assertThat(printed.find()).isTrue();
        String serial = paper.document().serial();

        assertThat(page(console.publicUrl() + "/v", "zh").body()).contains("name=\"serial\"", "name=\"check\"");
        assertThat(typed(serial, printed.group(1)).body()).contains("这份材料是真的");
        assertThat(typed(
                                serial.substring(0, 4) + " " + serial.substring(4),
                                printed.group(1).toLowerCase(Locale.ROOT).replace("-", ""))
                        .body())
                .contains("这份材料是真的");
        assertThat(typed(serial, "AAAA-AAAA").body()).contains("没有查到这份材料").doesNotContain("24,780.15", "样**");
    }

    /// Pictures to look at, in `target/verification`.
    @Test
    @Tag("slow")
    void thePageIsDrawnForTheEye_inBothLanguagesAndThemes() throws Exception {
        Paper genuine = issue();
        report(genuine, Outcome.DONE);
        Paper unclear = issue();
        report(unclear, Outcome.UNKNOWN);
        Paper withdrawn = issue();
        report(withdrawn, Outcome.NOT_DONE);
        Path pictures =
                Files.createDirectories(Path.of("target", "verification").toAbsolutePath());
        for (Map.Entry<String, String> shot : Map.of(
                        "genuine", genuine.url(),
                        "genuine-en", genuine.url() + "?lang=en",
                        "just-issued", issue().url(),
                        "unconfirmed", unclear.url(),
                        "void", withdrawn.url(),
                        "not-found", console.publicUrl() + "/v/AbCdEfGhIjKlMnOpQrStUvWxYz0",
                        "ask", console.publicUrl() + "/v")
                .entrySet()) {
            shoot(shot.getValue(), pictures.resolve(shot.getKey() + ".png"));
        }
        shoot(
                genuine.url(),
                pictures.resolve("genuine-dark.png"),
                "--force-dark-mode",
                "--blink-settings=preferredColorScheme=0");
        shoot(
                unclear.url(),
                pictures.resolve("unconfirmed-dark.png"),
                "--force-dark-mode",
                "--blink-settings=preferredColorScheme=0");
    }

    @Test
    void behindAProxyEachVisitorHasALimitOfHerOwn_andNobodyChoosesWhoSheIs() throws Exception {
        String nothing = console.publicUrl() + "/v/AbCdEfGhIjKlMnOpQrStUvWxYz1";
        for (int i = 0; i < VerificationRoutes.CODES_A_MINUTE; i++) {
            asks(nothing, "198.51.100." + i + ", 203.0.113.7");
        }
        // A minute of the clock may have ended meanwhile; then the one before was full.
        assertThat(Stream.generate(() -> asks(nothing, "203.0.113.7")).limit(VerificationRoutes.CODES_A_MINUTE + 1))
                .contains(429);
        assertThat(asks(nothing, "203.0.113.8")).isEqualTo(404);
    }

    private static int asks(String url, String forwardedFor) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .header("X-Forwarded-For", forwardedFor)
                    .build();
            return BROWSER.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void shoot(String url, Path file, String... more) throws Exception {
        Process browser = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        "chromium",
                                        "--headless",
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--hide-scrollbars",
                                        "--window-size=390,844",
                                        "--accept-lang=zh-CN",
                                        "--screenshot=" + file,
                                        url),
                                Arrays.stream(more))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(browser.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(file).isNotEmptyFile();
    }
}
