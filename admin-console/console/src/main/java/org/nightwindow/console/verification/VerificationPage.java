package org.nightwindow.console.verification;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.nightwindow.console.documents.DocumentRecord;
import org.nightwindow.console.documents.Fen;
import org.nightwindow.console.documents.Serial;
import org.nightwindow.hall.Text;

/// What the template draws: one verdict, and only the facts that go with it. Who may not rely on a paper is not
/// shown its amount or name: they could be copied from here.
///
/// @param english whether the page is in English
/// @param finding what there is to say
/// @param verdict how it is said
/// @param hall the city that runs this page
/// @param now when the answer was given
public record VerificationPage(boolean english, Finding finding, Verdict verdict, Text hall, Instant now) {
    /// The hall's time. China has one time zone.
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZONE);

    /// @param style class of colour and shape: `ok`, `unk`, `out`, `mnt`, `plain`
    /// @param heading the answer
    /// @param sentence what to do with it
    public record Verdict(String style, Text heading, Text sentence) {}

    public static VerificationPage of(Finding finding, boolean english, Text hall, Instant now) {
        return new VerificationPage(english, finding, verdict(finding), hall, now);
    }

    private static Verdict verdict(Finding finding) {
        return switch (finding) {
            case Finding.Genuine _ ->
                new Verdict(
                        "ok",
                        new Text("这份材料是真的", "This document is genuine"),
                        new Text("纸上的内容和下面一样，就可以采信。", "Rely on it if the paper says the same as below."));
            case Finding.JustIssued _ ->
                new Verdict(
                        "mnt",
                        new Text("这份材料刚刚开出", "This document was just issued"),
                        new Text(
                                "编号是真的，打印结果还没有报来。请过几分钟再查一次。",
                                "The number is real, but its printing is not reported yet. Check again in a few minutes."));
            case Finding.Unconfirmed _ ->
                new Verdict(
                        "unk",
                        new Text("还不能说这张纸有效", "We cannot say yet that this paper is valid"),
                        new Text(
                                "材料确实开过，但打印时出了问题，纸有没有完整出来还不知道，要等人核对。",
                                "It was issued, but something went wrong while printing. Whether the paper came out"
                                        + " whole is unknown until somebody has looked."));
            case Finding.Withdrawn _ ->
                new Verdict(
                        "out",
                        new Text("这份材料已经作废", "This document is void"),
                        new Text(
                                "编号是真的，但没有打印完成。请不要采信。",
                                "The number is real, but it was not printed to its end. Do not rely on it."));
            case Finding.NotFound _ ->
                new Verdict(
                        "unk dashed",
                        new Text("没有查到这份材料", "No such document was found"),
                        new Text("不能说它是假的，也不能说它是真的。", "This proves neither genuine nor false."));
            case Finding.NothingAsked _ ->
                new Verdict(
                        "plain",
                        new Text("查一份材料的真假", "Check a document"),
                        new Text(
                                "扫纸上的二维码最快。也可以输入编号和校验码。",
                                "Scanning the code on the paper is quickest. You can also type its numbers."));
            case Finding.TooMany _ ->
                new Verdict(
                        "plain",
                        new Text("查得太快了", "Too many questions"),
                        new Text("请过一分钟再查。", "Please wait a minute and try again."));
        };
    }

    public String say(String zh, String en) {
        return english ? en : zh;
    }

    public String say(Text text) {
        return say(text.zh(), text.en());
    }

    /// Whether name and amount may be shown.
    public boolean showsContent() {
        return finding instanceof Finding.Genuine || finding instanceof Finding.JustIssued;
    }

    public String title(DocumentRecord document) {
        return say(document.titleZh(), document.titleEn());
    }

    public String serial(DocumentRecord document) {
        return Serial.grouped(document.serial());
    }

    public String asked() {
        return finding instanceof Finding.NotFound(String asked) ? Serial.grouped(asked) : "";
    }

    /// Its sum, or empty when it is not about money.
    public String total(DocumentRecord document) {
        if (document.totalFen().isEmpty()) {
            return "";
        }
        String figures = Fen.figures(document.totalFen().getAsLong());
        return say(figures + " 元", "¥ " + figures);
    }

    public String time(Instant moment) {
        return SECOND.format(moment);
    }
}
