package org.nightwindow.console.documents;

import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;
import org.nightwindow.console.web.JsonRoutes;
import org.nightwindow.console.web.KioskIdentity;
import org.nightwindow.console.web.Speaks;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.IssuedDocument;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.RecordChoices;
import org.nightwindow.hall.RecordsRequest;

/// What kiosks ask of documents.
final class DocumentRoutes {
    static void kiosk(RoutesConfig routes, DocumentDesk desk, RecordDesk records) {
        routes.post(
                KioskApi.DOCUMENTS,
                ctx -> {
                    IssueRequest request = JsonRoutes.body(ctx, IssueRequest.class);
                    switch (desk.issue(KioskIdentity.of(ctx), request)) {
                        case Issue.Issued issued -> JsonRoutes.answer(ctx, issued.document());
                        case Issue.Refused refused -> {
                            if (refused.refusal().equals(Refusals.FOREIGN_KEY)) {
                                KioskIdentity.refuseForeign(ctx, "act " + request.key());
                            }
                            JsonRoutes.refuse(ctx, HttpStatus.UNPROCESSABLE_CONTENT, refused.refusal());
                        }
                    }
                },
                Speaks.json(IssueRequest.class, IssuedDocument.class));
        routes.post(
                KioskApi.RECORDS,
                ctx -> {
                    RecordsRequest request = JsonRoutes.body(ctx, RecordsRequest.class);
                    switch (records.list(KioskIdentity.of(ctx), request)) {
                        case DocumentKind.Choices listed -> JsonRoutes.answer(ctx, listed.choices());
                        case DocumentKind.Refused refused ->
                            JsonRoutes.refuse(ctx, HttpStatus.UNPROCESSABLE_CONTENT, refused.refusal());
                    }
                },
                Speaks.json(RecordsRequest.class, RecordChoices.class));
    }

    private DocumentRoutes() {}
}
