package org.nightwindow.console.availability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nightwindow.console.fleet.Kiosk;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.catalogue.Catalogue;

/// How available each service was, in words, the worst first.
public record AvailabilityPage(List<Row> rows) {
    /// @param kiosks how many offer it
    /// @param worst kiosk of the week; empty when all were always available
    public record Row(
            String item,
            String name,
            int kiosks,
            String day,
            String week,
            String worstId,
            String worst,
            String worstWeek) {}

    private record OfKiosk(Kiosk kiosk, Share share) {}

    static AvailabilityPage of(
            Frame frame, Availability availability, List<Kiosk> kiosks, Catalogue catalogue, Instant now) {
        Map<String, Map<String, List<Span>>> spans =
                availability.spans(kiosks, Optional.empty(), now.minus(Availability.WEEK), now);
        Map<String, List<OfKiosk>> day = byItem(kiosks, spans, now.minus(Availability.DAY));
        Map<String, List<OfKiosk>> week = byItem(kiosks, spans, now.minus(Availability.WEEK));
        List<Row> rows = new ArrayList<>();
        week.entrySet().stream()
                .sorted(Comparator.comparingDouble(
                        entry -> sum(entry.getValue()).upShare()))
                .forEach(entry -> {
                    String item = entry.getKey();
                    List<OfKiosk> shares = entry.getValue();
                    Optional<OfKiosk> worst = shares.stream()
                            .min(Comparator.comparingDouble(one -> one.share().upShare()))
                            .filter(one -> one.share().upShare() < 1);
                    rows.add(new Row(
                            item,
                            catalogue
                                    .item(item)
                                    .map(known -> frame.say(known.name()))
                                    .orElse(item),
                            shares.size(),
                            sum(day.getOrDefault(item, List.of())).words(frame),
                            sum(shares).words(frame),
                            worst.map(one -> one.kiosk().id()).orElse(""),
                            worst.map(one -> frame.say(
                                            one.kiosk().name().zh(),
                                            one.kiosk().name().en()))
                                    .orElse(""),
                            worst.map(one -> one.share().words(frame)).orElse("")));
                });
        return new AvailabilityPage(rows);
    }

    private static Map<String, List<OfKiosk>> byItem(
            List<Kiosk> kiosks, Map<String, Map<String, List<Span>>> spans, Instant from) {
        Map<String, List<OfKiosk>> byItem = new TreeMap<>();
        for (Kiosk kiosk : kiosks) {
            spans.getOrDefault(kiosk.id(), Map.of()).forEach((item, list) -> {
                Share share = Share.of(list, from.toEpochMilli());
                if (!share.isNothing()) {
                    byItem.computeIfAbsent(item, each -> new ArrayList<>()).add(new OfKiosk(kiosk, share));
                }
            });
        }
        return byItem;
    }

    private static Share sum(List<OfKiosk> shares) {
        return shares.stream().map(OfKiosk::share).reduce(Share.NONE, Share::plus);
    }
}
