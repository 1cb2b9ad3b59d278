package org.nightwindow.hall.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nightwindow.hall.Text;

/// What a profile may set. A closed list: what decides whom the kiosk believes, where it sends anything, what
/// programs it starts, and where it keeps its ledger can be set at the machine only.
///
/// Of a device, what its driver's schema calls a number, a time, a choice, or yes and no; which those are the kiosk
/// knows, and looks at before it takes the profile.
public final class ProfileRules {
    /// What each visit starts with.
    public static final String LANGUAGE = "language";

    /// Where the card reader is, seen from the resident.
    public static final String READER_SIDE = "screen.reader-side";

    /// Diagonal of the screen.
    public static final String INCHES = "screen.inches";

    /// Nobody keeps more in mind; the whole stays far under [Profile#MOST_BYTES].
    public static final int MOST_SETTINGS = 40;

    private static final int VALUE_CHARS = 60;

    private static final Pattern OF_DEVICE =
            Pattern.compile("devices\\.[a-z][a-z0-9-]{1,39}\\.settings\\.[a-z][a-z0-9-]{0,59}");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._:-]*");

    /// What the plain settings may be.
    public static final Map<String, List<String>> CHOICES =
            Map.of(LANGUAGE, List.of("zh", "en"), READER_SIDE, List.of("below", "left", "right"));

    private static final double LEAST_INCHES = 15.6;
    private static final double MOST_INCHES = 98;

    /// What is wrong with one setting.
    ///
    /// @param setting its path; empty for the profile as a whole
    public record Problem(String setting, Text message) {}

    /// Everything that is wrong at once; empty when nothing is.
    public static List<Problem> check(Profile profile) {
        List<Problem> problems = new ArrayList<>();
        if (profile.settings().size() > MOST_SETTINGS) {
            problems.add(new Problem(
                    "",
                    new Text(
                            "一份方案最多 " + MOST_SETTINGS + " 项设置。",
                            "A profile has at most " + MOST_SETTINGS + " settings.")));
        }
        profile.settings()
                .forEach((setting, value) ->
                        wrong(setting, value).ifPresent(message -> problems.add(new Problem(setting, message))));
        return problems;
    }

    private static Optional<Text> wrong(String setting, String value) {
        List<String> choices = CHOICES.getOrDefault(setting, List.of());
        if (!choices.isEmpty()) {
            return choices.contains(value)
                    ? Optional.empty()
                    : Optional.of(new Text(
                            "只能是 " + String.join("、", choices) + "。", "must be one of " + String.join(", ", choices)));
        }
        if (setting.equals(INCHES)) {
            return inches(value)
                    ? Optional.empty()
                    : Optional.of(new Text("要在 15.6 到 98 之间（英寸）。", "must be between 15.6 and 98 inches"));
        }
        if (!OF_DEVICE.matcher(setting).matches()) {
            return Optional.of(new Text("这里不能设这一项，要到机器跟前设。", "cannot be set from here, only at the machine"));
        }
        return value.length() <= VALUE_CHARS && VALUE.matcher(value).matches()
                ? Optional.empty()
                : Optional.of(new Text(
                        "要是一个数、一个时长（毫秒）、true、false 或一个选项。",
                        "must be a number, milliseconds, true, false or one choice"));
    }

    private static boolean inches(String value) {
        return value.matches("[0-9]{2}(\\.[0-9]{1,2})?")
                && Double.parseDouble(value) >= LEAST_INCHES
                && Double.parseDouble(value) <= MOST_INCHES;
    }

    private ProfileRules() {}
}
