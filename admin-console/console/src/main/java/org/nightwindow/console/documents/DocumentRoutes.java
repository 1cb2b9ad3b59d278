package org.nightwindow.console.documents;

import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;
import org.nightwindow.console.web.JsonRoutes;
import org.nightwindow.console.web.KioskIdentity;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.KioskApi;

/// What kiosks ask of documents.
final class DocumentRoutes {
    static void kiosk(RoutesConfig routes, DocumentDesk desk) {
        routes.post(KioskApi.DOCUMENTS, ctx -> {
            IssueRequest request = JsonRoutes.body(ctx, IssueRequest.class);
            switch (desk.issue(KioskIdentity.of(ctx), request)) {
                case Issue.Issued issued -> JsonRoutes.answer(ctx, issued.document());
                case Issue.Refused refused ->
                    JsonRoutes.refuse(ctx, HttpStatus.UNPROCESSABLE_CONTENT, refused.refusal());
            }
        });
    }

    private DocumentRoutes() {}
}
