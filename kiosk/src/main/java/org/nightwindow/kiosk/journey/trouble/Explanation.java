package org.nightwindow.kiosk.journey.trouble;

import java.util.List;
import java.util.Optional;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.Fault;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.hardware.Roles;
import org.nightwindow.kiosk.ui.Language;
import org.nightwindow.kiosk.ui.Serial;
import org.nightwindow.kiosk.ui.Words;

/// The words for what is not possible: what happened, and what that means for the resident. One place for both the
/// unlit tiles and the fault screens, so that they never say different things.
///
/// @param what at most two lines
/// @param other the same in the other language, on one line
/// @param means rows for the card, see `Rows#addAll`
public record Explanation(String what, String other, List<String> means) {

    public static Explanation of(Trouble trouble, About about, Words words) {
        return switch (trouble) {
            case Trouble.ReaderOut _ -> plain("trouble.reader", words);
            case Trouble.ScannerOut _ -> plain("trouble.scanner", words);
            case Trouble.NotNow(Missing missing) -> of(missing, about, words);
            case Trouble.RecordsSilent() -> plain("trouble.records", words);
            case Trouble.HallSilent() -> plain("trouble.silent", words);
            case Trouble.HallRefused refused ->
                new Explanation(
                        words.get("trouble.refused"),
                        words.second("trouble.refused"),
                        words.rows("trouble.refused.means", words.of(refused.words())));
            case Trouble.FilingRefused refused ->
                new Explanation(
                        words.get("trouble.filing-refused"),
                        words.second("trouble.filing-refused"),
                        words.rows("trouble.filing-refused.means", words.of(refused.words())));
            case Trouble.CannotKeep() -> plain("trouble.keep", words);
            case Trouble.CasesSilent() -> plain("trouble.cases", words);
            case Trouble.DocumentUnreadable() -> plain("trouble.unreadable", words);
            case Trouble.CannotRecord() -> plain(fitting("trouble.record", about), words);
            case Trouble.NothingPrinted(Fault fault) ->
                new Explanation(
                        words.get("trouble.nothing", words.get(why(fault))),
                        words.second("trouble.nothing", words.second(why(fault))),
                        words.rows("trouble.nothing.means"));
            case Trouble.PartlyPrinted(int pagesOut, int pages, Optional<Fault> fault) ->
                partly(pagesOut, pages, fault.map(Explanation::why).orElse("trouble.why.other"), words);
            case Trouble.PrintUncertain(String serial, int pages) ->
                new Explanation(
                        words.get("trouble.uncertain"),
                        words.second("trouble.uncertain"),
                        words.rows("trouble.uncertain.means", Serial.grouped(serial), pages));
        };
    }

    public static Explanation of(Missing missing, About about, Words words) {
        String what = fitting("missing.what." + word(missing), about);
        return new Explanation(
                words.get(what), words.second(what), words.rows(fitting("missing.means." + word(missing), about)));
    }

    /// The few words on the chip of an unlit tile.
    public static String chip(Missing missing, About about, Words words) {
        return words.get(fitting("missing.chip." + word(missing), about));
    }

    /// The text that speaks of what she wanted, where there is one of its own.
    private static String fitting(String key, About about) {
        String own = key + about.ending();
        return Words.keys(Language.ZH).contains(own) ? own : key;
    }

    private static Explanation plain(String key, Words words) {
        return new Explanation(words.get(key), words.second(key), words.rows(key + ".means"));
    }

    private static Explanation partly(int pagesOut, int pages, String why, Words words) {
        String key = pagesOut == 1 ? "trouble.partly" : "trouble.partly.many";
        return new Explanation(
                words.get(key, pagesOut, words.get(why)),
                words.second(key, pagesOut, words.second(why)),
                words.rows("trouble.partly.means", pagesOut, pages));
    }

    private static String word(Missing missing) {
        return switch (missing) {
            case Missing.NotOffered() -> "not-offered";
            case Missing.Starting() -> "starting";
            case Missing.InMaintenance() -> "maintenance";
            case Missing.LedgerUnsafe() -> "ledger";
            case Missing.DiskFull() -> "disk";
            case Missing.ClockUnknown() -> "clock";
            case Missing.Offline() -> "offline";
            case Missing.BeingSettled _ -> "settling";
            case Missing.NoDevice _ -> "no-device";
            case Missing.DeviceOut out -> device(out);
        };
    }

    private static String device(Missing.DeviceOut out) {
        return switch (out.role()) {
            case Roles.DOCUMENT_PRINTER ->
                out.detail() == DeviceStatus.Detail.SUPPLY_OUT ? "printer-supply" : "printer-out";
            case Roles.ID_CARD_READER -> "reader-out";
            case Roles.CODE_SCANNER -> "scanner-out";
            default -> "no-device";
        };
    }

    private static String why(Fault fault) {
        return switch (fault) {
            case SUPPLY_OUT -> "trouble.why.supply";
            case MEDIA_JAMMED -> "trouble.why.jam";
            case COVER_OPEN -> "trouble.why.open";
            case TRANSPORT, TIMEOUT, NOT_READY -> "trouble.why.off";
            case BUSY,
                    NO_MEDIA,
                    MEDIA_ERROR,
                    MEDIA_SUSPECT,
                    HARDWARE,
                    CONFIGURATION,
                    UNSUPPORTED,
                    INVALID_DATA,
                    SECURITY,
                    INTERNAL -> "trouble.why.other";
        };
    }
}
