package org.nightwindow.kiosk.journey.paper;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.kiosk.journey.rate.Rating;
import org.nightwindow.kiosk.journey.slip.SlipOffer;
import org.nightwindow.kiosk.visit.Stay;
import org.nightwindow.kiosk.visit.Step;
import org.nightwindow.kiosk.visit.Visit;

/// 打印好了，请取走. Only after the printer's own end is in the ledger.
public final class DoneStep implements Step {
    /// Time to take the paper and read three lines; three times that in elder mode.
    public static final Duration STAY = Duration.ofSeconds(30);

    private final Visit visit;
    private final Item item;
    private final Paperwork.Ended.Printed paper;
    private final SlipOffer slip;
    private final Rating rating;
    private final Stay stay;
    private final Runnable onAgain;
    private boolean begun;

    /// @param slip says what was printed; printed by itself
    /// @param onAgain 再办一件
    public DoneStep(
            Visit visit,
            Item item,
            Paperwork.Ended.Printed paper,
            SlipOffer slip,
            Rating rating,
            LongSupplier nanoTime,
            Runnable onAgain) {
        this.visit = visit;
        this.item = item;
        this.paper = paper;
        this.slip = slip;
        this.rating = rating;
        this.stay = new Stay(visit, STAY, nanoTime);
        this.onAgain = onAgain;
    }

    @Override
    public String name() {
        return "done";
    }

    @Override
    public Optional<Stop> stop() {
        return Optional.of(Stop.TAKE);
    }

    public Text itemName() {
        return item.name();
    }

    public String serial() {
        return paper.serial();
    }

    public int pages() {
        return paper.pages();
    }

    public SlipOffer slip() {
        return slip;
    }

    public Rating rating() {
        return rating;
    }

    /// 28 秒后自动结束，并清除您的信息
    public ReadOnlyIntegerProperty secondsLeft() {
        return stay.secondsLeft();
    }

    /// 再办一件: the card need not be laid again.
    public void again() {
        onAgain.run();
    }

    /// 办完，离开
    public void leave() {
        visit.finish();
    }

    @Override
    public void shown() {
        if (!begun) {
            begun = true;
            slip.print();
            stay.follow(slip.state());
            stay.follow(rating.given());
        }
        stay.begin();
    }

    @Override
    public void tick() {
        stay.tick();
    }
}
