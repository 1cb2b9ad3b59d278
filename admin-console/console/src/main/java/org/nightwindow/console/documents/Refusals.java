package org.nightwindow.console.documents;

import java.util.Locale;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Text;

/// What a resident reads when no document comes of it: what, and what she can do.
final class Refusals {
    static final Refusal SETTLED = new Refusal(
            Refusal.SETTLED,
            "这一次办理已经结束，不会再开材料。需要的话，请重新办一次。",
            "This attempt is over and will issue nothing more. If you still need the certificate, please start again.");
    static final Refusal FOREIGN_KEY = new Refusal(
            Refusal.NOT_POSSIBLE,
            "这个办理编号不是这台自助机的。请重新办一次。",
            "This attempt belongs to another kiosk. Please start again.");
    static final Refusal OTHER_CONTENT = new Refusal(
            Refusal.NOT_POSSIBLE,
            "同一次办理的内容前后不一样，没有开出第二份。请重新办一次。",
            "The details of this attempt have changed, so nothing more was issued. Please start again.");
    static final Refusal CATALOGUE = new Refusal(
            Refusal.CATALOGUE, "这台自助机的事项目录刚刚更新，请重新办一次。", "The list of services has just changed. Please start again.");
    static final Refusal NOT_OFFERED = new Refusal(
            Refusal.NOT_POSSIBLE,
            "这一项现在不能在自助机上开，请到窗口办理。",
            "This cannot be issued at a kiosk now. Please go to a counter.");
    static final Refusal NO_SUCH_INVOICE =
            new Refusal(Refusal.FIELDS, "没有查到这张发票，请重新选一张。", "This invoice was not found. Please choose again.");
    static final Refusal INVOICE_UNREADABLE = new Refusal(
            Refusal.NOT_POSSIBLE,
            "这张发票的电子文件核对不上，自助机不能打。请到窗口，或向开票方要一份新文件。",
            "The file of this invoice does not add up, so it cannot be printed here. Please ask at a counter, or"
                    + " the seller for a new file.");
    static final Refusal CREDENTIAL_BAD = new Refusal(
            Refusal.CREDENTIAL,
            "手机上的码核对不了，没有开出材料。请重新打开城市 App，再扫一次。",
            "The code on your phone could not be confirmed and nothing was issued. Reopen the app and scan again.");
    static final Refusal CREDENTIAL_USED = new Refusal(
            Refusal.CREDENTIAL,
            "这个码在另一次办理里用过了。请在手机上换一个新码，再扫一次。",
            "This code was already used in another visit. Get a new one on your phone and scan again.");

    static Refusal noRecords(String from, String to) {
        return new Refusal(
                Refusal.NO_RECORDS,
                from + " 至 " + to + " 没有查到缴税或退税记录，所以没有证明可开。可以换一段时间再查。",
                "No payment or refund is on record for " + from + " to " + to
                        + ", so there is nothing to certify. You can try another period.");
    }

    static Refusal noInvoices(int months) {
        return new Refusal(
                Refusal.NO_RECORDS,
                "近 " + months + " 个月没有开给您的数电发票，所以没有可以打印的。",
                "No digital invoice was issued to you in the last " + months + " months, so there is none to print.");
    }

    /// @param office who has another name: the subject of the sentence
    static Refusal namesDiffer(Text office) {
        return new Refusal(
                Refusal.NOT_POSSIBLE,
                office.zh() + "的姓名和证件上的不一样，自助机不能开。请带证件到窗口核对。",
                office.en() + " has another name than your card. Please take your card to a counter.");
    }

    /// Names the character by its code: its picture is what is missing, and the counter can look the code up. Shown
    /// to the resident only.
    static Refusal rareCharacter(int codePoint) {
        String code = String.format(Locale.ROOT, "U+%04X", codePoint);
        return new Refusal(
                Refusal.RARE_CHARACTER,
                "姓名或记录里有一个字（编码 " + code + "）这台机器印不出来，所以没有开出。请带证件到窗口，告诉工作人员这个编码。",
                "One character of the name or the records (" + code + ") cannot be printed here, so nothing was"
                        + " issued. Please take your card and this code to a counter.");
    }

    static Refusal fields(Text problem) {
        return new Refusal(Refusal.FIELDS, problem.zh(), problem.en());
    }

    private Refusals() {}
}
