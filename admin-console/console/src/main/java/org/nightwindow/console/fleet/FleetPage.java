package org.nightwindow.console.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nightwindow.console.planned.PlannedWork;
import org.nightwindow.console.staff.Places;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.Heartbeat;

/// All kiosks, or those somebody looks for: what there is to choose from, and one page of what was found.
///
/// @param found how many kiosks match
/// @param pages how many pages they fill
/// @param from number of the first row, from 1
/// @param chosen what was chosen, also when no kiosk is so
/// @param rows those nobody goes to first, of these where most residents were turned away; what works last, by id
public record FleetPage(
        FleetFilter filter,
        int all,
        int found,
        int pages,
        int from,
        Facets facets,
        List<Chosen> chosen,
        List<Row> rows) {

    /// What can be chosen, with how many kiosks each would leave; a state or version nobody is in is not there.
    public record Facets(List<Facet> states, List<Facet> places, List<Facet> versions) {}

    /// @param shape of the state; empty when it is none
    /// @param depth how deep the place lies, 0 at the root
    /// @param off how many of them cannot do everything
    /// @param silent of how many nobody knows
    /// @param href to choose it, or when it is chosen, to choose it no more
    public record Facet(
            String words, String shape, int depth, long count, long off, long silent, String href, boolean here) {}

    /// @param href to choose it no more
    public record Chosen(String words, String href) {}

    /// @param place where it stands; empty when nobody said
    /// @param away residents turned away by what is wrong now
    /// @param taker who has what is wrong; empty for nobody
    public record Row(BoardPage.Row kiosk, String place, int away, String taker, Ends ends) {}

    /// Which of its paper and toner is used up first.
    ///
    /// @param words when; empty when it has neither
    /// @param soon whether that is before somebody comes with more
    public record Ends(String words, boolean soon) {
        static final Ends NONE = new Ends("", false);
    }

    /// What is wrong at a kiosk, as far as people are concerned.
    ///
    /// @param taker empty while nobody has a part of it
    public record Watched(int away, String taker) {
        static final Watched NOT = new Watched(0, "");
    }

    /// What other parts of the console know of kiosks.
    ///
    /// @param planned what work is on at a kiosk
    /// @param unknown by kiosk, how many documents may or may not have been printed
    /// @param watched by kiosk, without those at which nothing is wrong
    /// @param ends by kiosk, of some kiosks
    record Known(
            Function<String, Optional<PlannedWork>> planned,
            Map<String, Integer> unknown,
            Map<String, Watched> watched,
            Function<List<String>, Map<String, Ends>> ends) {}

    private record Standing(long count, long off, long silent) {
        static final Standing NOBODY = new Standing(0, 0, 0);

        Standing and(KioskState state) {
            boolean isOff = state == KioskState.OUT || state == KioskState.PART;
            return new Standing(count + 1, off + (isOff ? 1 : 0), silent + (state == KioskState.LOST ? 1 : 0));
        }
    }

    /// Older ones are found by typing.
    private static final int VERSIONS = 8;

    static FleetPage of(Frame frame, List<Kiosk> kiosks, Sites sites, FleetFilter filter, Known known) {
        List<Kiosk> found = filter.matching(kiosks, sites).stream()
                .sorted(Comparator.comparingInt((Kiosk kiosk) -> rank(kiosk, watched(known, kiosk)))
                        .thenComparingInt(kiosk -> -watched(known, kiosk).away()))
                .toList(); // of the others each stays in its place
        int pages = Math.max(1, (found.size() + FleetFilter.PAGE - 1) / FleetFilter.PAGE);
        int from = Math.min((filter.page() - 1) * FleetFilter.PAGE, found.size());
        List<Kiosk> shown = found.subList(from, Math.min(found.size(), from + FleetFilter.PAGE));
        Map<String, Ends> ends =
                known.ends().apply(shown.stream().map(Kiosk::id).toList());
        return new FleetPage(
                filter,
                kiosks.size(),
                found.size(),
                pages,
                from + 1,
                facets(frame, kiosks, sites, filter),
                chosen(frame, kiosks, sites, filter),
                shown.stream()
                        .map(kiosk -> new Row(
                                BoardPage.row(
                                        frame,
                                        kiosk,
                                        known.planned().apply(kiosk.id()),
                                        known.unknown().getOrDefault(kiosk.id(), 0)),
                                sites.places(kiosk.id()).stream()
                                        .findFirst()
                                        .map(frame::say)
                                        .orElse(""),
                                watched(known, kiosk).away(),
                                watched(known, kiosk).taker(),
                                ends.getOrDefault(kiosk.id(), Ends.NONE)))
                        .toList());
    }

    private static Watched watched(Known known, Kiosk kiosk) {
        return known.watched().getOrDefault(kiosk.id(), Watched.NOT);
    }

    private static int rank(Kiosk kiosk, Watched watched) {
        return switch (kiosk.state()) {
            case OUT, PART, LOST -> watched.taker().isEmpty() ? 0 : 1;
            case WATCH -> 2;
            case MAINTENANCE -> 3;
            case WORKING, NONE -> 4;
        };
    }

    private static Facets facets(Frame frame, List<Kiosk> kiosks, Sites sites, FleetFilter filter) {
        List<Facet> states = BoardPage.tally(frame, filter.anyState().matching(kiosks, sites)).stream()
                .map(count -> new Facet(
                        count.words(),
                        count.state().shape(),
                        0,
                        count.count(),
                        0,
                        0,
                        filter.toggledState(count.state()).address(),
                        filter.state().equals(Optional.of(count.state()))))
                .toList();
        return new Facets(states, places(frame, kiosks, sites, filter), versions(kiosks, sites, filter));
    }

    /// The roots, and what lies in whatever is chosen, or in the only root.
    private static List<Facet> places(Frame frame, List<Kiosk> kiosks, Sites sites, FleetFilter filter) {
        List<Places.Place> tree = sites.tree();
        if (tree.isEmpty()) {
            return List.of();
        }
        Set<String> hers = hers(frame, kiosks, sites);
        Map<String, Standing> standing = new TreeMap<>();
        for (Kiosk kiosk : filter.anySite().matching(kiosks, sites)) {
            for (String place : sites.placeIds(kiosk.id())) {
                standing.merge(place, Standing.NOBODY.and(kiosk.state()), (before, _) -> before.and(kiosk.state()));
            }
        }
        long roots = tree.stream().filter(place -> place.depth() == 0).count();
        List<Facet> places = new ArrayList<>();
        for (Places.Place place : tree) {
            Optional<String> parent = sites.parent(place.id());
            boolean open = parent.isEmpty()
                    || (roots == 1 && sites.parent(parent.get()).isEmpty())
                    || parent.equals(Optional.of(filter.site()))
                    || sites.isWithin(filter.site(), Set.of(parent.get()));
            Standing there = standing.getOrDefault(place.id(), Standing.NOBODY);
            if (open && hers.contains(place.id())) {
                places.add(new Facet(
                        frame.say(place.name()),
                        "",
                        place.depth(),
                        there.count(),
                        there.off(),
                        there.silent(),
                        filter.toggledSite(place.id()).address(),
                        place.id().equals(filter.site())));
            }
        }
        return places;
    }

    private static List<Facet> versions(List<Kiosk> kiosks, Sites sites, FleetFilter filter) {
        Map<String, Long> running = new TreeMap<>(Comparator.reverseOrder());
        filter.anyVersion()
                .matching(kiosks, sites)
                .forEach(kiosk -> kiosk.heartbeat()
                        .map(Heartbeat::software)
                        .ifPresent(version -> running.merge(version, 1L, Long::sum)));
        return running.entrySet().stream()
                .limit(VERSIONS)
                .map(version -> new Facet(
                        version.getKey(),
                        "",
                        0,
                        version.getValue(),
                        0,
                        0,
                        filter.toggledVersion(version.getKey()).address(),
                        version.getKey().equals(filter.version())))
                .toList();
    }

    private static List<Chosen> chosen(Frame frame, List<Kiosk> kiosks, Sites sites, FleetFilter filter) {
        List<Chosen> chosen = new ArrayList<>();
        filter.state()
                .ifPresent(state -> chosen.add(new Chosen(
                        frame.say(state.zh(), state.en()), filter.anyState().address())));
        if (!filter.site().isEmpty()) {
            Set<String> hers = hers(frame, kiosks, sites);
            String name = sites.tree().stream()
                    .filter(place -> place.id().equals(filter.site()) && hers.contains(place.id()))
                    .findFirst()
                    .map(place -> frame.say(place.name()))
                    .orElse(filter.site());
            chosen.add(new Chosen(name, filter.anySite().address()));
        }
        if (!filter.version().isEmpty()) {
            chosen.add(new Chosen(filter.version(), filter.anyVersion().address()));
        }
        return chosen;
    }

    /// Places whose names she is told: who is for some only does not learn of others.
    private static Set<String> hers(Frame frame, List<Kiosk> kiosks, Sites sites) {
        return frame.seesAll()
                ? sites.tree().stream().map(Places.Place::id).collect(Collectors.toSet())
                : kiosks.stream()
                        .flatMap(kiosk -> sites.placeIds(kiosk.id()).stream())
                        .collect(Collectors.toSet());
    }
}
