package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Citizens;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.paper.DoneStep;
import org.nightwindow.kiosk.visit.Step;
import org.slf4j.LoggerFactory;

/// A name and a number are planted; afterwards they are looked for everywhere.
final class PrivacyTest {
    @TempDir
    Path folder;

    @Test
    void afterTheVisit_nothingOfHersIsInLogsFilesOrSteps() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> logs = new ListAppender<>();
        logs.start();
        Level before = root.getLevel();
        root.addAppender(logs);
        root.setLevel(Level.DEBUG);
        List<Step> steps = new ArrayList<>();
        try (Bench bench = new Bench(folder)) {
            bench.startOpen();
            bench.act(() -> bench.kiosk().desk().step().addListener((_, _, now) -> steps.add(now)));
            Resident resident = new Resident(bench);
            resident.comesToThePreview();
            assertThat(bench.console.asked().getFirst().applicant().name()).isEqualTo(Citizens.NAME);
            resident.prints();
            DoneStep done = bench.see(DoneStep.class);
            bench.act(done::leave);
            bench.see(AttractStep.class);
            assertThat(steps).hasSizeGreaterThanOrEqualTo(7);
            for (Step step : steps) {
                assertThat(bench.ask(() -> wordsOf(step)))
                        .as("what %s still holds", step.name())
                        .noneMatch(PrivacyTest::hers);
            }
        } finally {
            root.detachAppender(logs);
            root.setLevel(before);
        }
        assertThat(List.copyOf(logs.list))
                .extracting(ILoggingEvent::getFormattedMessage)
                .isNotEmpty()
                .noneMatch(PrivacyTest::hers);
        assertThat(filesWithHers(folder)).isEmpty();
    }

    private static boolean hers(String text) {
        return text.contains(Citizens.NAME) || text.contains(Citizens.ID);
    }

    private static List<Path> filesWithHers(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile)
                    .filter(PrivacyTest::holdsHers)
                    .toList();
        }
    }

    private static boolean holdsHers(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, Charset.forName("GBK"))) {
                for (String word : List.of(Citizens.NAME, Citizens.ID)) {
                    if (Collections.indexOfSubList(boxed(bytes), boxed(word.getBytes(charset))) >= 0) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Byte> boxed(byte[] bytes) {
        List<Byte> list = new ArrayList<>(bytes.length);
        for (byte b : bytes) {
            list.add(b);
        }
        return list;
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
        if (!name.startsWith("org.nightwindow.kiosk.journey") && !name.startsWith("org.nightwindow.kiosk.visit")) {
            return;
        }
        for (Field field : object.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())
                    && !field.getType().isPrimitive()
                    && !object.getClass().isHidden()) {
                field.setAccessible(true);
                Object value = field.get(object);
                if (value != null) {
                    open.push(value);
                }
            }
        }
    }
}
