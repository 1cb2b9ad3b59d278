package org.nightwindow.kiosk.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.IdCard;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.RecordsRequest;
import org.nightwindow.hall.Signature;
import org.nightwindow.hall.catalogue.Field;
import org.nightwindow.hall.catalogue.Form;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.hall.constraint.CheckContext;
import org.nightwindow.hall.filing.CaseSearch;
import org.nightwindow.hall.filing.CaseView;
import org.nightwindow.hall.filing.Declaration;
import org.nightwindow.kiosk.hall.Records;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.catalogue.ServiceBoard;
import org.nightwindow.kiosk.journey.file.FileAct;
import org.nightwindow.kiosk.journey.form.FormStep;
import org.nightwindow.kiosk.journey.identify.Identification;
import org.nightwindow.kiosk.journey.identify.IdentifyStep;
import org.nightwindow.kiosk.journey.paper.Paperwork;
import org.nightwindow.kiosk.journey.paper.PreviewStep;
import org.nightwindow.kiosk.journey.paper.PrintAct;
import org.nightwindow.kiosk.journey.paper.PrintStep;
import org.nightwindow.kiosk.journey.review.ReviewStep;
import org.nightwindow.kiosk.journey.sign.SignStep;
import org.nightwindow.kiosk.journey.trouble.About;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.visit.Desk;
import org.nightwindow.kiosk.visit.Hers;
import org.nightwindow.kiosk.visit.Resident;
import org.nightwindow.kiosk.visit.Step;
import org.nightwindow.kiosk.visit.Visit;

/// Which step follows which, in one visit: the whole map of the kiosk, see the package's picture. Screen thread
/// only.
public final class Journey {
    private final Visit visit;
    private final Services services;
    private final HomeStep home;
    private final Troubles troubles;
    private final CaseJourney cases;
    private final Map<Filling, FormStep> forms = new HashMap<>();
    private @Nullable FormStep form;

    /// What she fills a form in for.
    ///
    /// @param corrects number of the case that waits for it; empty when it is for nothing that exists
    private record Wanted(Item item, Optional<String> corrects) {
        static Wanted of(Item item) {
            return new Wanted(item, Optional.empty());
        }
    }

    /// What a journey is made of; the same for all visits.
    ///
    /// @param board what can be done now
    /// @param catalogueVersion of the catalogue that runs now
    /// @param today for checks of dates
    /// @param records has the console list the applicant's records; blocks
    /// @param paperwork makes the act for one document
    /// @param cases what happens to declarations and cases
    /// @param background runs what blocks
    public record Services(
            ServiceBoard board,
            Supplier<String> catalogueVersion,
            Identification identification,
            Supplier<CheckContext> today,
            Function<RecordsRequest, Records> records,
            PaperworkMaker paperwork,
            CaseJourney.Services cases,
            Executor background,
            LongSupplier nanoTime) {}

    /// Makes the act for one document, and does nothing yet.
    @FunctionalInterface
    public interface PaperworkMaker {
        Paperwork make(Item item, PrintAct.Ask ask);
    }

    public Journey(Visit visit, Services services) {
        this.visit = visit;
        this.services = services;
        this.cases = new CaseJourney(visit, services.cases(), caseExits());
        this.home = new HomeStep(
                services.board(), this::chosen, cases::track, () -> identify(Optional.empty(), Item.Level.L1));
        this.troubles = new Troubles(visit, services.board(), home);
        // Whoever touches what is closed has asked for it: the console counts who was turned away.
        home.explained()
                .subscribe(tile -> tile.flatMap(unlit ->
                                unlit.item().or(() -> unlit.items().stream().findFirst()))
                        .ifPresent(item -> visit.chose(item.id())));
    }

    public Step first(Desk.Start start) {
        return switch (start) {
            case Desk.Start.Touch() -> home;
            case Desk.Start.Card(Optional<IdCard> card) -> {
                if (card.isPresent()
                        && services.identification().check(card.get()).isEmpty()) {
                    visit.identified(new Resident(card.get()));
                    home.sayTakeCardBack();
                    yield home;
                }
                yield identification(Optional.empty(), Item.Level.L1);
            }
        };
    }

    private void chosen(Item item) {
        visit.chose(item.id());
        if (known(item.level())) {
            form(item);
        } else {
            identify(Optional.of(item), item.level());
        }
    }

    private boolean known(Item.Level level) {
        Optional<Resident> resident = visit.resident();
        return switch (level) {
            case L1 -> resident.isPresent();
            case L2 -> resident.map(Resident::verified).orElse(false);
            // Needs a person match; the board keeps such items unlit.
            case L3 -> false;
        };
    }

    private void identify(Optional<Item> item, Item.Level level) {
        visit.show(identification(item, level));
    }

