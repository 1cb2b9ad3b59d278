package org.nightwindow.console.supplies;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.fleet.DeviceWords;
import org.nightwindow.console.fleet.FleetPage;
import org.nightwindow.console.fleet.Kiosk;
import org.nightwindow.console.fleet.Sites;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.Text;

/// What runs out when, what to bring where, and what was loaded; in words, ready to be drawn.
///
/// @param days by which day of the week one may ask
/// @param day the one that was asked for
/// @param more how many supplies are not shown because they last longer
/// @param log newest first
public record SuppliesPage(
        String sentence,
        String aside,
        List<Choice> days,
        String day,
        List<Row> rows,
        int more,
        List<Stop> shopping,
        List<LogRow> log) {

    public record Choice(String value, String words, boolean here) {}

    /// @param words when it will be gone
    /// @param small why that is not known, or between which hours
    public record Row(
            long id,
            String kioskId,
            String kiosk,
            String supply,
            String shape,
            String level,
            String words,
            String small,
            LevelPicture picture) {}

    /// One place to go to.
    public record Stop(String place, List<Thing> things) {}

    /// @param where on which kiosks
    public record Thing(String what, String where, String count) {}

    /// @param fits whether the sensor says the same
    public record LogRow(
            String when,
            String kioskId,
            String kiosk,
            String what,
            String before,
            String after,
            String who,
            String shape,
            String fits) {}

    /// More rows nobody reads.
    private static final int MOST = 40;

    private static final int LOG_SHOWN = 20;
    private static final int ROUND_HOUR = 8;

    static SuppliesPage of(Frame frame, Supplies supplies, List<Kiosk> fleet, Sites sites, DayOfWeek day) {
        Instant round = round(frame.now(), day);
        Map<String, Kiosk> kiosks = new LinkedHashMap<>();
        fleet.forEach(kiosk -> kiosks.put(kiosk.id(), kiosk));
        List<Supplies.Standing> all = supplies.all().stream()
                .filter(standing -> kiosks.containsKey(standing.kioskId()))
                .sorted(Comparator.comparingLong(SuppliesPage::order).thenComparingLong(Supplies.Standing::id))
                .toList();
        List<Supplies.Standing> ending =
                all.stream().filter(standing -> endsBefore(standing, round)).toList();
        List<Supplies.Standing> shown = all.subList(0, Math.min(all.size(), Math.max(MOST, ending.size())));
        Map<Long, List<Scale.Sample>> history = supplies.history(
                shown.stream().map(Supplies.Standing::id).toList(), frame.now().minus(LevelPicture.BACK.plusDays(1)));
        long machines =
                ending.stream().map(Supplies.Standing::kioskId).distinct().count();
        long unknown = all.stream()
                .filter(standing -> standing.forecast() instanceof Forecast.NotKnown)
                .count();
        String name = ForecastWords.day(frame, day);
        return new SuppliesPage(
                machines == 0
                        ? frame.say(name + "补给前都够用", "Everything known lasts until " + name)
                        : frame.say(
                                machines + " 台可能在" + name + "补给前用完",
                                machines + (machines == 1 ? " kiosk" : " kiosks") + " may run out before " + name),
                frame.say(
                        "补给 " + frame.when(round) + (unknown == 0 ? "" : " · " + unknown + " 样还算不出"),
                        "next round " + frame.when(round)
                                + (unknown == 0 ? "" : " · " + unknown + " cannot be told yet")),
                Arrays.stream(DayOfWeek.values())
                        .map(each -> new Choice(each.name(), ForecastWords.day(frame, each), each == day))
                        .toList(),
                day.name(),
                shown.stream()
                        .map(standing ->
                                row(frame, standing, kiosks, round, Objects.requireNonNull(history.get(standing.id()))))
                        .toList(),
                all.size() - shown.size(),
                shopping(frame, ending, kiosks, sites),
                log(frame, supplies, kiosks));
    }

    /// Those of one kiosk, what ends first first.
    static List<Row> of(Frame frame, Supplies supplies, Kiosk kiosk, Instant round) {
        List<Supplies.Standing> all = supplies.of(kiosk.id()).stream()
                .sorted(Comparator.comparingLong(SuppliesPage::order).thenComparingLong(Supplies.Standing::id))
                .toList();
        Map<Long, List<Scale.Sample>> history = supplies.history(
                all.stream().map(Supplies.Standing::id).toList(), frame.now().minus(LevelPicture.BACK.plusDays(1)));
        return all.stream()
                .map(standing -> row(
                        frame,
                        standing,
                        Map.of(kiosk.id(), kiosk),
                        round,
                        Objects.requireNonNull(history.get(standing.id()))))
                .toList();
    }

    /// Of each kiosk what ends first.
    ///
    /// @param standings what can be told of is chosen before what cannot
    static Map<String, FleetPage.Ends> ends(Frame frame, List<Supplies.Standing> standings, Instant round) {
        Map<String, FleetPage.Ends> ends = new HashMap<>();
        standings.stream()
                .sorted(Comparator.comparingLong(SuppliesPage::order).thenComparingLong(Supplies.Standing::id))
                .forEach(standing -> ends.putIfAbsent(
                        standing.kioskId(),
                        new FleetPage.Ends(ForecastWords.of(frame, standing.forecast()), endsBefore(standing, round))));
        return ends;
    }

    /// The next time on this day of the week at which people set out.
    static Instant round(Instant now, DayOfWeek day) {
        ZonedDateTime here = now.atZone(Frame.ZONE);
        ZonedDateTime round = here.with(TemporalAdjusters.nextOrSame(day))
                .truncatedTo(ChronoUnit.DAYS)
                .withHour(ROUND_HOUR);
        return (round.isAfter(here) ? round : round.plusWeeks(1)).toInstant();
    }

    /// What ends first comes first; then what nobody can tell, what is low before what is not.
    private static long order(Supplies.Standing standing) {
        return switch (standing.forecast()) {
            case Forecast.Gone() -> 0;
            case Forecast.Within within -> within.early().toEpochMilli();
            case Forecast.Later(Instant beyond) -> Long.MAX_VALUE - 1;
            case Forecast.NotKnown(Forecast.Why why) -> standing.level().equals("LOW") ? 1 : Long.MAX_VALUE - 2;
        };
    }

    /// What somebody should bring at the next round: what may end before the one after it begins to matter.
    private static boolean endsBefore(Supplies.Standing standing, Instant round) {
        return standing.level().equals("LOW")
                || standing.forecast()
                        .earliest()
                        .filter(early -> early.isBefore(round))
                        .isPresent();
    }

    private static Row row(
            Frame frame,
            Supplies.Standing standing,
            Map<String, Kiosk> kiosks,
            Instant round,
            List<Scale.Sample> samples) {
        String shape = switch (standing.forecast()) {
            case Forecast.Gone() -> "out";
            case Forecast.Within within -> within.early().isBefore(round) ? "warn" : "ok";
            case Forecast.Later(Instant beyond) -> "ok";
            case Forecast.NotKnown(Forecast.Why why) -> standing.level().equals("LOW") ? "warn" : "off";
        };
        String why = ForecastWords.why(frame, standing.forecast());
        return new Row(
                standing.id(),
                standing.kioskId(),
                name(frame, kiosks, standing.kioskId()),
                supply(frame, standing.role(), standing.kind(), standing.name()),
                shape,
                level(frame, standing),
                ForecastWords.of(frame, standing.forecast()),
                why.isEmpty() ? ForecastWords.band(frame, standing.forecast()) : why,
                LevelPicture.of(samples, standing.percent(), standing.forecast(), frame.now()));
    }

    private static String level(Frame frame, Supplies.Standing standing) {
        Integer percent = standing.percent();
        if (percent == null) {
            return frame.say(DeviceWords.level(standing.level()));
        }
        boolean sheets = standing.kind().equals("PAPER") && standing.scale().isPresent();
        long left = Math.round(percent * standing.scale().map(Scale::sheets).orElse(0.0));
        return percent + "%" + (sheets ? frame.say(" · 约 " + left + " 张", " · about " + left + " sheets") : "");
    }

    private static String name(Frame frame, Map<String, Kiosk> kiosks, String id) {
        Kiosk kiosk = kiosks.get(id);
        return kiosk == null ? id : frame.say(kiosk.name().zh(), kiosk.name().en());
    }

    private static String supply(Frame frame, String role, String kind, String name) {
        Text device = DeviceWords.role(role);
        Text what = DeviceWords.supply(kind);
        return frame.say(device.zh() + " · " + what.zh(), device.en() + " · " + what.en())
                + (name.isBlank() ? "" : " " + name);
    }

    private static List<Stop> shopping(
            Frame frame, List<Supplies.Standing> ending, Map<String, Kiosk> kiosks, Sites sites) {
        Map<String, Map<String, List<Supplies.Standing>>> stops = new LinkedHashMap<>();
        for (Supplies.Standing standing : ending) {
            String place = sites.places(standing.kioskId()).stream()
                    .findFirst()
                    .map(frame::say)
                    .orElse(frame.say("没有记在哪里", "place not recorded"));
            stops.computeIfAbsent(place, each -> new TreeMap<>())
                    .computeIfAbsent(supply(frame, standing.role(), standing.kind(), ""), each -> new ArrayList<>())
                    .add(standing);
        }
        List<Stop> list = new ArrayList<>();
        stops.forEach((place, things) -> {
            List<Thing> what = new ArrayList<>();
            things.forEach((thing, standings) -> what.add(new Thing(
                    thing,
                    String.join(
                            frame.say("、", ", "),
                            standings.stream()
                                    .map(standing -> name(frame, kiosks, standing.kioskId()))
                                    .distinct()
                                    .toList()),
                    count(frame, standings))));
            list.add(new Stop(place, what));
        });
        return list;
    }

    /// Paper in sheets where it is known how many go in, everything else in loads.
    private static String count(Frame frame, List<Supplies.Standing> standings) {
        boolean sheets = standings.stream()
                .allMatch(standing ->
                        standing.kind().equals("PAPER") && standing.scale().isPresent() && standing.percent() != null);
        if (!sheets) {
            int loads = standings.size();
            return frame.say(loads + " 份", loads + (loads == 1 ? " load" : " loads"));
        }
        long missing = 0;
        for (Supplies.Standing standing : standings) {
            Integer percent = standing.percent();
            missing += Math.round((100 - (percent == null ? 0 : percent))
                    * standing.scale().orElseThrow().sheets());
        }
        return frame.say("约 " + missing + " 张", "about " + missing + " sheets");
    }

    private static List<LogRow> log(Frame frame, Supplies supplies, Map<String, Kiosk> kiosks) {
        Map<Long, SupplyStore.Row> rows = supplies.rows();
        List<LogRow> log = new ArrayList<>();
        Predicate<SupplyStore.Refill> here = refill -> rows.containsKey(refill.supplyId())
                && kiosks.containsKey(rows.get(refill.supplyId()).kioskId());
        for (SupplyStore.Refill refill : supplies.refills(LOG_SHOWN, here)) {
            SupplyStore.Row row = Objects.requireNonNull(rows.get(refill.supplyId()), "looked for above");
            boolean seen = refill.percentAfter() != null;
            boolean waiting = Instant.ofEpochMilli(refill.refilledAt())
                    .plus(Supplies.SAME_REFILL)
                    .isAfter(frame.now());
            boolean measured = row.percent() != null;
            String note = refill.note().isBlank() ? "" : " · " + refill.note();
            log.add(new LogRow(
                    frame.when(Instant.ofEpochMilli(refill.refilledAt())),
                    row.kioskId(),
                    name(frame, kiosks, row.kioskId()),
                    supply(frame, row.role(), row.kind(), row.name()) + note,
                    percent(refill.percentBefore()),
                    percent(refill.percentAfter()),
                    refill.who() == null ? frame.say("没有人记", "nobody noted it") : refill.who(),
                    seen ? refill.who() == null ? "off" : "ok" : !measured ? "off" : waiting ? "off" : "warn",
                    seen
                            ? frame.say("传感器看到了", "the sensor saw it")
                            : !measured
                                    ? frame.say("机器不报剩多少", "not measured")
                                    : waiting
                                            ? frame.say("等传感器", "waiting for the sensor")
                                            : frame.say("传感器没有看到上升", "the sensor saw no rise")));
        }
        return log;
    }

    private static String percent(@Nullable Integer percent) {
        return percent == null ? "—" : percent + "%";
    }
}
