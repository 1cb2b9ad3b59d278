package org.nightwindow.console.enrolment;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import org.nightwindow.console.audit.Refusals;
import org.nightwindow.console.web.JsonRoutes;
import org.nightwindow.console.web.KioskIdentity;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.Refusal;

/// Stands before every route of the kiosk listener but enrolment: without a certificate of our authority that is
/// valid now and not revoked, nothing answers, not even whether a path exists. What a route refused because it is
/// another kiosk's is audited here.
///
/// Revocation is looked up at each request, because a kept-alive connection outlives any check at the handshake.
public final class KioskGate {
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final CertificateStore store;
    private final Refusals refusals;
    private final Clock clock;

    public KioskGate(CertificateStore store, Refusals refusals, Clock clock) {
        this.store = store;
        this.refusals = refusals;
        this.clock = clock;
    }

    public void on(RoutesConfig routes) {
        routes.before(ctx -> {
            if (ctx.path().equals(KioskApi.ENROL)) {
                return;
            }
            holder(ctx).ifPresentOrElse(id -> KioskIdentity.set(ctx, id), () -> {
                refusals.stranger("refused-certificate", ctx.method() + " " + ctx.path(), "");
                JsonRoutes.refuse(
                        ctx,
                        HttpStatus.FORBIDDEN,
                        new Refusal(
                                Refusal.CERTIFICATE,
                                "这台自助机没有有效的证书，请技术员重新登记。",
                                "This kiosk has no valid certificate. A technician must enrol it again."));
                ctx.skipRemainingHandlers();
            });
        });
        routes.after(ctx -> KioskIdentity.foreign(ctx)
                .ifPresent(about -> refusals.known(
                        KioskIdentity.of(ctx), "refused-kiosk", ctx.method() + " " + ctx.path(), about)));
    }

    private Optional<String> holder(Context ctx) {
        X509Certificate[] chain = ctx.attribute(CERTIFICATES);
        if (chain == null || chain.length == 0) {
            return Optional.empty();
        }
        return store.holderOf(chain[0].getSerialNumber(), clock.instant());
    }
}
