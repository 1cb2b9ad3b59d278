package org.nightwindow.kiosk.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.DriverInfo;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.profile.Profile;
import org.nightwindow.kiosk.config.KioskConfig.Problem;
import org.nightwindow.kiosk.config.KioskConfig.Read;
import org.nightwindow.kiosk.config.KioskConfig.ReaderSide;
import org.nightwindow.kiosk.config.KioskConfig.Screen;
import org.nightwindow.kiosk.hardware.DeviceSettings;
import org.nightwindow.kiosk.hardware.DriversSettings;
import org.nightwindow.kiosk.hardware.Roles;
import org.nightwindow.kiosk.ui.Display;

/// Reads the configuration: one YAML file, whose values the environment may override. Lists every problem at once.
///
/// ```yaml
/// data: /var/lib/nightwindow             # everything the kiosk keeps; must be writable
/// console:
///   url: https://console.hall.example:8443
///   ticket-file: /etc/nightwindow/ticket # optional: the enrolment ticket, read until a certificate is there
/// devices:                               # role → driver; settings as the driver's schema asks
///   id-card-reader:
///     driver: standard.sdt
///     settings: {wire: "serial:/dev/ttyUSB0?baud=115200"}
///   code-scanner:
///     driver: standard.line-scanner
///     settings: {wire: "serial:/dev/ttyUSB1?baud=9600"}
///   document-printer:
///     driver: standard.ipp
///     settings: {url: "ipp://printer.local/ipp/print"}
///   receipt-printer:                     # optional: without one a kiosk gives no slips
///     driver: standard.escpos-receipt
///     settings: {wire: "serial:/dev/ttyUSB2?baud=115200", dots: "576"}
///   power-supply:                        # optional, as are sensor-panel, smart-card-reader, document-camera,
///     driver: standard.nut-ups           # payment-terminal and person-matcher: watched, tested and reported
///     settings: {wire: "tcp://127.0.0.1:3493"}
/// drivers:                               # optional: drivers of other vendors
///   folder: /var/lib/nightwindow/drivers # one folder for each vendor; `drivers` in the data folder when left out
///   publishers: {acme: MCowBQYDK2Vw…}    # whose signature is good: name → public key
///   report: optional                     # demanded: only drivers that passed the conformance suite
///   unsigned: refused                    # allowed: for development only, and the console shows it in red
/// screen:                                # optional
///   orientation: portrait                # portrait or landscape
///   full-screen: true                    # false for a window on a desk
///   reader-side: below                   # below, left or right: where the card reader is
///   inches: 21.5                         # diagonal; 15.6 or more, so that a finger hits the smallest button
/// language: zh                           # optional: zh or en, what each visit starts with
/// hall:                                  # optional: its name, until the console says it
///   zh: 示范区 24 小时政务服务厅
///   en: Shifan District 24-hour Service Hall
/// time-zone: Asia/Shanghai               # optional
/// machine:                               # optional
///   restart: /usr/bin/systemctl reboot   # what the command "restart machine" runs; without it, it is refused
/// ```
///
/// What a technician set at the kiosk itself ([DeviceFile]) stands instead of what the file says of that role.
///
/// The environment: `NIGHTWINDOW_KIOSK_` and the way to the setting in capitals, with `_` for every `.` and `-`:
/// `NIGHTWINDOW_KIOSK_CONSOLE_URL`, `NIGHTWINDOW_KIOSK_DEVICES_ID_CARD_READER_SETTINGS_WIRE`.
public final class ConfigReader {
    private static final String PREFIX = "NIGHTWINDOW_KIOSK_";

    private static final List<String> PLAIN = List.of(
            "data",
            "console.url",
            "console.ticket-file",
            "drivers.folder",
            "drivers.report",
            "drivers.unsigned",
            "screen.orientation",
            "screen.full-screen",
            "screen.reader-side",
            "screen.inches",
            "language",
            "hall.zh",
            "hall.en",
            "time-zone",
            "machine.restart");

    // Twice the same key in one group is an error, not a matter of which comes last.
    static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// @param environment as of [System#getenv()]
    public static Read read(Path file, Map<String, String> environment) {
        return read(file, Profile.NONE, environment);
    }

    /// The same with what the console has changed: over the file, under the environment. A setting of the profile
    /// that the environment sets is a problem, since it would have no effect.
    public static Read read(Path file, Profile profile, Map<String, String> environment) {
        String yaml;
        try {
            yaml = Files.readString(file);
        } catch (NoSuchFileException e) {
            return rejected("", "the configuration " + file + " does not exist");
        } catch (IOException e) {
            return rejected("", "the configuration " + file + " cannot be read as UTF-8 text: " + e.getMessage());
        }
        return read(yaml, profile, environment);
    }

