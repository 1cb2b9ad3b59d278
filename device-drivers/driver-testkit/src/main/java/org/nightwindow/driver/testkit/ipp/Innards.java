package org.nightwindow.driver.testkit.ipp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a technician finds behind the covers: paper, toner, stuck sheets, and the mishaps that lie in wait for a page.
/// Guarded by the lock of [PaperPath].
final class Innards {
    private int sheets = PrinterFacts.CAPACITY;
    private int tonerPercent = 80;
    private boolean coverOpen;
    private boolean jammed;
    private Optional<At<Jam>> jamAt = Optional.empty();
    private Optional<At<HalfFed>> powerCutAt = Optional.empty();
    private OptionalInt emptyAt = OptionalInt.empty();

    private record At<W>(int page, W what) {}

    // ---- the technician

    void loadPaper(int more) {
        sheets = Math.min(PrinterFacts.CAPACITY, sheets + more);
        emptyAt = OptionalInt.empty();
    }

    void leaveSheets(int left) {
        sheets = left;
    }

    void toner(int percent) {
        tonerPercent = percent;
    }

    void coverOpen(boolean open) {
        coverOpen = open;
    }

    void jammed(boolean stuck) {
        jammed = stuck;
    }

    /// Everything that keeps paper from moving is seen to, and nothing lies in wait.
    void mend() {
        jammed = false;
        jamAt = Optional.empty();
        powerCutAt = Optional.empty();
        emptyAt = OptionalInt.empty();
        coverOpen = false;
        sheets = sheets == 0 ? PrinterFacts.CAPACITY : sheets;
        tonerPercent = tonerPercent == 0 ? 100 : tonerPercent;
    }

    // ---- what lies in wait

    /// The level is wrong: when this page is to be fed, the tray turns out to be empty.
    void emptyBeforePage(int page) {
        emptyAt = OptionalInt.of(page);
    }

    void jamAtPage(int page, Jam jam) {
        jamAt = Optional.of(new At<>(page, jam));
    }

    void powerCutDuringPage(int page, HalfFed halfFed) {
        powerCutAt = Optional.of(new At<>(page, halfFed));
    }

    // ---- the paper thread

    void beforePage(int page) {
        if (emptyAt.isPresent() && emptyAt.getAsInt() == page) {
            sheets = 0;
            emptyAt = OptionalInt.empty();
        }
    }

    void takeSheet() {
        sheets--;
    }

    /// The jam that happens to this page, once.
    Optional<Jam> jamDuring(int page) {
        Optional<Jam> jam = jamAt.filter(at -> at.page() == page).map(At::what);
        if (jam.isPresent()) {
            jamAt = Optional.empty();
            jammed = true;
        }
        return jam;
    }

    /// The power cut that happens to this page, once.
    Optional<HalfFed> powerCutDuring(int page) {
        Optional<HalfFed> cut = powerCutAt.filter(at -> at.page() == page).map(At::what);
        if (cut.isPresent()) {
            powerCutAt = Optional.empty();
        }
        return cut;
    }

    // ---- what shows

    int sheets() {
        return sheets;
    }

    int tonerPercent() {
        return tonerPercent;
    }

    boolean jammed() {
        return jammed;
    }

    /// `printer-state-reasons`: obstacles and warnings.
    List<String> reasons() {
        List<String> reasons = new ArrayList<>(obstacles());
        if (sheets > 0 && sheets <= PrinterFacts.LOW_SHEETS) {
            reasons.add("media-low-warning");
        }
        if (tonerPercent > 0 && tonerPercent <= PrinterFacts.LOW_TONER) {
            reasons.add("toner-low-warning");
        }
        return reasons;
    }

    /// What keeps the next sheet from being fed, as `printer-state-reasons`.
    List<String> obstacles() {
        List<String> reasons = new ArrayList<>();
        if (jammed) {
            reasons.add("media-jam-error");
        }
        if (coverOpen) {
            reasons.add("cover-open-error");
        }
        if (sheets <= 0) {
            reasons.add("media-empty-error");
            reasons.add("media-needed-error");
        }
        if (tonerPercent <= 0) {
            reasons.add("toner-empty-error");
        }
        return reasons;
    }
}
