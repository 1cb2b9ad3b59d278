package org.nightwindow.kiosk.journey.file;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.kiosk.journey.rate.Rating;
import org.nightwindow.kiosk.journey.slip.SlipOffer;
import org.nightwindow.kiosk.visit.Stay;
import org.nightwindow.kiosk.visit.Step;
import org.nightwindow.kiosk.visit.Visit;

/// What became of her declaration, with the slip and how it was. When the console answers while she still reads that it
/// is kept, she is told better, and gets the right slip.
public final class FiledStep implements Step {
    /// Time to read, to take the slip, and to copy twelve digits; three times that in elder mode.
    public static final Duration STAY = Duration.ofSeconds(60);

    private final Visit visit;
    private final Item item;
    private final Function<Outcome, SlipOffer> slips;
    private final Optional<Rating> rating;
    private final Stay stay;
    private final Runnable onAgain;
    private final ReadOnlyObjectWrapper<Told> told;
    private boolean begun;

    /// What is said, and the slip that says the same.
    public record Told(Outcome outcome, SlipOffer slip) {}

    /// @param slips makes the slip of an outcome
    /// @param rating of the act; empty when nothing was done
    /// @param onAgain 再办一件
    public FiledStep(
            Visit visit,
            Item item,
            Outcome outcome,
            Function<Outcome, SlipOffer> slips,
            Optional<Rating> rating,
            LongSupplier nanoTime,
            Runnable onAgain) {
        this.visit = visit;
        this.item = item;
        this.slips = slips;
        this.rating = rating;
        this.stay = new Stay(visit, STAY, nanoTime);
        this.onAgain = onAgain;
        this.told = new ReadOnlyObjectWrapper<>(this, "told", new Told(outcome, slips.apply(outcome)));
    }

    @Override
    public String name() {
        return "filed";
    }

    public Text itemName() {
        return item.name();
    }

    public ReadOnlyObjectProperty<Told> told() {
        return told.getReadOnlyProperty();
    }

    public Optional<Rating> rating() {
        return rating;
    }

    /// 58 秒后自动结束，并清除您的信息
    public ReadOnlyIntegerProperty secondsLeft() {
        return stay.secondsLeft();
    }

    /// The console has answered meanwhile.
    public void better(Outcome outcome) {
        Told now = new Told(outcome, slips.apply(outcome));
        told.set(now);
        now.slip().print();
        stay.follow(now.slip().state());
        stay.begin();
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
            told.get().slip().print();
            stay.follow(told.get().slip().state());
            rating.ifPresent(given -> stay.follow(given.given()));
        }
        stay.begin();
    }

    @Override
    public void tick() {
        stay.tick();
    }
}
