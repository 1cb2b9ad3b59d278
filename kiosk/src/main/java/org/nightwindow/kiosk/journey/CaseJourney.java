package org.nightwindow.kiosk.journey;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.hall.filing.CaseSearch;
import org.nightwindow.hall.filing.CaseView;
import org.nightwindow.kiosk.hall.Cases;
import org.nightwindow.kiosk.hall.Filing;
import org.nightwindow.kiosk.journey.file.FileAct;
import org.nightwindow.kiosk.journey.file.FileStep;
import org.nightwindow.kiosk.journey.file.FiledStep;
import org.nightwindow.kiosk.journey.file.Outcome;
import org.nightwindow.kiosk.journey.paper.DoneStep;
import org.nightwindow.kiosk.journey.paper.Paperwork;
import org.nightwindow.kiosk.journey.progress.ProgressStep;
import org.nightwindow.kiosk.journey.progress.TrackStep;
import org.nightwindow.kiosk.journey.rate.Rating;
import org.nightwindow.kiosk.journey.slip.SlipOffer;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.slip.Slip;
import org.nightwindow.kiosk.slip.SlipWriter;
import org.nightwindow.kiosk.visit.Hers;
import org.nightwindow.kiosk.visit.Visit;

/// The part of the map that begins where a service has been done or handed in: what became of it, the slip, how it was,
/// and how cases stand. Screen thread only.
public final class CaseJourney {
    private final Visit visit;
    private final Services services;
    private final Exits exits;

    /// What this part is made of; the same for all visits.
    ///
    /// @param clerk keeps declarations and hands them over
    /// @param cases asks the console; blocks
    /// @param slipDesk where slips are printed
    /// @param slips what stands on them
    /// @param scanner reads the codes of slips
    /// @param events takes events for the console; returns at once
    public record Services(
            HandIn clerk,
            Function<CaseSearch, Cases> cases,
            SlipOffer.Desk slipDesk,
            SlipWriter slips,
            TrackStep.Scanner scanner,
            Consumer<KioskEvent> events,
            Executor background,
            LongSupplier nanoTime) {}

    /// `FilingClerk::handIn`
    @FunctionalInterface
    public interface HandIn {
        Runnable handIn(FileAct.Ask ask, Consumer<FileAct.Kept> kept, Consumer<Filing> heard);
    }

    /// Where this part leads.
    interface Exits {
        void home();

        /// Her ID card first, then `then`.
        void identify(Runnable then);

        /// Her cases, once her card was read.
        CaseSearch hers();

        /// 补正: the form of a case that waits for corrections.
        void correct(CaseView view);

        /// Nothing was handed in, or it was refused.
        void filingTrouble(Trouble trouble, Item item, Runnable again);

        void trackingTrouble(Trouble trouble, Runnable again);
    }

    CaseJourney(Visit visit, Services services, Exits exits) {
        this.visit = visit;
        this.services = services;
        this.exits = exits;
    }

    /// She has signed: hands it in. Each attempt is a new act.
    ///
    /// @param arrived the console has it
    void handIn(Item item, Hers<FileAct.Ask> ask, Runnable arrived) {
        FileStep.HandIn hand =
                (kept, heard) -> services.clerk().handIn(ask.get().orElseThrow(), kept, heard);
        visit.show(new FileStep(visit, item, hand, services.nanoTime(), new FileStep.Exits() {
            private @Nullable FiledStep filed;

            @Override
            public void outcome(Outcome outcome) {
                if (outcome instanceof Outcome.Filed) {
                    arrived.run();
                }
                FiledStep told = filed;
                if (told == null) {
                    FiledStep next = filedStep(item, outcome);
                    filed = next;
                    visit.show(next);
                } else if (visit.shows(told)) {
                    told.better(outcome);
                }
            }

            @Override
            public void trouble(Trouble trouble) {
                if (filed == null || visit.shows(filed)) {
                    exits.filingTrouble(trouble, item, () -> handIn(item, ask, arrived));
                }
            }
        }));
    }

    private FiledStep filedStep(Item item, Outcome outcome) {
        Optional<Rating> rating = switch (outcome) {
            case Outcome.Filed filed -> Optional.of(rating(filed.key(), item));
            case Outcome.Kept kept -> Optional.of(rating(kept.key(), item));
            case Outcome.AlreadyOpen _, Outcome.InDoubt _ -> Optional.empty();
        };
        return new FiledStep(
                visit, item, outcome, said -> offer(() -> slip(item, said)), rating, services.nanoTime(), exits::home);
    }

    private Slip slip(Item item, Outcome outcome) {
        SlipWriter slips = services.slips();
        return switch (outcome) {
            case Outcome.Filed filed -> filed.corrected() ? slips.corrected(filed.view()) : slips.filed(filed.view());
            case Outcome.AlreadyOpen open -> slips.progress(open.view());
            case Outcome.Kept kept -> slips.kept(item.name(), kept.queryCode());
            case Outcome.InDoubt doubt -> slips.inDoubt(item.name(), doubt.queryCode());
        };
    }

    /// It came out.
    void printed(Item item, Paperwork.Ended.Printed paper) {
        SlipOffer slip = offer(() -> services.slips().printed(item.name(), paper.serial(), paper.pages()));
        visit.show(new DoneStep(visit, item, paper, slip, rating(paper.key(), item), services.nanoTime(), exits::home));
    }

    /// 查进度
    void track() {
        visit.show(new TrackStep(visit, services.scanner(), services.nanoTime(), new TrackStep.Exits() {
            @Override
            public void byCard() {
                exits.identify(() -> progress(visit.hers(exits.hers())));
            }

            @Override
            public void byCode(String queryCode) {
                progress(visit.hers(CaseSearch.of(queryCode)));
            }

            @Override
            public void back() {
                exits.home();
            }
        }));
    }

    private void progress(Hers<CaseSearch> search) {
        visit.show(new ProgressStep(
                visit,
                () -> search.get().map(services.cases()).orElseGet(() -> new Cases.NoAnswer("nobody asks any more")),
                this::progressSlip,
                services.slips().zone(),
                services.background(),
                services.nanoTime(),
                new ProgressStep.Exits() {
                    @Override
                    public void back() {
                        track();
                    }

                    @Override
                    public void home() {
                        exits.home();
                    }

                    @Override
                    public void correct(CaseView view) {
                        exits.correct(view);
                    }

                    @Override
                    public void trouble(Trouble trouble) {
                        exits.trackingTrouble(trouble, () -> progress(search));
                    }
                }));
    }

    private SlipOffer progressSlip(CaseView view) {
        return offer(() -> services.slips().progress(view));
    }

    private SlipOffer offer(Supplier<Slip> slip) {
        return new SlipOffer(visit, services.slipDesk(), slip);
    }

    private Rating rating(String act, Item item) {
        return new Rating(act, item.id(), services.events());
    }
}
