package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.Signature;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Citizens;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.bench.Traces;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.file.FileStep;
import org.nightwindow.kiosk.journey.file.FiledStep;
import org.nightwindow.kiosk.journey.file.Outcome;
import org.nightwindow.kiosk.journey.form.FormStep;
import org.nightwindow.kiosk.journey.identify.IdentifyStep;
import org.nightwindow.kiosk.journey.paper.DoneStep;
import org.nightwindow.kiosk.journey.progress.ProgressStep;
import org.nightwindow.kiosk.journey.progress.TrackStep;
import org.nightwindow.kiosk.visit.Step;
import org.nightwindow.kiosk.visit.VisitClock;
import org.slf4j.LoggerFactory;

/// Names and numbers are planted; afterwards they are looked for everywhere.
final class PrivacyTest {
    private static final List<String> HERS = List.of(
            Citizens.NAME, Citizens.ID, Resident.MOBILE, Resident.MOTHER, Resident.MOTHERS_ID, Resident.ACCOUNT);

    /// What steps are made of: their own classes and lambdas, and what kiosk and console say to each other.
    private static final List<String> OPENED =
            List.of("org.nightwindow.kiosk.journey", "org.nightwindow.kiosk.visit", "org.nightwindow.hall");

    @TempDir
    Path folder;

    /// What she does at the kiosk.
    private interface Visited {
        void by(Bench bench, Resident resident) throws Exception;
    }

    @Test
    void afterThePrint_nothingOfHersIsInLogsFilesOrSteps() throws Exception {
        List<Step> steps = new ArrayList<>();
        watched((bench, resident) -> {
            bench.act(() -> bench.kiosk().desk().step().addListener((_, _, now) -> steps.add(now)));
            resident.comesToThePreview();
            assertThat(bench.console.asked().getFirst().applicant().name()).isEqualTo(Citizens.NAME);
            resident.prints();
            DoneStep done = bench.see(DoneStep.class);
            bench.act(done::leave);
            bench.see(AttractStep.class);
            assertThat(steps).hasSizeGreaterThanOrEqualTo(7);
            nothingHersIn(steps, bench);
        });
    }

    private static void nothingHersIn(List<Step> steps, Bench bench) {
        for (Step step : steps) {
            assertThat(bench.ask(() -> wordsOf(step)))
                    .as("what %s still holds", step.name())
                    .noneMatch(PrivacyTest::hers);
        }
    }

    @Test
    void afterDeclaring_whileItIsKeptAndWhenItIsHandedIn_nothingOfHersIsInLogsOrFiles() throws Exception {
        List<String> strokes = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        watched((bench, resident) -> {
            bench.act(() -> bench.kiosk().desk().step().addListener((_, _, now) -> steps.add(now)));
            resident.comesToTheSignature("CIV-03", Resident::fillsInAllowance);
            bench.console.away();
            isKept(bench, resident);
            resident.comesToTheSignature();
            isKept(bench, resident);
            assertThat(Traces.of(folder, HERS)).as("kept, sealed").isEmpty();
            assertThat(Traces.pictures(folder)).isEmpty();

            bench.console.back();
            bench.until(() -> bench.console.cases().opened().size() == 2);
            assertThat(bench.console.cases().opened().values())
                    .flatExtracting(arrived -> arrived.fields().values())
                    .contains(Resident.MOBILE, Resident.ACCOUNT, Resident.MOTHER, Resident.MOTHERS_ID);
            strokes.addAll(written(
                    bench.console.cases().opened().values().iterator().next().signature()));
            bench.until(() -> Collections.frequency(bench.console.outcomes().values(), KioskEvent.Outcome.DONE) == 2);

            looksUpHers(bench, resident);
            assertThat(steps)
                    .extracting(Step::name)
                    .contains("form", "review", "sign", "filing", "filed", "track", "progress");
            nothingHersIn(steps, bench);
        });
        assertThat(strokes).isNotEmpty();
        assertThat(Traces.of(folder, strokes)).as("her signature").isEmpty();
        assertThat(Traces.pictures(folder)).isEmpty();
    }

