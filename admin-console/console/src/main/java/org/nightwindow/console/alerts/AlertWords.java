package org.nightwindow.console.alerts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nightwindow.console.fleet.DeviceWords;
import org.nightwindow.console.fleet.Kiosk;
import org.nightwindow.console.fleet.KioskState;
import org.nightwindow.console.fleet.Sites;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.Text;

/// What is said of alerts: the kiosk, what is wrong, whom it harmed, and where she can go instead.
///
/// Made for one page or message: it looks at the fleet as it was then.
final class AlertWords {
    private final Map<String, Kiosk> fleet;
    private final Neighbours neighbours;
    private final List<Rule> rules;
    private final Map<Long, Integer> turnedAway;
    private final HeldBack heldBack;

    /// @param turnedAway by alert, how many left without having done anything since it began
    /// @param heldBack for which kiosks nobody is told now
    AlertWords(List<Kiosk> fleet, Sites sites, List<Rule> rules, Map<Long, Integer> turnedAway, HeldBack heldBack) {
        this.fleet = fleet.stream().collect(Collectors.toMap(Kiosk::id, Function.identity()));
        this.neighbours = new Neighbours(fleet, sites);
        this.rules = rules;
        this.turnedAway = turnedAway;
        this.heldBack = heldBack;
    }

    boolean noKiosks() {
        return fleet.isEmpty();
    }

    /// Where the same can be done.
    ///
    /// @param kioskId empty when there is nowhere
    record Elsewhere(String kioskId, Text words) {}

    Optional<Kiosk> kiosk(AlertRow row) {
        return Optional.ofNullable(fleet.get(row.kioskId()));
    }

    Text name(AlertRow row) {
        return kiosk(row)
                .map(kiosk -> new Text(kiosk.name().zh(), kiosk.name().en()))
                .orElse(new Text(row.kioskId(), row.kioskId()));
    }

    /// What is wrong, without the kiosk: 证明打印机卡纸.
    Text what(AlertRow row) {
        if (!row.about().isEmpty()) {
            return what(row, row.detail());
        }
        Optional<HeldBack.Dark> dark =
                isOver(row) || !isSilence(row) ? Optional.empty() : heldBack.tellsOf(row.kioskId());
        if (dark.isPresent()) {
            HeldBack.Dark all = dark.get();
            return new Text(
                    all.place().zh() + " " + all.kiosks() + " 台全部失联",
                    "no contact with all " + all.kiosks() + " kiosks of "
                            + all.place().en());
        }
        if (!row.detail().isEmpty()) {
            return DeviceWords.detail(row.detail());
        }
        return rule(row).map(Rule::title).orElse(new Text(row.ruleId(), row.ruleId()));
    }

    /// What is or was wrong with its part.
    private static Text what(AlertRow row, String name) {
        Text role = DeviceWords.role(row.role());
        Text detail = DeviceWords.detail(name);
        String supply = row.supply();
        return new Text(
                role.zh() + detail.zh() + (supply.isEmpty() ? "" : "（" + supply + "）"),
                role.en().toLowerCase(Locale.ROOT) + ": " + detail.en()
                        + (supply.isEmpty() ? "" : " (" + supply + ")"));
    }

    /// What was wrong with it when it was opened, or what became of that, as the story tells; empty when there is
    /// nothing to say.
    ///
    /// @param told detail, or two with what it was before the `>`
    Optional<Text> turn(AlertRow row, String told) {
        String[] turn = told.split(">", 2);
        if (turn[0].isEmpty()) {
            return Optional.empty();
        }
        if (turn.length == 1) {
            return Optional.of(row.about().isEmpty() ? DeviceWords.detail(told) : what(row, told));
        }
        Text was = DeviceWords.detail(turn[0]);
        Text is = DeviceWords.detail(turn[1]);
        return Optional.of(new Text(was.zh() + " → " + is.zh(), was.en() + " → " + is.en()));
    }

    /// Why nobody is told of it now, though it holds; empty when people are.
    Optional<Text> held(AlertRow row) {
        return isOver(row) ? Optional.empty() : heldBack.why(row.kioskId(), isSilence(row));
    }

    private static boolean isOver(AlertRow row) {
        return row.closedAt() != null;
    }

    private boolean isSilence(AlertRow row) {
        return rule(row).filter(rule -> rule.when() == Condition.OFFLINE).isPresent();
    }

    private Optional<Rule> rule(AlertRow row) {
        return rules.stream().filter(rule -> rule.id().equals(row.ruleId())).findFirst();
    }

    int away(AlertRow row) {
        return turnedAway.getOrDefault(row.id(), 0);
    }

    /// Whom it harmed; empty when nobody.
    Optional<Text> harm(AlertRow row) {
        int away = away(row);
        return away == 0
                ? Optional.empty()
                : Optional.of(
                        new Text(away + " 位群众没办成", away + (away == 1 ? " resident" : " residents") + " turned away"));
    }

    /// Empty when the kiosk can do all it is meant to: then nobody needs another one. Of a silent one, what it could do
    /// when it spoke last.
    Optional<Elsewhere> elsewhere(AlertRow row) {
        Set<String> wanted = kiosk(row).map(AlertWords::wanted).orElse(Set.of());
        return wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(neighbours
                        .instead(row.kioskId(), wanted)
                        .map(nearest -> words(nearest.where(), nearest.all()))
                        .orElse(new Elsewhere("", new Text("别处现在都办不了", "nowhere else works now"))));
    }

    private static Set<String> wanted(Kiosk kiosk) {
        boolean silent = kiosk.state() == KioskState.LOST;
        return kiosk.offered().stream()
                .filter(item -> item.available() == silent)
                .map(Heartbeat.Item::item)
                .collect(Collectors.toSet());
    }

    private static Elsewhere words(Sites.Nearby nearby, boolean all) {
        String far = nearby.metres().isPresent() ? distance(nearby.metres().getAsInt()) : "";
        return new Elsewhere(
                nearby.kiosk().id(),
                new Text(
                        (nearby.isNear() ? "最近能办" : "还能办")
                                + (all ? "的：" : "一部分的：")
                                + nearby.kiosk().name().zh()
                                + (far.isEmpty() ? "" : "，" + far),
                        (nearby.isNear() ? "nearest working" : "also working")
                                + (all ? ": " : " for a part of it: ")
                                + nearby.kiosk().name().en()
                                + (far.isEmpty() ? "" : ", " + far)));
    }

    private static String distance(int metres) {
        return metres < 1000 ? metres + " m" : "%.1f km".formatted(metres / 1000.0);
    }

    /// The whole sentence: 松北-07：证明打印机卡纸，2 位群众没办成；最近能办的：松北-03，420 m
    Text sentence(AlertRow row) {
        Text name = name(row);
        Text what = what(row);
        Optional<Text> harm = harm(row);
        Optional<Text> elsewhere = elsewhere(row).map(Elsewhere::words);
        return new Text(
                name.zh() + "：" + what.zh()
                        + harm.map(words -> "，" + words.zh()).orElse("")
                        + elsewhere.map(words -> "；" + words.zh()).orElse(""),
                name.en() + ": " + what.en()
                        + harm.map(words -> ", " + words.en()).orElse("")
                        + elsewhere.map(words -> "; " + words.en()).orElse(""));
    }
}
