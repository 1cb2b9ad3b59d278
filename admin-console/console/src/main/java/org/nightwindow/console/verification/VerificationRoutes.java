package org.nightwindow.console.verification;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.nightwindow.console.web.Proxies;
import org.nightwindow.console.web.Speaks;
import org.nightwindow.hall.Text;

/// `/v/{code}` behind the QR of every document, and `/v` to type serial and check word. One small style sheet and
/// no script: the page opens at once on any phone.
public final class VerificationRoutes {
    /// Codes cannot be guessed; this only keeps a machine from using up the console.
    static final int CODES_A_MINUTE = 60;

    /// Check words have 40 bits. The foot of the page names this number.
    static final int WORDS_A_MINUTE = 10;

    private static final String RETRY_SECONDS = "60";

    private final Verification verification;
    private final Text hall;
    private final Proxies proxies;
    private final Clock clock;
    private final RateLimit codes;
    private final RateLimit words;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final byte[] style = resource("verification.css");

    /// @param hall name of the city, as the page's title
    /// @param proxies that stand before the public listener
    public VerificationRoutes(Verification verification, Text hall, Proxies proxies, Clock clock) {
        this.verification = verification;
        this.hall = hall;
        this.proxies = proxies;
        this.clock = clock;
        this.codes = new RateLimit(CODES_A_MINUTE, clock);
        this.words = new RateLimit(WORDS_A_MINUTE, clock);
    }

    /// Everything this feature answers on the public listener.
    public void anybody(RoutesConfig routes) {
        routes.get("/v", ctx -> show(ctx, new Finding.NothingAsked()));
        routes.post(
                "/v",
                ctx -> ask(ctx, words, () -> verification.byWord(form(ctx, "serial"), form(ctx, "check"))),
                Speaks.form("serial", "check"));
        routes.get("/v/{code}", ctx -> ask(ctx, codes, () -> verification.byCode(ctx.pathParam("code"))));
        routes.get(
                "/verification.css",
                ctx -> ctx.contentType("text/css; charset=utf-8")
                        .header("Cache-Control", "public, max-age=3600")
                        .result(style),
                Speaks.bytes("text/css"));
    }

    private static String form(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElse("");
    }

    private void ask(Context ctx, RateLimit limit, Supplier<Finding> look) {
        if (limit.allows(proxies.visitor(ctx))) {
            show(ctx, look.get());
        } else {
            ctx.status(HttpStatus.TOO_MANY_REQUESTS).header("Retry-After", RETRY_SECONDS);
            show(ctx, new Finding.TooMany());
        }
    }

    private void show(Context ctx, Finding finding) {
        if (finding instanceof Finding.NotFound) {
            ctx.status(HttpStatus.NOT_FOUND);
        }
        StringOutput html = new StringOutput();
        templates.render(
                "verification/page.jte", VerificationPage.of(finding, english(ctx), hall, clock.instant()), html);
        ctx.html(html.toString());
    }

    /// What the reader chose on the page, else what her browser asks for first.
    private static boolean english(Context ctx) {
        String chosen = Optional.ofNullable(ctx.queryParam("lang"))
                .or(() -> Optional.ofNullable(ctx.header("Accept-Language")))
                .orElse("zh");
        return chosen.toLowerCase(Locale.ROOT).startsWith("en");
    }

    private static byte[] resource(String name) {
        try (InputStream in = VerificationRoutes.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the console");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
