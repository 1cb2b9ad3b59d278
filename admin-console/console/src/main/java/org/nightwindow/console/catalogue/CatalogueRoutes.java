package org.nightwindow.console.catalogue;

import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;
import org.nightwindow.console.web.Speaks;
import org.nightwindow.hall.KioskApi;

/// Catalogue delivery, on the kiosk listener.
public final class CatalogueRoutes {
    private final Catalogues catalogues;

    public CatalogueRoutes(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    public void kiosk(RoutesConfig routes) {
        routes.get(
                KioskApi.CATALOGUE,
                ctx -> {
                    Catalogues.Publication running = catalogues.running();
                    String tag = "\"" + running.version() + "\"";
                    ctx.header("ETag", tag);
                    if (tag.equals(ctx.header("If-None-Match"))) {
                        ctx.status(HttpStatus.NOT_MODIFIED);
                    } else {
                        ctx.contentType("application/yaml; charset=utf-8").result(running.yaml());
                    }
                },
                Speaks.bytes("application/yaml"));
    }
}