    private IdentifyStep identification(Optional<Item> item, Item.Level level) {
        return identification(
                item,
                level,
                () -> item.ifPresentOrElse(this::form, () -> {
                    home.sayTakeCardBack();
                    visit.show(home);
                }));
    }

    private IdentifyStep identification(Optional<Item> item, Item.Level level, Runnable then) {
        return new IdentifyStep(
                visit, services.identification(), services.background(), item, level, new IdentifyStep.Exits() {
                    @Override
                    public void identified() {
                        then.run();
                    }

                    @Override
                    public void back() {
                        visit.show(home);
                    }

                    @Override
                    public void trouble(Trouble trouble) {
                        Runnable again = () -> visit.show(identification(item, level, then));
                        troubles.show(
                                trouble,
                                About.of(item),
                                Optional.of(Step.Stop.IDENTIFY),
                                () -> troubles.mended(trouble, item),
                                again,
                                Optional.empty());
                    }
                });
    }

    private void form(Item item) {
        form(Wanted.of(item), List.of());
    }

    /// A form she fills in.
    ///
    /// @param remarks of staff, by now; a case that is sent back again is another form
    private record Filling(Wanted wanted, List<CaseView.Correction> remarks) {}

    /// It is done: who wants the same again begins anew.
    private void forget(Wanted wanted) {
        forms.keySet().removeIf(filling -> filling.wanted().equals(wanted));
    }

    /// As she left it, when she has been there before in this visit.
    private void form(Wanted wanted, List<CaseView.Correction> remarks) {
        FormStep step = forms.computeIfAbsent(new Filling(wanted, remarks), what -> blank(wanted, remarks));
        form = step;
        visit.show(step);
    }

    /// 补正: the form of her case once more, with what staff wrote about it. What she filled in before is not given
    /// out.
    private void correct(CaseView view) {
        Optional<Item> found = services.board().item(view.item());
        Optional<Missing> missing = found.map(services.board()::missing).orElse(Optional.of(new Missing.NotOffered()));
        if (missing.isPresent()) {
            troubles.show(
                    new Trouble.NotNow(missing.get()),
                    found.map(About::of).orElse(About.CASES),
                    Optional.empty(),
                    () -> found.flatMap(services.board()::missing).isEmpty() && found.isPresent(),
                    () -> correct(view),
                    Optional.empty());
            return;
        }
        Item item = found.orElseThrow();
        Wanted wanted = new Wanted(item, Optional.of(view.caseNumber()));
        visit.chose(item.id());
        if (known(item.level())) {
            form(wanted, view.corrections());
        } else {
            visit.show(identification(Optional.of(item), item.level(), () -> form(wanted, view.corrections())));
        }
    }

    private FormStep blank(Wanted wanted, List<CaseView.Correction> remarks) {
        Item item = wanted.item();
        FormStep.Asker asker = (field, heard) -> {
            RecordsRequest request = new RecordsRequest(
                    item.id(), field, services.catalogueVersion().get(), visit.id(), applicant(item));
            services.background().execute(() -> {
                Records records = services.records().apply(request);
                visit.deliver(() -> heard.accept(records));
            });
        };
        return new FormStep(item, services.today(), onCard(), remarks, asker, new FormStep.Exits() {
            @Override
            public void filledIn(Map<String, String> values) {
                switch (item.mode()) {
                    case DECLARE -> review(wanted, visit.hers(values));
                    case PRINT, QUERY, PREFILL, PAY -> preview(item, visit.hers(values));
                }
            }

            @Override
            public void back() {
                visit.show(home);
            }

            @Override
            public void trouble(FormStep from, Trouble trouble) {
                if (visit.shows(from)) {
                    troubles.show(
                            trouble,
                            About.of(item),
                            Optional.of(Step.Stop.FILL_IN),
                            () -> Troubles.mayTryAgain(trouble) && troubles.mended(trouble, Optional.of(item)),
                            () -> visit.show(from),
                            Optional.empty());
                }
            }
        });
    }

    private void review(Wanted wanted, Hers<Map<String, String>> values) {
        visit.show(new ReviewStep(
                wanted.item(), values.get().orElse(Map.of()), wanted.corrects().isPresent(), new ReviewStep.Exits() {
                    @Override
                    public void confirmed() {
                        sign(wanted, values);
                    }

                    @Override
                    public void change(String key) {
                        if (form != null) {
                            form.attend(key);
                        }
                        backToForm();
                    }

                    @Override
                    public void back() {
                        backToForm();
                    }
                }));
    }

