package org.nightwindow.console.cases;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.audit.Refusals;
import org.nightwindow.console.catalogue.Catalogues;
import org.nightwindow.console.events.ActListener;
import org.nightwindow.console.identity.Credentials;
import org.nightwindow.console.keys.KeyFolder;
import org.nightwindow.console.live.Live;
import org.nightwindow.console.staff.StaffGate;
import org.nightwindow.console.web.Frame;
import org.nightwindow.console.web.JsonRoutes;
import org.nightwindow.console.web.KioskIdentity;
import org.nightwindow.console.web.Pages;
import org.nightwindow.console.web.Speaks;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.filing.CaseList;
import org.nightwindow.hall.filing.CaseSearch;
import org.nightwindow.hall.filing.CaseView.State;
import org.nightwindow.hall.filing.FilingReply;
import org.nightwindow.hall.filing.FilingRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything about cases, put together. Any thread.
public final class Cases {
    private static final Logger LOG = LoggerFactory.getLogger(Cases.class);

    /// How long personal data of a closed case is kept: the six months in which somebody may sue (行政诉讼法 §46), and a
    /// month for the post.
    static final Duration PERSONAL_KEPT = Duration.ofDays(214);

    /// What waits for the staff to act; counted in the navigation.
    static final Set<State> WAITING = EnumSet.of(State.SUBMITTED);

    private final Jdbi jdbi;
    private final Clock clock;
    private final CaseStore store = new CaseStore();
    private final Calendars calendars;
    private final CaseFlow flow;
    private final CaseWords words;
    private final FilingDesk filing;
    private final CaseFinder finder;
    private final FilingOutcomes outcomes;
    private final AuditLog audit;
    private final Live live;
    private final Function<String, Optional<Catalogues.Earlier>> catalogues;

    /// @param calendar file of more working days; absent: those in the box
    /// @param catalogues what was published under a version
    public Cases(
            Jdbi jdbi,
            KeyFolder keys,
            FilingKey key,
            Optional<Path> calendar,
            Function<String, Optional<Catalogues.Earlier>> catalogues,
            AuditLog audit,
            Refusals refusals,
            Live live,
            Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.audit = audit;
        this.live = live;
        this.catalogues = catalogues;
        this.calendars = new Calendars(calendar);
        this.flow = new CaseFlow(store, audit, calendars::now);
        this.words = new CaseWords(store, calendars::now, clock);
        PersonHash persons = new PersonHash(keys);
        this.filing = new FilingDesk(
                jdbi,
                clock,
                new FilingCheck(clock, key, catalogues, persons),
                new Credentials(jdbi, clock),
                store,
                flow,
                words,
                () -> CaseTopics.changed(live));
        this.finder = new CaseFinder(jdbi, store, persons, words, clock);
        this.outcomes = new FilingOutcomes(jdbi, refusals, clock);
        dateAgain();
    }

    public void kiosk(RoutesConfig routes) {
        routes.post(
                KioskApi.FILINGS,
                ctx -> {
                    FilingRequest request = JsonRoutes.body(ctx, FilingRequest.class);
                    switch (filing.file(KioskIdentity.of(ctx), request)) {
                        case FilingDesk.Answer.Taken taken -> JsonRoutes.answer(ctx, taken.reply());
                        case FilingDesk.Answer.Refused refused -> {
                            if (refused.refusal().equals(FilingRefusals.FOREIGN_KEY)) {
                                KioskIdentity.refuseForeign(ctx, "act " + request.key());
                            }
                            JsonRoutes.refuse(ctx, HttpStatus.UNPROCESSABLE_CONTENT, refused.refusal());
                        }
                    }
                },
                Speaks.json(FilingRequest.class, FilingReply.class));
        routes.post(
                KioskApi.CASES,
                ctx -> {
                    CaseSearch search = JsonRoutes.body(ctx, CaseSearch.class);
                    switch (finder.find(KioskIdentity.of(ctx), search)) {
                        case CaseFinder.Answer.Found found -> JsonRoutes.answer(ctx, found.list());
                        case CaseFinder.Answer.Refused refused ->
                            JsonRoutes.refuse(ctx, HttpStatus.UNPROCESSABLE_CONTENT, refused.refusal());
                    }
                },
                Speaks.json(CaseSearch.class, CaseList.class));
    }

