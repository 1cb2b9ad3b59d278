package org.nightwindow.console.enrolment;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.staff.StaffGate;
import org.nightwindow.console.web.Frame;
import org.nightwindow.console.web.Pages;
import org.nightwindow.console.web.QrPicture;
import org.nightwindow.console.web.Role;
import org.nightwindow.console.web.Speaks;
import org.nightwindow.console.web.Within;
import org.nightwindow.hall.Enrolment.HallName;
import org.nightwindow.hall.EnrolmentTicket;

/// Where a technician makes a ticket, on the staff listener.
public final class EnrolmentPages {
    /// Length of a place's name.
    private static final int NAME_CHARS = 100;

    /// What stands in the form.
    public record Form(String id, String zh, String en, boolean badId) {}

    /// A ticket to be shown to the kiosk's scanner, or written into its file.
    public record Ticket(String kioskId, String code, String fingerprint, QrPicture qr, Instant until) {
        @Override
        public String toString() {
            return "Ticket[" + kioskId + "]";
        }
    }

    private final Enrolments enrolments;
    private final Clock clock;
    private final Pages pages;
    private final Function<Context, Frame> frames;

    public EnrolmentPages(Enrolments enrolments, Clock clock, Pages pages, Function<Context, Frame> frames) {
        this.enrolments = enrolments;
        this.clock = clock;
        this.pages = pages;
        this.frames = frames;
    }

    public void staff(RoutesConfig routes) {
        routes.get(
                "/enrol",
                ctx -> show(ctx, new Form("", "", "", false), Optional.empty()),
                Role.TECHNICIAN,
                Within.NO_PLACE);
        routes.post("/enrol", this::makeTicket, Role.TECHNICIAN, Within.KIOSK_OF_FORM, Speaks.form("id", "zh", "en"));
    }

    private void makeTicket(Context ctx) {
        String id = field(ctx, "id");
        String zh = field(ctx, "zh");
        String en = field(ctx, "en");
        if (!Enrolments.isKioskId(id) || zh.isEmpty() || en.isEmpty()) {
            boolean badId = !Enrolments.isKioskId(id);
            show(ctx.status(HttpStatus.UNPROCESSABLE_CONTENT), new Form(id, zh, en, badId), Optional.empty());
            return;
        }
        EnrolmentTicket ticket = enrolments.newTicket(id, new HallName(zh, en), StaffGate.who(ctx));
        show(
                ctx,
                new Form("", "", "", false),
                Optional.of(new Ticket(
                        id,
                        ticket.code(),
                        ticket.caFingerprint(),
                        QrPicture.of(ticket.written()),
                        clock.instant().plus(Enrolments.TICKET_LIFE))));
    }

    private void show(Context ctx, Form form, Optional<Ticket> ticket) {
        pages.show(ctx, "enrolment/enrol", Map.of("frame", frames.apply(ctx), "form", form, "ticket", ticket));
    }

    private static String field(Context ctx, String name) {
        @Nullable String value = ctx.formParam(name);
        String text = value == null ? "" : value.strip();
        return text.length() > NAME_CHARS ? text.substring(0, NAME_CHARS) : text;
    }
}