    private void sign(Wanted wanted, Hers<Map<String, String>> values) {
        visit.show(new SignStep(wanted.item(), new SignStep.Exits() {
            @Override
            public void signed(Signature signature) {
                declared(wanted, values, signature);
            }

            @Override
            public void back() {
                review(wanted, values);
            }
        }));
    }

    /// What stands in the fields that are read from her card.
    private Map<Field.Prefill, String> onCard() {
        Resident resident = visit.resident().orElseThrow();
        return Form.known(resident.name(), resident.idNumber());
    }

    /// Each preview is a new attempt: a new key, and a new number on the document.
    private void preview(Item item, Hers<Map<String, String>> values) {
        Paperwork paperwork = services.paperwork()
                .make(
                        item,
                        new PrintAct.Ask(
                                services.catalogueVersion().get(),
                                visit.id(),
                                applicant(item),
                                values.get().orElse(Map.of())));
        visit.show(new PreviewStep(
                visit, item, paperwork, services.background(), services.nanoTime(), new PreviewStep.Exits() {
                    @Override
                    public void print(Paperwork ready, String serial, int pages) {
                        Journey.this.print(item, values, ready, serial, pages);
                    }

                    @Override
                    public void wrong() {
                        backToForm();
                    }

                    @Override
                    public void trouble(Trouble trouble) {
                        paperTrouble(trouble, Step.Stop.CHECK, item, values);
                    }
                }));
    }

    private IssueRequest.Applicant applicant(Item item) {
        return applicant(item.level());
    }

    private IssueRequest.Applicant applicant(Item.Level level) {
        Resident resident = visit.resident().orElseThrow();
        return new IssueRequest.Applicant(resident.name(), resident.idNumber(), level.name(), resident.credential());
    }

    private void print(Item item, Hers<Map<String, String>> values, Paperwork paperwork, String serial, int pages) {
        visit.show(new PrintStep(
                visit,
                item,
                paperwork,
                serial,
                pages,
                services.background(),
                services.nanoTime(),
                new PrintStep.Exits() {
                    @Override
                    public void printed(Paperwork.Ended.Printed paper) {
                        forget(Wanted.of(item));
                        cases.printed(item, paper);
                    }

                    @Override
                    public void trouble(Trouble trouble) {
                        paperTrouble(trouble, Step.Stop.PRINT, item, values);
                    }
                }));
    }

    /// She has filled in, looked it over and signed: it is handed in.
    private void declared(Wanted wanted, Hers<Map<String, String>> values, Signature signature) {
        Item item = wanted.item();
        cases.handIn(
                item,
                visit.hers(new FileAct.Ask(
                        item.id(),
                        services.catalogueVersion().get(),
                        visit.id(),
                        applicant(item),
                        values.get().orElse(Map.of()),
                        signature,
                        wanted.corrects()
                                .map(number -> new Declaration.Amends(Declaration.Amends.How.CORRECT, number)))),
                () -> forget(wanted));
    }

    private CaseJourney.Exits caseExits() {
        return new CaseJourney.Exits() {
            @Override
            public void home() {
                visit.show(home);
            }

            @Override
            public void identify(Runnable then) {
                if (known(Item.Level.L1)) {
                    then.run();
                } else {
                    visit.show(identification(Optional.empty(), Item.Level.L1, then));
                }
            }

            @Override
            public CaseSearch hers() {
                return CaseSearch.of(applicant(Item.Level.L1));
            }

            @Override
            public void correct(CaseView view) {
                Journey.this.correct(view);
            }

            @Override
            public void filingTrouble(Trouble trouble, Item item, Runnable again) {
                Optional<Runnable> change =
                        Troubles.mayChange(trouble) ? Optional.of(Journey.this::backToForm) : Optional.empty();
                troubles.show(
                        trouble,
                        About.of(item),
                        Optional.empty(),
                        () -> Troubles.mayTryAgain(trouble) && troubles.mended(trouble, Optional.of(item)),
                        again,
                        change);
            }

            @Override
            public void trackingTrouble(Trouble trouble, Runnable again) {
                troubles.show(
                        trouble,
                        About.CASES,
                        Optional.empty(),
                        () -> services.board().missingToTrack().isEmpty(),
                        again,
                        Optional.empty());
            }
        };
    }

    private void backToForm() {
        visit.show(form == null ? home : form);
    }

    private void paperTrouble(Trouble trouble, Step.Stop stop, Item item, Hers<Map<String, String>> values) {
        Runnable again = () -> preview(item, values);
        Optional<Runnable> change = Troubles.mayChange(trouble) ? Optional.of(this::backToForm) : Optional.empty();
        troubles.show(
                trouble,
                About.of(item),
                Optional.of(stop),
                () -> Troubles.mayTryAgain(trouble) && troubles.mended(trouble, Optional.of(item)),
                again,
                change);
    }
}
