package org.nightwindow.kiosk.attendant;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.hall.EnrolmentTicket;
import org.nightwindow.hall.Text;
import org.nightwindow.kiosk.hardware.Fittings;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.journey.trouble.About;

/// What a technician sees of this machine and has it do. What says "never blocks" is for the screen thread, the
/// rest for any other.
public interface Machine {

    /// Every device, in a fixed order. Never blocks.
    List<Part> parts();

    record Part(String role, DeviceStatus status) {}

    /// What he must know of this machine's drivers, one line each in English; mostly empty. Never blocks.
    List<String> notices();

    /// What residents could have done here if the technician left now. Screen thread, never blocks.
    Outlook outlook();

    /// @param open how many items can be done
    /// @param closed those that cannot, though they are offered
    /// @param shut why nobody can be served at all, one line each in English; mostly empty
    record Outlook(int open, List<Closed> closed, List<String> shut) {
        public Outlook {
            closed = List.copyOf(closed);
            shut = List.copyOf(shut);
        }

        public boolean allOpen() {
            return closed.isEmpty() && shut.isEmpty();
        }
    }

    record Closed(Text item, About about, Missing why) {}

    /// Blocks: asks printer and ledger.
    Counters counters();

    /// @param pages of the printer's life; empty when it does not say
    /// @param sheets of this ledger; empty when it cannot be read
    record Counters(OptionalLong pages, Optional<Tally> sheets) {}

    /// How documents ended, as the ledger has it.
    ///
    /// @param printed also those that turned out to be
    /// @param notPrinted also those that turned out not to be
    /// @param unknown waiting for a person
    record Tally(int printed, int notPrinted, int unknown) {}

    /// How its devices are set.
    Fittings fittings();

    /// Ends the program so that it is started again, with what was kept; empty where nothing would start it.
    Optional<Runnable> startsAgain();

    /// Tests one device. Blocks up to half a minute.
    Outcome<SelfTest> selfTest(String role);

    /// Prints one page that is no document. Blocks until its end is known, up to 75 s.
    ///
    /// @param progress told of each step, on another thread
    TestPrint printTestPage(Consumer<PrintProgress> progress);

    /// Prints one slip that is none. Blocks until its end is known, up to 30 s.
    TestPrint printTestSlip();

    /// How a test page or slip ended.
    sealed interface TestPrint {
        record Printed(String evidence) implements TestPrint {}

        /// Proven: nothing came out and nothing will.
        record NotPrinted(Fault fault, String detail) implements TestPrint {}

        /// Of a slip: nothing came out, or only a part, and nothing more will.
        record NotWhole(boolean paperOut) implements TestPrint {}

        /// Nobody can tell. It does not matter: a test page is worth nothing.
        record Unclear(String reason) implements TestPrint {}

        /// An earlier document may still be in the printer; it comes first.
        record PrinterInDoubt() implements TestPrint {}
    }

    /// The sheets nobody can vouch for, oldest first. Blocks.
    Sheets sheets();

    sealed interface Sheets {
        record Known(List<Sheet> all) implements Sheets {
            public Known {
                all = List.copyOf(all);
            }
        }

        /// The ledger is not open, or its disk does not work.
        record NotReadable(String why) implements Sheets {}
    }

    /// A document of which nobody can say whether it was printed. Whose it is, the kiosk does not know.
    ///
    /// @param serial empty when none was ever issued
    /// @param since when it became unknown
    /// @param said why, in the words of the printer or the kiosk
    /// @param mayStillCome whether the printer has not yet said that it will not print it any more
    record Sheet(
            String key,
            String serial,
            Text item,
            Instant since,
            int pages,
            int pagesOut,
            String said,
            boolean mayStillCome) {}

    /// A person has looked. Blocks for one commit.
    ///
    /// @param here the paper is there, and complete; else it is not there, or not complete
    /// @param account who looked, as an account's id
    Settled settle(Sheet sheet, boolean here, String account);

    sealed interface Settled {
        /// It is on the disk, with its event for the console.
        record Written(boolean here) implements Settled {}

        /// The printer, or another technician, has told before; that stands.
        record ToldBefore(boolean here, String evidence) implements Settled {}

        /// The disk does not work now. It is kept in memory and written when it does, unless the power fails
        /// before.
        record Kept() implements Settled {}

        /// The printer may still print it: it must answer first. Nothing was written.
        record MayStillCome() implements Settled {}

        /// The ledger is not open. Nothing was written.
        record NotWritten(String why) implements Settled {}
    }

    /// Has the kiosk enrolled by this ticket. Blocks for the disk; the rest is in [#enrolment()].
    ///
    /// @return false when the ticket could not be kept
    boolean enrol(EnrolmentTicket ticket);

    /// How far that is. Never blocks.
    Enrolment enrolment();

    /// @param kioskId who it is now; empty when it was never enrolled
    /// @param running whether it is being enrolled
    /// @param trouble what is in the way, in English; empty when nothing is
    record Enrolment(String kioskId, boolean running, String trouble) {}
}
