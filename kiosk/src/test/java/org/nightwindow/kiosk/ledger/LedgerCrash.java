package org.nightwindow.kiosk.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.nightwindow.hall.EventBatch;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.KioskEvent.Outcome;

/// A kiosk in a process of its own that is killed at a numbered point: before and after each commit, around the
/// first and last byte to the printer, and around the console's commit of events.
///
/// The printer is the file `tray`, the console's desk for declarations the file `desk`, and the console's events the
/// file
/// `console`, all written here but read by the test only.
final class LedgerCrash {
    private static final int KILLED = 137;

    private final Path home;
    private final int dieAt;
    private int point;

    /// What it does before it dies.
    enum Visit {
        PRINT,
        FILE
    }

    private LedgerCrash(Path home, int dieAt) {
        this.home = home;
        this.dieAt = dieAt;
    }

    /// @param how number of the point to die at, 0 for none; or `hold` to keep the ledger open until killed
    static Process child(Path home, String how) throws IOException {
        return child(home, how, Visit.PRINT);
    }

    private static Process child(Path home, String how, Visit visit) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerCrash.class.getName(),
                        home.toString(),
                        how,
                        visit.name())
                .redirectErrorStream(false)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// True when it was killed at the point; false when it came to its end before.
    static boolean diesAt(Path home, Visit visit, int point) throws IOException, InterruptedException {
        Process process = child(home, Integer.toString(point), visit);
        process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        int exit = process.waitFor();
        if (exit != 0 && exit != KILLED) {
            throw new AssertionError("the child ended with " + exit);
        }
        return exit == KILLED;
    }

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        if (args[1].equals("hold")) {
            LedgerBench.ledger(home);
            System.out.println("holding");
            Thread.sleep(60_000);
        } else {
            new LedgerCrash(home, Integer.parseInt(args[1])).one(Visit.valueOf(args[2]));
            Runtime.getRuntime().halt(0); // a power cut at the end, too: nothing depends on a clean shutdown
        }
    }

    private void one(Visit visit) throws Exception {
        Ledger ledger = LedgerBench.ledger(home, new CommitWatch() {
            @Override
            public void before(String commit) {
                mayDie();
            }

            @Override
            public void after(String commit) {
                mayDie();
            }
        });
        ledger.note(new KioskEvent.Started("1.0", ledger.openCount()));
        switch (visit) {
            case PRINT -> print(ledger);
            case FILE -> file(ledger);
        }
        List<EventBatch.Event> events = ledger.oldestEvents(100);
        mayDie();
        for (EventBatch.Event event : events) {
            say("console", ledger.epoch() + " " + event.seq() + " " + event.body());
        }
        mayDie();
        ledger.acknowledge(events.getLast().seq());
    }

    private void print(Ledger ledger) throws Exception {
        String key = LedgerBench.planned(ledger);
        say("acknowledged", "PLANNED " + key);
        LedgerBench.written(ledger.issued(key, "NW-" + key.substring(2, 10), LedgerBench.SHA, 1));
        LedgerBench.written(ledger.start(key, LedgerBench.MARK));
        say("acknowledged", "STARTED " + key);
        mayDie();
        say("tray", key);
        mayDie();
        LedgerBench.written(ledger.settle(key, Outcome.DONE, 1, "completed"));
        say("acknowledged", "DONE " + key);
    }

    private void file(Ledger ledger) throws Exception {
        String key = ledger.newFileKey();
        LedgerBench.written(ledger.planFile(key, "HRS-04", LedgerBench.envelope(key)));
        say("acknowledged", "PLANNED " + key);
        LedgerBench.written(ledger.startFile(key));
        say("acknowledged", "STARTED " + key);
        mayDie();
        say("desk", key);
        mayDie();
        LedgerBench.written(ledger.settle(key, Outcome.DONE, 0, "FILED"));
        say("acknowledged", "DONE " + key);
    }

    private void mayDie() {
        point++;
        if (point == dieAt) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    private void say(String file, String line) {
        try {
            Files.writeString(
                    Objects.requireNonNull(home.resolve(file)),
                    line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