    /// What is not on the disk while she types is not there either when the power fails.
    @Test
    void aDeclarationLeftHalfTyped_isNowhereWhileSheTypes_andGoneWithTheTimeOut_andSheBeginsAgain() throws Exception {
        List<Step> steps = new ArrayList<>();
        watched((bench, resident) -> {
            bench.act(() -> bench.kiosk().desk().step().addListener((_, _, now) -> steps.add(now)));
            FormStep half = beginsAllowance(resident);
            bench.act(() -> {
                half.fill(Resident.field(half, "beneficiary_id"), Resident.MOTHERS_ID);
                half.fill(Resident.field(half, "bank_acct"), Resident.ACCOUNT);
            });
            assertThat(Traces.of(folder, HERS)).as("while she types").isEmpty();

            bench.time.pass(VisitClock.IDLE);
            bench.until(
                    () -> bench.kiosk().desk().visit().get().clock().asking().get());
            bench.time.pass(VisitClock.COUNTDOWN.plusSeconds(1));
            bench.see(AttractStep.class);
            nothingHersIn(steps, bench);

            bench.becomesReady();
            FormStep anew = beginsAllowance(resident);
            assertThat(bench.ask(
                            () -> Resident.field(anew, "beneficiary_id").value().get()))
                    .isEmpty();
            assertThat(bench.ask(() -> Resident.field(anew, "bank_acct").value().get()))
                    .isEmpty();
            assertThat(bench.console.cases().asked()).isEmpty();
            resident.leaves();
        });
    }

    private static FormStep beginsAllowance(Resident resident) {
        resident.begins("CIV-03");
        return resident.identifies();
    }

    private static void isKept(Bench bench, Resident resident) {
        resident.signs();
        bench.see(FileStep.class, step -> step.dot().get() == FileStep.Dot.SENDING);
        bench.time.pass(FileStep.ANSWER_WAIT);
        FiledStep kept = bench.see(FiledStep.class, step -> step.told().get().outcome() instanceof Outcome.Kept);
        bench.act(kept::leave);
        bench.see(AttractStep.class);
    }

    private static void looksUpHers(Bench bench, Resident resident) {
        HomeStep home = resident.touches();
        bench.act(() -> home.choose(Resident.tile(home, "track")));
        TrackStep track = bench.see(TrackStep.class);
        bench.act(track::card);
        bench.see(IdentifyStep.class);
        bench.reader.lay(bench.citizens.card());
        bench.see(ProgressStep.class, step -> !(step.state().get() instanceof ProgressStep.State.Asking));
        bench.reader.lift();
        resident.leaves();
        bench.see(AttractStep.class);
    }

    /// A few points of it, as JSON has them.
    private static List<String> written(Signature signature) throws Exception {
        String json = Json.MAPPER.writeValueAsString(
                signature.strokes().getFirst().points().subList(0, 3));
        return List.of(json.substring(1, json.length() - 1));
    }

    private void watched(Visited visit) throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> logs = new ListAppender<>();
        logs.start();
        Level before = root.getLevel();
        root.addAppender(logs);
        root.setLevel(Level.DEBUG);
        try (Bench bench = new Bench(folder)) {
            bench.startOpen();
            visit.by(bench, new Resident(bench));
            bench.see(AttractStep.class);
        } finally {
            root.detachAppender(logs);
            root.setLevel(before);
        }
        assertThat(List.copyOf(logs.list))
                .extracting(ILoggingEvent::getFormattedMessage)
                .isNotEmpty()
                .noneMatch(PrivacyTest::hers);
        assertThat(Traces.of(folder, HERS)).isEmpty();
    }

    private static boolean hers(String text) {
        return HERS.stream().anyMatch(text::contains);
    }

    /// Every text that can be reached from a step through objects of the journey and plain containers.
    private static Set<String> wordsOf(Step step) throws IllegalAccessException {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<String> words = new java.util.HashSet<>();
        Deque<Object> open = new ArrayDeque<>(List.of(step));
        while (!open.isEmpty()) {
            Object object = open.pop();
            if (!seen.add(object)) {
                continue;
            }
            switch (object) {
                case String text -> words.add(text);
                case Optional<?> optional -> optional.ifPresent(open::push);
                case Collection<?> all ->
                    all.stream().filter(java.util.Objects::nonNull).forEach(open::push);
                case Map<?, ?> map -> map.values().forEach(open::push);
                case javafx.beans.value.ObservableValue<?> value -> {
                    if (value.getValue() != null) {
                        open.push(value.getValue());
                    }
                }
                default -> openFields(object, open);
            }
        }
        return words;
    }

    private static void openFields(Object object, Deque<Object> open) throws IllegalAccessException {
        if (object.getClass().isArray()) {
            for (int i = 0;
                    i < Array.getLength(object)
                            && !object.getClass().getComponentType().isPrimitive();
                    i++) {
                if (Array.get(object, i) != null) {
                    open.push(Array.get(object, i));
                }
            }
            return;
        }
        String name = object.getClass().getPackageName();
        if (OPENED.stream().noneMatch(name::startsWith)) {
            return;
        }
        for (Field field : object.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                field.setAccessible(true);
                Object value = field.get(object);
                if (value != null) {
                    open.push(value);
                }
            }
        }
    }
}
