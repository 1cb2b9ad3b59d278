package org.nightwindow.console.fleet;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.staff.Places;
import org.nightwindow.hall.Text;

/// Where kiosks stand: a tree of places, city → district → street → community, as deep as the hall has it. Read from
/// a file; a file with an error counts for nothing.
///
/// A place: `songbei: {zh: 松北区, en: Songbei, in: city, at: [45.80, 126.52], kiosks: [990101-K03]}`; `in` and `at`
/// may be left out.
public final class Sites {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> KEYS = Set.of("zh", "en", "in", "at", "kiosks");

    /// Nobody said where anything stands.
    public static final Sites NONE = new Sites(Map.of(), Map.of());

    /// Length of the column that says whose place it is.
    private static final int ID_CHARS = 80;

    /// Metres of a degree of latitude.
    private static final double DEGREE_M = 111_195;

    /// How the reading ended.
    public sealed interface Read {
        record Accepted(Sites sites) implements Read {}

        /// @param problems each one line
        record Rejected(List<String> problems) implements Read {}
    }

    /// @param parent absent at the root
    record Site(String id, Text name, Optional<String> parent, Optional<Point> at) {}

    /// In degrees.
    record Point(double latitude, double longitude) {}

    private final Map<String, Site> sites;
    private final Map<String, String> siteOf;

    private Sites(Map<String, Site> sites, Map<String, String> siteOf) {
        this.sites = new LinkedHashMap<>(sites);
        this.siteOf = Map.copyOf(siteOf);
    }

    public static Read read(String yaml) {
        Map<String, Site> sites = new LinkedHashMap<>();
        Map<String, String> siteOf = new HashMap<>();
        List<String> problems = new ArrayList<>();
        try {
            JsonNode tree = YAML.readTree(yaml);
            if (tree != null && tree.isObject()) {
                tree.properties().forEach(entry -> {
                    sites.put(entry.getKey(), site(entry.getKey(), entry.getValue(), problems));
                    entry.getValue().path("kiosks").forEach(kiosk -> {
                        String before = siteOf.put(kiosk.asText(), entry.getKey());
                        if (before != null) {
                            problems.add(kiosk.asText() + ": stands in " + before + " and in " + entry.getKey());
                        }
                    });
                });
            } else if (tree != null && !tree.isMissingNode() && !tree.isNull()) {
                problems.add("the file is no map of places");
            }
        } catch (JsonProcessingException e) {
            problems.add("no YAML: " + e.getOriginalMessage());
        }
        Sites read = new Sites(sites, siteOf);
        sites.values().forEach(site -> read.path(site.id(), problems));
        return problems.isEmpty() ? new Read.Accepted(read) : new Read.Rejected(List.copyOf(problems));
    }

