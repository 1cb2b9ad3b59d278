package org.nightwindow.driver;

import java.util.function.Consumer;

/// Prints sealed pages: the one act that cannot be taken back by anybody. Its promise is exactness about what came
/// out.
///
/// A job is named by its key. The kiosk gives each key to [#print] at most once; after a crash it asks [#find] and
/// never prints the same key again.
public interface DocumentPrinter extends Device {

    /// Prints one document and follows it until its end.
    ///
    /// @param job what to print
    /// @param progress told of each step, on the owner thread; never blocks
    /// @return
    ///     - done: every page came out, the device says so
    ///     - failed: **no page came out**, and the device says so or never got the job
    ///     - cancelled: called off before the first byte left
    ///     - unknown, with the job's key: anything else
    Outcome<PrintProof> print(PrintJob job, Consumer<PrintProgress> progress, Call call);

    /// What became of a job, as the device remembers it. The device may not know how many pages the document had:
    /// whoever does compares them with [PrintProof#pagesOut()] before calling it printed. A device that does not
    /// know the job answers [PrintRecord.Forgotten], which proves nothing.
    Outcome<PrintRecord> find(String jobKey, Call call);

    /// Takes away a job nobody waits for any more, so that it does not come out when somebody loads paper tomorrow. A
    /// page under way still comes out. Changes nothing about a job that has ended or that the device does not know,
    /// and may be asked as often as one likes.
    ///
    /// @return as [#find], after the device was told; [PrintRecord.Running] while it has not obeyed
    Outcome<PrintRecord> withdraw(String jobKey, Call call);

    /// How many pages the device printed in its life.
    ///
    /// @return done with the count; failed with [Fault#UNSUPPORTED] when it has no counter
    Outcome<Long> pageCounter(Call call);
}
