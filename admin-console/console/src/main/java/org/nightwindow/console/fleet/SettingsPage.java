package org.nightwindow.console.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nightwindow.console.commands.Profiles;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.profile.Profile;
import org.nightwindow.hall.profile.ProfileRules;

/// The page on which settings of a kiosk are changed, in words, ready to be drawn.
///
/// @param inForce what it runs under over its own file, as it said itself
/// @param since who made that and when; empty when nobody knows
/// @param heard whether it has ever said what it runs under
/// @param devices its devices and their drivers, as lines of the form begin
/// @param places where else the same can be asked for, with how many kiosks
public record SettingsPage(
        String id,
        String name,
        List<Setting> inForce,
        String since,
        boolean heard,
        List<String> devices,
        List<Choice> places,
        Form form) {
    public record Setting(String name, String value) {}

    public record Choice(String id, String words) {}

    /// What was typed.
    ///
    /// @param lines one setting of a device a line: `document-printer.follow-ms = 600`
    /// @param where empty for this kiosk, else the id of a place
    /// @param problems each one line, all at once
    public record Form(
            String language, String readerSide, String inches, String lines, String where, List<String> problems) {}

    private static final Pattern LINE = Pattern.compile("\\s*([^.\\s=]+)\\.([^.\\s=]+)\\s*=\\s*(\\S.*?)\\s*");

    /// Long enough to tell two apart.
    private static final int SHORT_NAME = 8;

    static String shortName(String profile) {
        return profile.substring(0, Math.min(SHORT_NAME, profile.length()));
    }

    static SettingsPage of(Frame frame, Kiosk kiosk, Optional<Profiles.Known> known, List<Choice> places, Form form) {
        return new SettingsPage(
                kiosk.id(),
                frame.say(kiosk.name().zh(), kiosk.name().en()),
                known.map(one -> one.profile().settings()).orElse(new TreeMap<>()).entrySet().stream()
                        .map(entry -> new Setting(name(frame, entry.getKey()), value(frame, entry)))
                        .toList(),
                known.map(one -> one.madeBy() + " · " + frame.when(Instant.ofEpochMilli(one.madeAt())))
                        .orElse(""),
                kiosk.heartbeat().isPresent(),
                kiosk.devices().stream()
                        .map(device -> device.role() + " (" + device.driver() + ")")
                        .toList(),
                places,
                form);
    }

    /// What the form shows first: what the kiosk runs under.
    static Form form(Kiosk kiosk, Optional<Profiles.Known> known) {
        SortedMap<String, String> settings =
                known.map(one -> one.profile().settings()).orElse(new TreeMap<>());
        return new Form(
                settings.getOrDefault(ProfileRules.LANGUAGE, ""),
                settings.getOrDefault(ProfileRules.READER_SIDE, ""),
                settings.getOrDefault(ProfileRules.INCHES, ""),
                settings.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("devices."))
                        .map(entry -> line(entry.getKey()) + " = " + entry.getValue())
                        .collect(Collectors.joining("\n")),
                "",
                List.of());
    }

    static String running(Kiosk kiosk) {
        return kiosk.heartbeat().map(Heartbeat::profile).orElse("");
    }

    /// `devices.document-printer.settings.follow-ms` as it is typed: `document-printer.follow-ms`.
    private static String line(String setting) {
        return setting.replaceFirst("^devices\\.", "").replaceFirst("\\.settings\\.", ".");
    }

    /// What was typed as a profile.
    ///
    /// @param problems takes each line that cannot be read
    static Profile profile(Frame frame, Form form, List<String> problems) {
        SortedMap<String, String> settings = new TreeMap<>();
        put(settings, ProfileRules.LANGUAGE, form.language());
        put(settings, ProfileRules.READER_SIDE, form.readerSide());
        put(settings, ProfileRules.INCHES, form.inches());
        form.lines().lines().filter(line -> !line.isBlank()).forEach(line -> {
            Matcher read = LINE.matcher(line);
            if (!read.matches()) {
                problems.add(line.strip() + frame.say("：要写成 部件.设置 = 值", ": must be device.setting = value"));
            } else if (settings.putIfAbsent("devices." + read.group(1) + ".settings." + read.group(2), read.group(3))
                    != null) {
                problems.add(line.strip() + frame.say("：写了两遍", ": stands there twice"));
            }
        });
        return new Profile(settings);
    }

    private static void put(Map<String, String> settings, String key, String value) {
        if (!value.isBlank()) {
            settings.put(key, value.strip());
        }
    }

    static List<String> words(Frame frame, List<ProfileRules.Problem> problems) {
        List<String> words = new ArrayList<>();
        problems.forEach(problem -> words.add(
                problem.setting().isEmpty()
                        ? frame.say(problem.message())
                        : name(frame, problem.setting()) + frame.say("：", ": ") + frame.say(problem.message())));
        return words;
    }

    private static String name(Frame frame, String setting) {
        return switch (setting) {
            case ProfileRules.LANGUAGE -> frame.say("开始的语言", "Language it starts with");
            case ProfileRules.READER_SIDE -> frame.say("读卡器在哪边", "Where the card reader is");
            case ProfileRules.INCHES -> frame.say("屏幕对角线（英寸）", "Diagonal of the screen, inches");
            default -> line(setting);
        };
    }

    private static String value(Frame frame, Map.Entry<String, String> entry) {
        return ProfileRules.CHOICES.containsKey(entry.getKey()) ? choice(frame, entry.getValue()) : entry.getValue();
    }

    /// A choice in words.
    public static String choice(Frame frame, String value) {
        return switch (value) {
            case "zh" -> frame.say("中文", "Chinese");
            case "en" -> frame.say("英文", "English");
            case "below" -> frame.say("屏幕下方", "below the screen");
            case "left" -> frame.say("左边", "left");
            case "right" -> frame.say("右边", "right");
            default -> value;
        };
    }
}