    private static Site site(String id, JsonNode node, List<String> problems) {
        node.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                problems.add(id + "." + key + ": there is no such setting of a place");
            }
        });
        if (id.length() > ID_CHARS) {
            problems.add(id + ": the id of a place has at most " + ID_CHARS + " characters");
        }
        String zh = node.path("zh").asText();
        String en = node.path("en").asText();
        if (zh.isBlank() || en.isBlank()) {
            problems.add(id + ": needs its name as zh and en");
        }
        JsonNode at = node.path("at");
        Optional<Point> point = Optional.empty();
        if (!at.isMissingNode()) {
            boolean sound = at.size() == 2
                    && at.path(0).isNumber()
                    && at.path(1).isNumber()
                    && Math.abs(at.path(0).asDouble()) <= 90
                    && Math.abs(at.path(1).asDouble()) <= 180;
            if (sound) {
                point = Optional.of(new Point(at.path(0).asDouble(), at.path(1).asDouble()));
            } else {
                problems.add(id + ".at: must be [latitude, longitude] in degrees");
            }
        }
        return new Site(
                id,
                zh.isBlank() || en.isBlank() ? new Text(id, id) : new Text(zh, en),
                Optional.ofNullable(node.path("in").textValue()),
                point);
    }

    /// From a place to its root.
    private List<Site> path(@Nullable String from, List<String> problems) {
        List<Site> path = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<String> id = Optional.ofNullable(from);
        while (id.isPresent()) {
            Site site = sites.get(id.get());
            if (site == null || !seen.add(site.id())) {
                problems.add(from + ": " + (site == null ? "there is no place " : "goes in a circle at ") + id.get());
                return path;
            }
            path.add(site);
            id = site.parent();
        }
        return path;
    }

    /// The places a kiosk stands in, from the smallest to the largest; empty when nobody said.
    public List<Text> places(String kioskId) {
        return path(siteOf.get(kioskId), new ArrayList<>()).stream()
                .map(Site::name)
                .toList();
    }

    /// The places a kiosk stands in, by id, the smallest first.
    List<String> placeIds(String kioskId) {
        return path(siteOf.get(kioskId), new ArrayList<>()).stream()
                .map(Site::id)
                .toList();
    }

    /// Whether a kiosk stands in one of these places, or in a place within one.
    public boolean isIn(String kioskId, Set<String> placeIds) {
        return placeIds(kioskId).stream().anyMatch(placeIds::contains);
    }

    /// Whether a place is one of these, or lies within one.
    public boolean isWithin(String placeId, Set<String> placeIds) {
        return sites.containsKey(placeId)
                && path(placeId, new ArrayList<>()).stream().map(Site::id).anyMatch(placeIds::contains);
    }

    /// Every place with two or more of these kiosks, the smaller before the one it lies in.
    public Map<Text, List<Kiosk>> together(List<Kiosk> kiosks) {
        Map<String, List<Kiosk>> standing = new HashMap<>();
        kiosks.forEach(kiosk -> placeIds(kiosk.id())
                .forEach(place -> standing.computeIfAbsent(place, each -> new ArrayList<>())
                        .add(kiosk)));
        Map<Text, List<Kiosk>> together = new LinkedHashMap<>();
        tree().reversed().stream()
                .filter(place -> standing.getOrDefault(place.id(), List.of()).size() > 1)
                .forEach(place -> together.put(place.name(), standing.get(place.id())));
        return together;
    }

    /// Every place as somebody chooses from: each after the one it lies in.
    public List<Places.Place> tree() {
        List<Places.Place> tree = new ArrayList<>();
        within(Optional.empty(), 0, tree);
        return tree;
    }

    private void within(Optional<String> parent, int depth, List<Places.Place> tree) {
        sites.values().stream().filter(site -> site.parent().equals(parent)).forEach(site -> {
            tree.add(new Places.Place(site.id(), site.name(), depth));
            within(Optional.of(site.id()), depth + 1, tree);
        });
    }

    /// The place a place lies in; empty for a root, and for what is none.
    Optional<String> parent(String placeId) {
        return Optional.ofNullable(sites.get(placeId)).flatMap(Site::parent);
    }

    /// A kiosk found for another.
    ///
    /// @param metres as the crow flies, when it is known where both stand; else empty
    /// @param isNear whether it is known to be the nearest, and not only another one
    public record Nearby(Kiosk kiosk, OptionalInt metres, boolean isNear) {}

    /// The nearest of some kiosks: by distance where both places have one, else by how far the tree must be climbed;
    /// what is equally far, by id.
    public Optional<Nearby> nearest(String kioskId, List<Kiosk> candidates) {
        Optional<Nearby> best = Optional.empty();
        long least = Long.MAX_VALUE;
        for (Kiosk candidate : candidates) {
            OptionalInt metres = metres(kioskId, candidate.id());
            int steps = steps(kioskId, candidate.id());
            // Known metres come before any step of the tree: a metre is a fact, a step only a guess at one.
            long far = metres.isPresent() ? metres.getAsInt() : 1_000_000_000L + steps;
            if (far < least) {
                least = far;
                best = Optional.of(new Nearby(candidate, metres, metres.isPresent() || steps < UNRELATED));
            }
        }
        return best;
    }

    private static final int UNRELATED = 1_000;

    private int steps(String one, String other) {
        List<String> mine = placeIds(one);
        List<String> theirs = placeIds(other);
        for (int up = 0; up < mine.size(); up++) {
            int down = theirs.indexOf(mine.get(up));
            if (down >= 0) {
                return up + down;
            }
        }
        return UNRELATED;
    }

    private OptionalInt metres(String one, String other) {
        Optional<Point> from = point(one);
        Optional<Point> to = point(other);
        if (from.isEmpty() || to.isEmpty()) {
            return OptionalInt.empty();
        }
        double north = (to.get().latitude() - from.get().latitude()) * DEGREE_M;
        double east = (to.get().longitude() - from.get().longitude())
                * DEGREE_M
                * Math.cos(Math.toRadians(from.get().latitude()));
        return OptionalInt.of((int) Math.round(Math.hypot(north, east)));
    }

    private Optional<Point> point(String kioskId) {
        return path(siteOf.get(kioskId), new ArrayList<>()).stream()
                .flatMap(site -> site.at().stream())
                .findFirst();
    }
}