    public static Read read(String yaml, Map<String, String> environment) {
        return read(yaml, Profile.NONE, environment);
    }

    private static Read read(String yaml, Profile profile, Map<String, String> environment) {
        JsonNode tree;
        try {
            tree = YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            return rejected("", "the configuration is not YAML: " + e.getMessage());
        }
        if (tree.isMissingNode() || tree.isNull()) {
            tree = JsonNodeFactory.instance.objectNode();
        }
        if (!(tree instanceof ObjectNode root)) {
            return rejected("", "the configuration must be a group of settings, one \"key: value\" a line");
        }
        List<Problem> problems = new ArrayList<>();
        String data = environment.getOrDefault(
                PREFIX + inEnvironment("data"), root.path("data").asText(""));
        if (data.startsWith("/")) {
            new DeviceFile(Path.of(data), environment).over(root, problems);
        }
        profile.settings().forEach((path, value) -> {
            put(root, path, value);
            if (environment.containsKey(PREFIX + inEnvironment(path))) {
                problems.add(new Problem(path, "is set by the environment of this kiosk"));
            }
        });
        override(root, environment, problems);
        return read(new Section("", root, problems), problems);
    }

    private static Read read(Section root, List<Problem> problems) {
        Optional<Path> data = root.required("data", ConfigReader::folder, "must be an absolute path of a folder");
        Section console = root.section("console");
        Optional<URI> url =
                console.required("url", ConfigReader::httpsUrl, "must look like https://console.example:8443");
        Optional<Path> ticket = console.optional("ticket-file", Path::of, "must be the path of a file");
        console.nothingElse();
        Map<String, DeviceSettings> devices = devices(root.section("devices"), problems);
        DriversSettings drivers = DriversSection.read(
                root.section("drivers"), data.orElse(Path.of("/")).resolve("drivers"));
        Screen screen = screen(root.section("screen"));
        boolean english = root.optional("language", oneOf(Map.of("zh", false, "en", true)), "must be zh or en")
                .orElse(false);
        Text hall = hall(root.section("hall"));
        ZoneId zone = root.optional("time-zone", ConfigReader::zone, "must be a time zone such as Asia/Shanghai")
                .orElse(KioskConfig.USUAL_ZONE);
        Section machine = root.section("machine");
        List<String> restart = machine.optional(
                        "restart",
                        ConfigReader::program,
                        "must be a program by its absolute path, with its arguments, such as /usr/bin/systemctl reboot")
                .orElse(List.of());
        machine.nothingElse();
        root.nothingElse();
        if (!problems.isEmpty()) {
            return new Read.Rejected(problems);
        }
        return new Read.Accepted(new KioskConfig(
                data.orElseThrow(), url.orElseThrow(), ticket, devices, drivers, screen, english, hall, zone, restart));
    }

    private static Map<String, DeviceSettings> devices(Section section, List<Problem> problems) {
        Map<String, DeviceSettings> devices = new LinkedHashMap<>();
        for (String role : Roles.KINDS.keySet()) {
            if (!section.has(role)) {
                continue;
            }
            Section device = section.section(role);
            Optional<String> driver = device.required(
                    "driver", ConfigReader::driverId, "must be the id of a driver, such as standard.sdt");
            Section settings = device.section("settings");
            Map<String, String> values = new LinkedHashMap<>();
            for (String key : settings.keys()) {
                settings.optional(key, Function.identity(), "must be one value").ifPresent(v -> values.put(key, v));
            }
            boolean remote = device.optional(
                            "decoding",
                            oneOf(Map.of("local", false, "remote", true)),
                            "must be local or remote: whether the driver may send what it reads out of the kiosk")
                    .orElse(false);
            device.nothingElse();
            driver.ifPresent(id -> devices.put(role, new DeviceSettings(id, values, remote)));
        }
        section.nothingElse();
        if (section.keys().isEmpty()) {
            problems.add(new Problem(
                    "devices",
                    "is missing; it says which driver plays which role, of "
                            + Roles.KINDS.keySet().stream().sorted().toList()));
        }
        return devices;
    }

