package org.nightwindow.kiosk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.nightwindow.hall.EnrolmentTicket;
import org.nightwindow.kiosk.hall.Enroller;
import org.nightwindow.kiosk.hall.Enroller.Enrolled;
import org.nightwindow.kiosk.hall.Identity;

/// Gets the kiosk its certificate from the ticket file, however long it takes: a technician may put the ticket there
/// later, the console may start later. Runs on a thread of its own.
final class TicketWatch {
    private final Enroller enroller;
    private final URI console;
    private final Supplier<Optional<Path>> file;
    private final Duration again;
    private final Consumer<String> trouble;

    /// @param file where the newest ticket is; may be another at each look
    /// @param again between two looks for a ticket
    /// @param trouble told what is in the way, one line for the technician
    TicketWatch(
            Enroller enroller, URI console, Supplier<Optional<Path>> file, Duration again, Consumer<String> trouble) {
        this.enroller = enroller;
        this.console = console;
        this.file = file;
        this.again = again;
        this.trouble = trouble;
    }

    /// Blocks until the kiosk is enrolled; empty when it was interrupted.
    Optional<Identity> untilDone(String software) {
        String used = "";
        while (true) {
            Optional<EnrolmentTicket> ticket = ticket();
            // A ticket the console has refused is not shown again and again: it would lock the door for an hour.
            if (ticket.isPresent() && !ticket.get().written().equals(used)) {
                switch (enroller.enrol(console, ticket.get(), software)) {
                    case Enrolled.Done(Identity identity) -> {
                        return Optional.of(identity);
                    }
                    case Enrolled.Refused refused -> {
                        used = ticket.get().written();
                        trouble.accept("the console refused the enrolment ticket ("
                                + refused.refusal().en() + "); get a new one: console ticket");
                    }
                    case Enrolled.NotThisConsole(String detail) -> {
                        used = ticket.get().written();
                        trouble.accept("console.url " + console + " is not the console of the ticket: " + detail);
                    }
                    case Enrolled.Unreachable(String detail) ->
                        trouble.accept("console.url " + console + " cannot be reached: " + detail);
                    case Enrolled.Failed(String detail) ->
                        trouble.accept("enrolment failed, the ticket may be used up: " + detail);
                }
            }
            try {
                Thread.sleep(again);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }

    private Optional<EnrolmentTicket> ticket() {
        Optional<Path> ticketFile = file.get();
        if (ticketFile.isEmpty()) {
            trouble.accept("this kiosk is not enrolled: set console.ticket-file to a file with the ticket");
            return Optional.empty();
        }
        try {
            Optional<EnrolmentTicket> ticket = EnrolmentTicket.parse(Files.readString(ticketFile.get()));
            if (ticket.isEmpty()) {
                trouble.accept("console.ticket-file " + ticketFile.get()
                        + " holds no ticket; one looks like ABCD-EFGH-JKLM.0123456789abcdef0123456789abcdef");
            }
            return ticket;
        } catch (NoSuchFileException e) {
            trouble.accept("console.ticket-file " + ticketFile.get() + " does not exist");
        } catch (IOException e) {
            trouble.accept("console.ticket-file " + ticketFile.get() + " cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }
}
