package org.nightwindow.console.enrolment;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.nightwindow.console.web.JsonRoutes;
import org.nightwindow.console.web.KioskIdentity;
import org.nightwindow.console.web.Speaks;
import org.nightwindow.hall.Enrolment;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.Refusal;

/// Enrolment and renewal, on the kiosk listener.
public final class EnrolmentRoutes {
    private final Enrolments enrolments;

    public EnrolmentRoutes(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    public void kiosk(RoutesConfig routes) {
        routes.post(
                KioskApi.ENROL,
                ctx -> answer(ctx, enrolments.enrol(JsonRoutes.body(ctx, Enrolment.Request.class))),
                Speaks.json(Enrolment.Request.class, Enrolment.Reply.class));
        routes.post(
                KioskApi.RENEW,
                ctx -> answer(
                        ctx, enrolments.renew(KioskIdentity.of(ctx), JsonRoutes.body(ctx, Enrolment.Renewal.class))),
                Speaks.json(Enrolment.Renewal.class, Enrolment.Reply.class));
    }

    private static void answer(Context ctx, Enrolments.Answer answer) {
        switch (answer) {
            case Enrolments.Answer.Certified(Enrolment.Reply reply) -> JsonRoutes.answer(ctx, reply);
            case Enrolments.Answer.WrongCode() ->
                JsonRoutes.refuse(
                        ctx,
                        HttpStatus.FORBIDDEN,
                        new Refusal(
                                Refusal.ENROLMENT,
                                "登记码不对、用过了，或已超过 15 分钟。请在值守台再取一个。",
                                "The code is wrong, used, or older than 15 minutes. Make another at the console."));
            case Enrolments.Answer.BadRequest() ->
                JsonRoutes.refuse(
                        ctx,
                        HttpStatus.BAD_REQUEST,
                        new Refusal(
                                Refusal.ENROLMENT,
                                "证书请求读不懂，登记码没有用掉。",
                                "The certificate request cannot be read. The code was not used up."));
        }
    }
}
