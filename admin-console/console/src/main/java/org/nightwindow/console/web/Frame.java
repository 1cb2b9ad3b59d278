package org.nightwindow.console.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.nightwindow.console.web.Look.Language;
import org.nightwindow.console.web.Look.Theme;
import org.nightwindow.hall.Enrolment.HallName;
import org.nightwindow.hall.Text;

/// What surrounds every page: language, theme, who looks, where. Templates ask it for every word.
///
/// @param here path of the page, to come back to
/// @param viewer who is signed in; absent on the sign-in page and on public pages
/// @param now the moment the page was drawn
/// @param waiting how many cases wait for the staff, asked when it is drawn
/// @param trouble what is wrong with the console itself, asked when it is drawn
public record Frame(
        Look look,
        HallName hall,
        String here,
        Optional<Viewer> viewer,
        Assets assets,
        Instant now,
        IntSupplier waiting,
        Supplier<Optional<Text>> trouble) {
    /// The hall's time. China has one time zone.
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZONE);
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZONE);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZONE);

    /// @param csrf to be sent with every form
    /// @param everywhere whether she is for all of the hall
    /// @param reaches whether a kiosk, by its id, stands in one of her sites
    /// @param reachesPlace whether a place, by its id, is one of them or lies within one
    public record Viewer(
            String name,
            String csrf,
            Set<Role> roles,
            boolean everywhere,
            Predicate<String> reaches,
            Predicate<String> reachesPlace) {
        public Viewer {
            roles = Set.copyOf(roles);
        }
    }

    /// Whether the viewer may see what is of this kiosk. Every list of a page asks this.
    public boolean sees(String kioskId) {
        return viewer.filter(who -> who.everywhere() || who.reaches().test(kioskId))
                .isPresent();
    }

    /// Whether the viewer may see what is of all of this place.
    public boolean seesPlace(String placeId) {
        return viewer.filter(who -> who.everywhere() || who.reachesPlace().test(placeId))
                .isPresent();
    }

    /// Whether the viewer is for all of the hall.
    public boolean seesAll() {
        return viewer.filter(Viewer::everywhere).isPresent();
    }

    /// Whether the viewer has one of these roles.
    public boolean may(Role... roles) {
        return viewer.map(Viewer::roles).orElse(Set.of()).stream()
                .anyMatch(role -> Arrays.asList(roles).contains(role));
    }

    /// Where the viewer's work begins.
    public String home() {
        if (may(Role.TECHNICIAN, Role.SUPERVISOR)) {
            return "/";
        }
        if (may(Role.ACCEPTOR, Role.APPROVER)) {
            return "/cases";
        }
        if (may(Role.SECURITY)) {
            return "/staff";
        }
        return may(Role.AUDITOR) ? "/audit" : may(Role.EDITOR, Role.PUBLISHER) ? "/ratings" : "/me";
    }

    /// The same for a page that is drawn again later.
    public Frame at(Instant later) {
        return new Frame(look, hall, here, viewer, assets, later, waiting, trouble);
    }

    /// The words in the viewer's language.
    public String say(String zh, String en) {
        return look.language() == Language.ZH ? zh : en;
    }

    public String say(Text text) {
        return say(text.zh(), text.en());
    }

    public String asset(String name) {
        return assets.path(name);
    }

    /// A shape or icon of the sprite.
    public String sprite(String name) {
        return assets.path("sprite.svg") + "#" + name;
    }

    public String hallName() {
        return say(hall.zh(), hall.en());
    }

    public String otherLanguage() {
        return look.language() == Language.ZH ? "en" : "zh";
    }

    /// Light and dark change places; who follows the system gets the one that is explicit and other than light.
    public String otherTheme() {
        return look.theme() == Theme.DARK ? "light" : "dark";
    }

    /// What `data-bs-theme` is until the script has asked the system.
    public String firstTheme() {
        return look.theme() == Theme.DARK ? "dark" : "light";
    }

    public String csrf() {
        return viewer.map(Viewer::csrf).orElse("");
    }

    public String time(Instant moment) {
        return TIME.format(moment);
    }

    /// `03:10`
    public String hour(Instant moment) {
        return MINUTES.format(moment);
    }

    /// Of today only the time, else day and time.
    public String when(Instant moment) {
        boolean today =
                moment.atZone(ZONE).toLocalDate().equals(now.atZone(ZONE).toLocalDate());
        return (today ? TIME : DAY_AND_TIME).format(moment);
    }

    /// How long ago, as one says it: 4 秒, 27 分, 3 小时 31 分.
    public String age(Instant since) {
        long seconds = Math.max(0, now.getEpochSecond() - since.getEpochSecond());
        long minutes = seconds / 60;
        long hours = minutes / 60;
        if (minutes == 0) {
            return say(seconds + " 秒", seconds + " s");
        }
        if (hours == 0) {
            return say(minutes + " 分", minutes + " min");
        }
        if (hours < 48) {
            return say(hours + " 小时 " + minutes % 60 + " 分", hours + " h " + minutes % 60 + " min");
        }
        return say(hours / 24 + " 天", hours / 24 + " days");
    }
}
