package org.nightwindow.console.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.security.RouteRole;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a person wants pages to look. Kept in two cookies of her browser that say nothing else.
public record Look(Language language, Theme theme) {
    /// Of the pages.
    public enum Language {
        ZH("zh-CN"),
        EN("en");

        private final String tag;

        Language(String tag) {
            this.tag = tag;
        }

        /// For `<html lang>`.
        public String tag() {
            return tag;
        }
    }

    /// Of the pages.
    public enum Theme {
        LIGHT,
        DARK,
        /// As the person's system says.
        SYSTEM;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String LANGUAGE_COOKIE = "nw-language";
    private static final String THEME_COOKIE = "nw-theme";
    private static final int ONE_YEAR_SECONDS = 31_536_000;

    /// From the cookies; without them Chinese, unless the browser asks for English first, and the system's theme.
    public static Look of(Context ctx) {
        String asked = Optional.ofNullable(ctx.header("Accept-Language")).orElse("");
        Language usual = asked.toLowerCase(Locale.ROOT).startsWith("en") ? Language.EN : Language.ZH;
        return new Look(
                read(Language.class, ctx.cookie(LANGUAGE_COOKIE)).orElse(usual),
                read(Theme.class, ctx.cookie(THEME_COOKIE)).orElse(Theme.SYSTEM));
    }

    /// `GET /look?language=en&back=/…` and `…?theme=dark…` change a preference and nothing else.
    public static void on(RoutesConfig routes, RouteRole... roles) {
        routes.get(
                "/look",
                ctx -> {
                    read(Language.class, ctx.queryParam("language"))
                            .ifPresent(language -> keep(ctx, LANGUAGE_COOKIE, language.name()));
                    read(Theme.class, ctx.queryParam("theme"))
                            .ifPresent(theme -> keep(ctx, THEME_COOKIE, theme.name()));
                    ctx.redirect(localPath(ctx.queryParam("back")), HttpStatus.SEE_OTHER);
                },
                roles);
    }

    /// `path` when it leads to this listener, else the front page; nobody is sent elsewhere from here.
    public static String localPath(@Nullable String path) {
        return path != null && path.matches("/[A-Za-z0-9?=&%._~-][A-Za-z0-9/?=&%._~-]*") ? path : "/";
    }

    private static void keep(Context ctx, String name, String value) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(ONE_YEAR_SECONDS);
        cookie.setHttpOnly(true);
        cookie.setSecure(ctx.req().isSecure());
        cookie.setSameSite(SameSite.STRICT);
        ctx.cookie(cookie);
    }

    private static <E extends Enum<E>> Optional<E> read(Class<E> type, @Nullable String name) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(name)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
