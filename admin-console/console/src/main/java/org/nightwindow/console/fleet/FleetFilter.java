package org.nightwindow.console.fleet;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.Text;

/// Which kiosks a page shows.
///
/// @param state only these
/// @param site only those that stand there, or in a place of it
/// @param search part of number or name; empty for any
/// @param page from 1
public record FleetFilter(Optional<KioskState> state, String site, String search, int page) {
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
                text(ctx.queryParam("search")),
                page != null && page.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(page) : 1);
    }

    List<Kiosk> matching(List<Kiosk> kiosks, Sites sites) {
        String wanted = search.toLowerCase(Locale.ROOT);
        return kiosks.stream()
                .filter(kiosk -> state.isEmpty() || kiosk.state() == state.get())
                .filter(kiosk -> site.isEmpty() || sites.placeIds(kiosk.id()).contains(site))
                .filter(kiosk -> wanted.isEmpty()
                        || (kiosk.id() + "\n" + kiosk.name().zh() + "\n"
                                        + kiosk.name().en())
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted))
                .toList();
    }

    /// The address of the same with another state.
    public String withState(String other) {
        return "/fleet?state=" + other + "&site=" + encoded(site) + "&search=" + encoded(search);
    }

    /// The address of another page of the same.
    public String withPage(int other) {
        return withState(state.map(KioskState::name).orElse("")) + "&page=" + other;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String text(@Nullable String value) {
        String text = value == null ? "" : value.strip();
        return text.length() > SEARCH_CHARS ? text.substring(0, SEARCH_CHARS) : text;
    }

    /// What the page of the fleet shows beside its rows.
    ///
    /// @param found how many kiosks match
    /// @param pages how many pages they fill
    public record Shown(FleetFilter filter, int found, int pages, List<Place> places) {}

    /// A place to choose from.
    public record Place(String id, Text name) {}
}