    /// The desk, on the staff listener.
    public CaseRoutes desk(StaffGate gate, Pages pages, Function<Context, Frame> frames) {
        return new CaseRoutes(
                jdbi,
                store,
                new CaseDesk(jdbi, store, flow, clock),
                words,
                calendars::now,
                catalogues,
                live,
                gate,
                pages,
                frames,
                clock);
    }

    /// Who must learn how filings ended.
    public ActListener outcomes() {
        return outcomes;
    }

    /// How many cases wait to be accepted.
    ///
    /// @param seen which kiosks' are counted
    public int waiting(Predicate<String> seen) {
        return (int) (long) jdbi.withHandle(handle -> store.count(handle, WAITING, seen));
    }

    /// The kiosk at which a case was filed.
    public Optional<String> kioskOf(String caseNumber) {
        return jdbi.withHandle(handle -> store.find(handle, caseNumber))
                .map(row -> row.facts().kioskId());
    }

    /// Reads the file of working days again when it has changed; called every few seconds.
    public void lookAtCalendar() {
        if (calendars.lookAgain()) {
            dateAgain();
            CaseTopics.changed(live);
        }
    }

    /// Adds dates that a newer calendar can tell.
    private void dateAgain() {
        Set<State> open = EnumSet.noneOf(State.class);
        for (State state : State.values()) {
            if (state.open()) {
                open.add(state);
            }
        }
        List<CaseRow> rows = jdbi.withHandle(handle -> store.undated(handle, open));
        for (CaseRow row : rows) {
            jdbi.useTransaction(handle -> flow.dateAgain(handle, row));
        }
    }

    /// Deletes personal data that is needed no more; called every hour.
    public void forget() {
        forget(jdbi, clock, audit);
    }

    static void forget(Jdbi jdbi, Clock clock, AuditLog audit) {
        CaseStore store = new CaseStore();
        List<String> due = jdbi.withHandle(
                handle -> store.closedWithDeclaration(handle, clock.instant().minus(PERSONAL_KEPT)));
        for (String number : due) {
            jdbi.useTransaction(handle -> {
                int deleted = store.deleteDeclarations(handle, number);
                audit.record(handle, AuditLog.SYSTEM, "forget-declaration", number, deleted + " deleted");
            });
        }
        if (!due.isEmpty()) {
            LOG.info("forgot the declarations of {} closed cases", due.size());
        }
    }

    /// Every case and all that happened to it, for the offline export: without personal data, and without what staff
    /// wrote to her.
    public static ArrayNode export(Jdbi jdbi) {
        ArrayNode cases = Json.MAPPER.createArrayNode();
        CaseStore store = new CaseStore();
        FilingStore filings = new FilingStore();
        jdbi.useHandle(handle -> {
            for (CaseRow row : store.all(handle)) {
                ObjectNode one = cases.addObject()
                        .put("caseNumber", row.caseNumber())
                        .put("queryCode", row.facts().queryCode())
                        .put("key", row.facts().actKey())
                        .put("item", row.facts().item())
                        .put("state", row.state().name())
                        .put("kiosk", row.facts().kioskId())
                        .put("filedAt", row.filed().toString());
                ArrayNode amended = one.putArray("amendedBy");
                filings.amending(handle, row.caseNumber()).forEach(amended::add);
                row.promised().ifPresent(day -> one.put("promisedBy", day.toString()));
                row.statutory().ifPresent(day -> one.put("statutoryBy", day.toString()));
                ArrayNode history = one.putArray("history");
                for (CaseStep step : store.steps(handle, row.caseNumber())) {
                    ArrayNode fields = history.addObject()
                            .put("at", step.at().toString())
                            .put("action", step.action().name())
                            .put("who", step.who())
                            .putArray("fields");
                    store.corrections(handle, row.caseNumber(), step.place())
                            .forEach(correction -> fields.add(correction.field()));
                }
            }
        });
        return cases;
    }
}
