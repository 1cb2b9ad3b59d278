package org.nightwindow.console.enrolment;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import java.util.function.Function;
import org.nightwindow.console.staff.StaffGate;
import org.nightwindow.console.web.Frame;
import org.nightwindow.console.web.Pages;
import org.nightwindow.console.web.QrPicture;
import org.nightwindow.console.web.Role;
import org.nightwindow.console.web.Within;

/// The code a technician shows to a kiosk, on the staff listener. Made by a form, never by a link: a page that is
/// loaded
/// again must not make another.
public final class StaffCodePages {
    private final StaffCodes codes;
    private final Pages pages;
    private final Function<Context, Frame> frames;

    public StaffCodePages(StaffCodes codes, Pages pages, Function<Context, Frame> frames) {
        this.codes = codes;
        this.pages = pages;
        this.frames = frames;
    }

    public void staff(RoutesConfig routes) {
        routes.post("/kiosks/{id}/staff-code", this::make, Role.TECHNICIAN, Within.KIOSK);
    }

    private void make(Context ctx) {
        StaffCodes.Code code =
                codes.make(ctx.pathParam("id"), StaffGate.who(ctx)).orElseThrow(NotFoundResponse::new);
        pages.show(
                ctx,
                "enrolment/staff-code",
                Map.of("frame", frames.apply(ctx), "code", code, "qr", QrPicture.of(code.text())));
    }
}
