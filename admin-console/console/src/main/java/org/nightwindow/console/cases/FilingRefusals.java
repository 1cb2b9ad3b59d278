package org.nightwindow.console.cases;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.FieldProblem;
import org.nightwindow.hall.catalogue.Item;

/// What a resident reads when a declaration was not taken: that nothing was filed, why, and what she can do. Kept,
/// so that the code on her slip says it also tomorrow.
final class FilingRefusals {
    static final Refusal ENVELOPE = new Refusal(
            Refusal.ENVELOPE,
            "这份申报在路上损坏了，打不开，没有立案。请重新填报一次。",
            "This declaration was damaged on its way and nothing was filed. Please fill it in again.");
    static final Refusal FOREIGN_KEY = new Refusal(
            Refusal.NOT_POSSIBLE,
            "这个办理编号不是这台自助机的，没有立案。请重新填报一次。",
            "This attempt belongs to another kiosk; nothing was filed. Please fill it in again.");
    static final Refusal SETTLED = new Refusal(
            Refusal.SETTLED,
            "这一次申报在提交前就结束了，没有立案。需要的话，请重新填报一次。",
            "This attempt ended before it was handed in; nothing was filed. If you still need it, fill it in again.");
    static final Refusal CATALOGUE = new Refusal(
            Refusal.CATALOGUE,
            "您填的是旧版的表，现在已经不收了，没有立案。请按新表重新填报一次。",
            "The form you filled in is no longer in use and nothing was filed. Please fill in the new one.");
    static final Refusal NOT_OFFERED = new Refusal(
            Refusal.NOT_POSSIBLE,
            "这一项不能在自助机上申报，没有立案。请到窗口办理。",
            "This cannot be declared at a kiosk; nothing was filed. Please go to a counter.");
    static final Refusal TOO_LARGE = new Refusal(
            Refusal.NOT_POSSIBLE,
            "这份申报太大，没有立案。请到窗口办理。",
            "This declaration is too large; nothing was filed. Please go to a counter.");
    static final Refusal TOO_OLD = new Refusal(
            Refusal.NOT_POSSIBLE,
            "这份申报签名后超过 7 天才送到，没有立案。请重新填报一次。",
            "This declaration arrived more than 7 days after it was signed; nothing was filed. Please fill it in again.");
    static final Refusal FROM_THE_FUTURE = new Refusal(
            Refusal.NOT_POSSIBLE,
            "那台自助机的钟不准，签名时间没法认定，没有立案。请重新填报一次，或到窗口办理。",
            "That kiosk's clock is wrong, so the time of signing cannot be relied on and nothing was filed. Please fill it in"
                    + " again, or go to a counter.");
    static final Refusal CREDENTIAL_BAD = new Refusal(
            Refusal.CREDENTIAL,
            "手机上的码核对不了，没有立案。请重新打开城市 App 扫码，再填报一次。",
            "The code on your phone could not be confirmed and nothing was filed. Scan a new one and fill it in again.");
    static final Refusal CREDENTIAL_USED = new Refusal(
            Refusal.CREDENTIAL,
            "这个码在另一次办理里用过了，没有立案。请在手机上换一个新码，再填报一次。",
            "This code was used in another visit and nothing was filed. Get a new one and fill it in again.");
    static final Refusal NOT_WAITING = new Refusal(
            Refusal.CASE,
            "没有您名下等补正的这一件，什么也没有改动。补正要由当初申报的本人来交，是为谁办的也不能改；请先查进度看一看。",
            "No case of yours waits for these corrections, and nothing was changed. They must come from who filed it, and for"
                    + " the same person. Please look up the case first.");

    /// Length of the column.
    private static final int REFUSAL_CHARS = 1000;

    /// All of them, each with the name of its field: somebody must be able to mend everything at once.
    static Refusal fields(Item item, List<FieldProblem> problems) {
        return new Refusal(
                Refusal.FIELDS,
                cut("有 " + problems.size() + " 处填得不对，没有立案：" + joined(item, problems, Text::zh, "：", "；") + "。"),
                cut(problems.size() + (problems.size() == 1 ? " entry is" : " entries are")
                        + " wrong; nothing was filed: " + joined(item, problems, Text::en, ": ", "; ") + "."));
    }

    private static String joined(
            Item item, List<FieldProblem> problems, Function<Text, String> language, String colon, String comma) {
        return problems.stream()
                .map(problem -> item.fields().stream()
                                .filter(field -> field.key().equals(problem.key()))
                                .map(field -> language.apply(field.label()) + colon)
                                .findFirst()
                                .orElse("")
                        + language.apply(problem.message()))
                .collect(Collectors.joining(comma));
    }

    private static String cut(String text) {
        return text.length() <= REFUSAL_CHARS ? text : text.substring(0, REFUSAL_CHARS - 1) + "…";
    }

    private FilingRefusals() {}
}
