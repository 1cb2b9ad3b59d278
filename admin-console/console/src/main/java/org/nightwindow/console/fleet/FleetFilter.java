package org.nightwindow.console.fleet;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.Heartbeat;

/// Which kiosks a page shows.
///
/// @param state only these
/// @param site only those that stand there, or in a place of it; empty for all
/// @param version only those that run it; empty for all
/// @param search part of number or name; empty for any
/// @param page from 1
public record FleetFilter(Optional<KioskState> state, String site, String version, String search, int page) {
    /// What one looks through without losing one's place.
    static final int PAGE = 50;

    private static final int SEARCH_CHARS = 60;

    static FleetFilter of(Context ctx) {
        @Nullable String state = ctx.queryParam("state");
        @Nullable String page = ctx.queryParam("page");
        return new FleetFilter(
                Arrays.stream(KioskState.values())
                        .filter(each -> each.name().equals(state))
                        .findFirst(),
                text(ctx.queryParam("site")),
                text(ctx.queryParam("version")),
                text(ctx.queryParam("search")),
                page != null && page.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(page) : 1);
    }

    List<Kiosk> matching(List<Kiosk> kiosks, Sites sites) {
        String wanted = search.toLowerCase(Locale.ROOT);
        return kiosks.stream()
                .filter(kiosk -> state.isEmpty() || kiosk.state() == state.get())
                .filter(kiosk -> version.isEmpty()
                        || kiosk.heartbeat()
                                .map(Heartbeat::software)
                                .filter(version::equals)
                                .isPresent())
                .filter(kiosk -> site.isEmpty() || sites.placeIds(kiosk.id()).contains(site))
                .filter(kiosk -> wanted.isEmpty()
                        || (kiosk.id() + "\n" + kiosk.name().zh() + "\n"
                                        + kiosk.name().en())
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted))
                .toList();
    }

    FleetFilter anyState() {
        return new FleetFilter(Optional.empty(), site, version, search, 1);
    }

    FleetFilter anySite() {
        return new FleetFilter(state, "", version, search, 1);
    }

    FleetFilter anyVersion() {
        return new FleetFilter(state, site, "", search, 1);
    }

    FleetFilter toggledState(KioskState other) {
        Optional<KioskState> chosen = Optional.of(other);
        return new FleetFilter(state.equals(chosen) ? Optional.empty() : chosen, site, version, search, 1);
    }

    FleetFilter toggledSite(String other) {
        return new FleetFilter(state, site.equals(other) ? "" : other, version, search, 1);
    }

    FleetFilter toggledVersion(String other) {
        return new FleetFilter(state, site, version.equals(other) ? "" : other, search, 1);
    }

    /// The name of the state, or nothing, for a form.
    public String stateName() {
        return state.map(KioskState::name).orElse("");
    }

    /// The address of the page, below the console's.
    public String address() {
        return withPage(page);
    }

    /// The address of another page of the same.
    public String withPage(int other) {
        return "/fleet?state=" + stateName() + "&site=" + encoded(site) + "&version=" + encoded(version) + "&search="
                + encoded(search) + (other == 1 ? "" : "&page=" + other);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String text(@Nullable String value) {
        String text = value == null ? "" : value.strip();
        return text.length() > SEARCH_CHARS ? text.substring(0, SEARCH_CHARS) : text;
    }
}