    private static Screen screen(Section section) {
        boolean landscape = section.optional(
                        "orientation",
                        oneOf(Map.of("portrait", false, "landscape", true)),
                        "must be portrait or landscape")
                .orElse(false);
        boolean fullScreen = section.optional(
                        "full-screen", oneOf(Map.of("true", true, "false", false)), "must be true or false")
                .orElse(true);
        ReaderSide side = section.optional(
                        "reader-side",
                        oneOf(Map.of("below", ReaderSide.BELOW, "left", ReaderSide.LEFT, "right", ReaderSide.RIGHT)),
                        "must be below, left or right")
                .orElse(ReaderSide.BELOW);
        double inches = section.optional("inches", ConfigReader::inches, "must be 15.6 or more")
                .orElse(Display.USUAL_INCHES);
        section.nothingElse();
        return new Screen(landscape, fullScreen, side, inches);
    }

    /// No shell reads it, so there are no quotes.
    private static List<String> program(String text) {
        List<String> words = List.of(text.split("\\s+"));
        if (!Path.of(words.getFirst()).isAbsolute()) {
            throw new IllegalArgumentException("which program that is depends on where one looks");
        }
        return words;
    }

    private static double inches(String text) {
        double inches = Double.parseDouble(text);
        if (!(inches >= Display.LEAST_INCHES)) {
            throw new IllegalArgumentException("too small for a finger");
        }
        return inches;
    }

    private static Text hall(Section section) {
        Optional<String> zh = section.optional("zh", ConfigReader::notBlank, "must be the name in Chinese");
        Optional<String> en = section.optional("en", ConfigReader::notBlank, "must be the name in English");
        section.nothingElse();
        return new Text(zh.orElse(KioskConfig.NO_NAME.zh()), en.orElse(KioskConfig.NO_NAME.en()));
    }

    /// Writes what the environment says over what the file says.
    private static void override(ObjectNode root, Map<String, String> environment, List<Problem> problems) {
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                Optional<String> setting = setting(name.substring(PREFIX.length()));
                if (setting.isPresent()) {
                    put(root, setting.get(), value);
                } else {
                    problems.add(new Problem(name, "(environment) names no setting"));
                }
            }
        });
    }

    private static Optional<String> setting(String name) {
        Optional<String> plain =
                PLAIN.stream().filter(path -> inEnvironment(path).equals(name)).findFirst();
        if (plain.isPresent()) {
            return plain;
        }
        for (String role : Roles.KINDS.keySet()) {
            String device = "devices." + role;
            for (String key : List.of(".driver", ".decoding")) {
                if (name.equals(inEnvironment(device + key))) {
                    return Optional.of(device + key);
                }
            }
            String settings = inEnvironment(device + ".settings") + "_";
            if (name.startsWith(settings) && name.length() > settings.length()) {
                String key = name.substring(settings.length()).toLowerCase(Locale.ROOT);
                return Optional.of(device + ".settings." + key.replace('_', '-'));
            }
        }
        String publisher = inEnvironment("drivers.publishers") + "_";
        if (name.startsWith(publisher) && name.length() > publisher.length()) {
            return Optional.of("drivers.publishers."
                    + name.substring(publisher.length())
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-'));
        }
        return Optional.empty();
    }

    /// Whether the environment sets anything of a role.
    static boolean environmentSays(String role, Map<String, String> environment) {
        String start = PREFIX + inEnvironment("devices." + role) + "_";
        return environment.keySet().stream().anyMatch(name -> name.startsWith(start));
    }

    private static String inEnvironment(String path) {
        return path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static void put(ObjectNode root, String path, String value) {
        String[] keys = path.split("\\.", -1);
        ObjectNode node = root;
        for (int i = 0; i < keys.length - 1; i++) {
            JsonNode child = node.get(keys[i]);
            node = child instanceof ObjectNode group ? group : node.putObject(keys[i]);
        }
        node.put(keys[keys.length - 1], value);
    }

    static Path folder(String text) {
        Path path = Path.of(text);
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException(text);
        }
        return path;
    }

    private static URI httpsUrl(String text) {
        URI url = URI.create(text);
        if (!"https".equals(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException(text);
        }
        return url;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static String driverId(String text) {
        return new DriverInfo(text, "", "", "", DeviceKind.CODE_SCANNER, true).id(); // the kind does not matter here
    }

    private static String notBlank(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    static <T> Function<String, T> oneOf(Map<String, T> values) {
        return text -> {
            T value = values.get(text);
            if (value == null) {
                throw new IllegalArgumentException(text);
            }
            return value;
        };
    }

    private static Read rejected(String setting, String message) {
        return new Read.Rejected(List.of(new Problem(setting, message)));
    }

    private ConfigReader() {}
}
