package org.nightwindow.console.events;

import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.database.GroupWriter;

/// The events of all kiosks: intake, interpretation and what can be read of them. Thread-safe.
public final class Events implements AutoCloseable {
    private final GroupWriter writer;
    private final EventIntake intake;
    private final EventInterpreter interpreter;
    private final EventLog log;

    /// Interprets what a crash left over before it returns.
    ///
    /// @param actListeners who learns how acts ended, in this order
    /// @param ratings who learns how residents rated
    /// @param visits who learns how visits ended
    /// @param notices who learns what kiosks noticed
    /// @param changed called with the id of a kiosk after events of it were interpreted
    /// @param witness told of each step; nobody but a test listens
    public Events(
            Jdbi jdbi,
            Clock clock,
            List<ActListener> actListeners,
            RatingListener ratings,
            VisitListener visits,
            NoticeListener notices,
            Consumer<String> changed,
            Consumer<IntakeStep> witness) {
        EventStore store = new EventStore(jdbi);
        this.interpreter = new EventInterpreter(store, actListeners, ratings, visits, notices, changed, witness);
        this.writer = new GroupWriter(jdbi, "event-intake");
        this.intake = new EventIntake(store, writer, interpreter, clock, witness);
        this.log = new EventLog(jdbi, store);
        store.tryUnreadableAgain();
        interpreter.interpretAll();
    }

    public void kiosk(RoutesConfig routes) {
        EventsRoutes.kiosk(routes, intake);
    }

    /// Tries again what could not be interpreted; called every minute.
    public void retry() {
        interpreter.interpretAll();
    }

    /// Stores what was taken already, and takes nothing more.
    @Override
    public void close() {
        writer.close();
    }

    /// How many batches wait to be stored.
    public int waiting() {
        return writer.waiting();
    }

    public EventLog log() {
        return log;
    }
}
