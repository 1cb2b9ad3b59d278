package org.nightwindow.console.events;

import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;
import org.nightwindow.console.web.JsonRoutes;
import org.nightwindow.console.web.KioskIdentity;
import org.nightwindow.console.web.Speaks;
import org.nightwindow.hall.EventAck;
import org.nightwindow.hall.EventBatch;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.Refusal;

/// Event intake, on the kiosk listener.
final class EventsRoutes {
    private EventsRoutes() {}

    static void kiosk(RoutesConfig routes, EventIntake intake) {
        routes.post(
                KioskApi.EVENTS,
                ctx -> {
                    switch (intake.take(KioskIdentity.of(ctx), ctx.bodyAsBytes())) {
                        case EventIntake.Answer.Stored(long upTo) -> JsonRoutes.answer(ctx, new EventAck(upTo));
                        case EventIntake.Answer.Busy() -> JsonRoutes.busy(ctx);
                        case EventIntake.Answer.Quarantined(EventStore.Why why)
                        when why == EventStore.Why.MALFORMED ->
                            JsonRoutes.refuse(
                                    ctx,
                                    HttpStatus.BAD_REQUEST,
                                    new Refusal(
                                            Refusal.UNREADABLE,
                                            "这一包记录读不懂，一条也没有收。请拆小了再送。",
                                            "This batch cannot be read; nothing of it was taken. Send smaller ones."));
                        case EventIntake.Answer.Quarantined(EventStore.Why why) ->
                            JsonRoutes.refuse(
                                    ctx,
                                    HttpStatus.CONFLICT,
                                    new Refusal(
                                            Refusal.SEQUENCE,
                                            "后台收到的记录接不上（" + why + "），已隔离保存，等技术员处理。",
                                            "The records do not continue (" + why
                                                    + "). They are kept aside until a technician has looked."));
                    }
                },
                Speaks.json(EventBatch.class, EventAck.class));
    }
}
