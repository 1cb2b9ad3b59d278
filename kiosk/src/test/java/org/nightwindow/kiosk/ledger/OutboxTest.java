package org.nightwindow.kiosk.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.EventBatch;
import org.nightwindow.hall.KioskEvent;

@Timeout(30)
class OutboxTest {
    private static final Outbox.Pace QUICK = new Outbox.Pace(Duration.ofMillis(2), Duration.ofMillis(10));

    /// A console that stores by number and can lose its replies.
    private static final class Console implements Courier {
        private final TreeMap<Long, String> stored = new TreeMap<>();
        private volatile Function<Long, Delivery> reply = Delivery.Stored::new;
        private int deliveries;

        @Override
        public synchronized Delivery deliver(EventBatch batch) {
            deliveries++;
            for (EventBatch.Event event : batch.events()) {
                long next = stored.isEmpty() ? 1 : stored.lastKey() + 1;
                assertThat(event.seq()).as("no gap").isLessThanOrEqualTo(next);
                String before = stored.putIfAbsent(event.seq(), event.body().toString());
                assertThat(before == null || before.equals(event.body().toString()))
                        .isTrue();
            }
            return reply.apply(stored.lastKey());
        }

        synchronized SortedMap<Long, String> stored() {
            return new TreeMap<>(stored);
        }
    }

    @TempDir
    Path home;

    private final Console console = new Console();

    @Test
    void everyThirdReplyIsLostAfterTheConsoleStored_nothingIsLostOrDoubled() throws Exception {
        Random random = new Random(3);
        console.reply = last ->
                random.nextInt(3) == 0 ? new Courier.Delivery.NoAnswer("lost") : new Courier.Delivery.Stored(last);
        try (Ledger ledger = LedgerBench.ledger(home);
                Outbox _ = Outbox.start(ledger, console, new Random(1), QUICK)) {
            for (int i = 0; i < 250; i++) {
                assertThat(ledger.note(new KioskEvent.Noticed("NW-0000", "number " + i)))
                        .isTrue();
            }
            await().untilAsserted(() -> assertThat(ledger.oldestEvents(1)).isEmpty());
        }
        assertThat(console.stored().keySet())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 250).boxed().toList());
    }

    @Test
    void theConsoleIsAway_nobodyWaits_andEverythingArrivesWhenItIsBack() throws Exception {
        CountDownLatch asked = new CountDownLatch(3);
        console.reply = last -> {
            asked.countDown();
            return new Courier.Delivery.NoAnswer("away");
        };
        try (Ledger ledger = LedgerBench.ledger(home);
                Outbox outbox = Outbox.start(ledger, console, new Random(1), QUICK)) {
            String key = LedgerBench.started(ledger);
            LedgerBench.written(ledger.settle(key, KioskEvent.Outcome.DONE, 2, "completed"));
            asked.await();
            assertThat(ledger.oldestEvents(10)).hasSize(1);
            console.reply = Courier.Delivery.Stored::new;
            outbox.wake();
            await().untilAsserted(() -> assertThat(ledger.oldestEvents(1)).isEmpty());
        }
        assertThat(console.stored()).hasSize(1);
    }

    @Test
    void anAcknowledgementOfMoreThanThereIs_deletesNothing() throws Exception {
        console.reply = last -> new Courier.Delivery.Stored(last + 1000);
        try (Ledger ledger = LedgerBench.ledger(home);
                Outbox _ = Outbox.start(ledger, console, new Random(1), QUICK)) {
            ledger.note(new KioskEvent.Started("1.0", 0));
            await().until(() -> console.deliveries > 2);
            assertThat(ledger.oldestEvents(10)).hasSize(1);
        }
    }

    @Test
    void theConsoleHasAnotherHistory_noActIsBegun_andNothingIsThrownAway() throws Exception {
        console.reply = last -> new Courier.Delivery.Forked("number 1 is another event");
        try (Ledger ledger = LedgerBench.ledger(home);
                Outbox _ = Outbox.start(ledger, console, new Random(1), QUICK)) {
            ledger.note(new KioskEvent.Started("1.0", 0));
            await().untilAsserted(() -> assertThat(ledger.blockedBy()).contains(Entry.Why.FORKED));
            assertThat(ledger.oldestEvents(10)).hasSize(1);
            console.reply = Courier.Delivery.Stored::new;
            await().untilAsserted(() -> assertThat(ledger.blockedBy()).isEmpty());
        }
    }

    @Test
    void aConsoleThatReadsNoLongBatch_isSentShorterOnes_andAllArrives() throws Exception {
        Reader reader = new Reader(7, 0);
        try (Ledger ledger = LedgerBench.ledger(home)) {
            for (int i = 0; i < 150; i++) {
                ledger.note(new KioskEvent.Noticed("NW-0000", "number " + i));
            }
            try (Outbox _ = Outbox.start(ledger, reader, new Random(1), QUICK)) {
                await().untilAsserted(() -> assertThat(ledger.oldestEvents(1)).isEmpty());
            }
            assertThat(ledger.blockedBy()).as("nothing forked").isEmpty();
        }
        assertThat(reader.console.stored().keySet())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 150).boxed().toList());
    }

    @Test
    void anEventThatCannotBeRead_isKept_stopsNoPaper_andWhatCameBeforeItArrives() throws Exception {
        Reader reader = new Reader(100, 60);
        try (Ledger ledger = LedgerBench.ledger(home)) {
            for (int i = 0; i < 80; i++) {
                ledger.note(new KioskEvent.Noticed("NW-0000", "number " + i));
            }
            try (Outbox _ = Outbox.start(ledger, reader, new Random(1), QUICK)) {
                await().until(() -> reader.alone.get() > 3);
                assertThat(ledger.oldestEvents(100)).as("60 and all after it").hasSize(21);
                assertThat(reader.console.stored()).hasSize(59);
                assertThat(ledger.blockedBy()).isEmpty();
                reader.unread = 0;
                await().untilAsserted(() -> assertThat(ledger.oldestEvents(1)).isEmpty());
            }
        }
        assertThat(reader.console.stored()).hasSize(80);
    }

    /// A console that reads no batch longer than `most`, and none with the event `unread` in it.
    private static final class Reader implements Courier {
        private final Console console = new Console();
        private final int most;
        private volatile long unread;
        private final AtomicInteger alone = new AtomicInteger();

        Reader(int most, long unread) {
            this.most = most;
            this.unread = unread;
        }

        @Override
        public Delivery deliver(EventBatch batch) {
            boolean readable =
                    batch.events().size() <= most && batch.events().stream().noneMatch(event -> event.seq() == unread);
            if (!readable && batch.events().size() == 1) {
                alone.incrementAndGet();
            }
            return readable ? console.deliver(batch) : new Delivery.Unreadable("HTTP 400");
        }
    }
}
