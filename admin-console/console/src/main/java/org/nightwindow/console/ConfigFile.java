package org.nightwindow.console;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightwindow.console.ConsoleConfig.BackupPlan;
import org.nightwindow.console.ConsoleConfig.Door;
import org.nightwindow.console.alerts.AlertSettings;
import org.nightwindow.console.web.Proxies;
import org.nightwindow.hall.Enrolment.HallName;

/// Reads a [ConsoleConfig] from its YAML file and the environment. Every problem is found at once, each with what
/// to do; with one problem nothing starts.
public final class ConfigFile {
    /// What the names of overriding environment variables begin with.
    static final String VARIABLES = "NIGHTWINDOW_CONSOLE_";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// How the reading ended.
    public sealed interface Read {
        record Accepted(ConsoleConfig config) implements Read {}

        /// @param problems each one line: where, what, and what to do
        record Rejected(List<String> problems) implements Read {}
    }

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);
    private final Map<String, String> issuers = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /// @param yaml the whole text of the file; empty for all defaults
    /// @param environment of the process
    public static Read read(String yaml, Map<String, String> environment) {
        ConfigFile file = new ConfigFile();
        file.takeFile(yaml);
        file.takeEnvironment(environment);
        ConsoleConfig config = file.config();
        return file.problems.isEmpty() ? new Read.Accepted(config) : new Read.Rejected(List.copyOf(file.problems));
    }

    /// The file with every setting at its default, explained.
    public static String documented() {
        StringBuilder text =
                new StringBuilder("# Nightwindow console. Every setting, with the value it has when left out.\n"
                        + "# The environment overrides the file, for example "
                        + Setting.KIOSK_PORT.variable()
                        + "=8443.\n");
        String group = "";
        for (Setting setting : Setting.values()) {
            String[] parts = setting.key().split("\\.", 2);
            String indent = parts.length == 2 ? "  " : "";
            if (parts.length == 2 && !parts[0].equals(group)) {
                text.append(parts[0]).append(":\n");
                group = parts[0];
            }
            String value = switch (setting) {
                case KIOSK_NAMES -> "[" + setting.fallback().replace(",", ", ") + "]";
                case PUBLIC_PROXIES -> "[]";
                case ISSUERS -> "{}";
                default -> setting.fallback().isEmpty() ? "\"\"" : setting.fallback();
            };
            text.append(indent).append("# ").append(setting.meaning()).append('\n');
            text.append(indent)
                    .append(parts[parts.length - 1])
                    .append(": ")
                    .append(value)
                    .append('\n');
        }
        return text.toString();
    }

    private void takeFile(String yaml) {
        try {
            JsonNode tree = YAML.readTree(yaml);
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                return;
            }
            if (!tree.isObject()) {
                problems.add("the file is no map of settings; run `console config` for one that is");
                return;
            }
            flatten("", tree);
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            problems.add(where + "no YAML: " + e.getOriginalMessage());
        }
    }

    private void flatten(String prefix, JsonNode node) {
        node.properties().forEach(entry -> {
            String key = prefix + entry.getKey();
            JsonNode value = entry.getValue();
            Optional<Setting> setting = settingOf(key);
            if (setting.equals(Optional.of(Setting.ISSUERS)) && value.isObject()) {
                value.properties()
                        .forEach(issuer ->
                                issuers.put(issuer.getKey(), issuer.getValue().asText()));
            } else if (setting.isPresent() && value.isArray()) {
                List<String> parts = new ArrayList<>();
                value.forEach(part -> parts.add(part.asText()));
                values.put(setting.get(), String.join(",", parts));
            } else if (setting.isPresent() && value.isValueNode()) {
                values.put(setting.get(), value.asText());
            } else if (setting.isEmpty() && value.isObject() && isGroup(key)) {
                flatten(key + ".", value);
            } else {
                problems.add(key + ": there is no such setting; take it out, or see `console config` for all of them");
            }
        });
    }

    private void takeEnvironment(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (!name.startsWith(VARIABLES)) {
                return;
            }
            Optional<Setting> setting = Arrays.stream(Setting.values())
                    .filter(known -> known.variable().equals(name))
                    .findFirst();
            if (setting.isEmpty()) {
                problems.add("environment variable " + name + ": there is no such setting; unset it");
            } else if (setting.get() == Setting.ISSUERS) {
                for (String pair : value.split(",", -1)) {
                    issuers.put(pair.replaceFirst("=.*", ""), pair.replaceFirst("[^=]*=?", ""));
                }
            } else {
                values.put(setting.get(), value);
            }
        });
    }

    private ConsoleConfig config() {
        List<String> names = list(Setting.KIOSK_NAMES);
        if (names.isEmpty() && !values.getOrDefault(Setting.KIOSK_NAMES, "").isBlank()) {
            problems.add("kiosk.names: is empty; write at least one name, such as localhost");
        }
        issuers.forEach((kid, key) -> {
            if (kid.isBlank() || !key.matches("[A-Za-z0-9+/]{40,}={0,2}")) {
                problems.add("issuers." + kid + ": must be an Ed25519 public key, X.509 in base64, on one line");
            }
        });
        Door staff =
                door(Setting.STAFF_BIND, Setting.STAFF_PORT, Setting.STAFF_KEYSTORE, Setting.STAFF_KEYSTORE_PASSWORD);
        return new ConsoleConfig(
                Path.of(text(Setting.DATA)),
                new HallName(text(Setting.HALL_ZH), text(Setting.HALL_EN)),
                new Door(text(Setting.KIOSK_BIND), port(Setting.KIOSK_PORT), Optional.empty(), Optional.empty()),
                names,
                staff,
                secondStep(staff),
                door(
                                Setting.PUBLIC_BIND,
                                Setting.PUBLIC_PORT,
                                Setting.PUBLIC_KEYSTORE,
                                Setting.PUBLIC_KEYSTORE_PASSWORD)
                        .behind(proxies()),
                url(Setting.PUBLIC_URL),
                file(Setting.CATALOGUE),
                file(Setting.CALENDAR),
                backup(),
                file(Setting.RETENTION),
                alerts(),
                issuers);
    }

    private Proxies proxies() {
        List<Proxies.Network> networks = new ArrayList<>();
        for (String one : list(Setting.PUBLIC_PROXIES)) {
            Proxies.Network.parse(one)
                    .ifPresentOrElse(
                            networks::add,
                            () -> problems.add(Setting.PUBLIC_PROXIES.key() + ": \"" + one
                                    + "\" is no address or network; write it like 10.1.2.3 or 10.0.0.0/8"));
        }
        return new Proxies(networks);
    }

    private List<String> list(Setting setting) {
        return Arrays.stream(text(setting).split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private AlertSettings alerts() {
        Optional<String> webhook = url(Setting.ALERTS_WEBHOOK);
        Optional<Path> secret = file(Setting.ALERTS_WEBHOOK_SECRET);
        if (webhook.isPresent() && secret.isEmpty()) {
            problems.add(Setting.ALERTS_WEBHOOK_SECRET.key() + ": is missing; its receiver must know who posts");
        }
        return new AlertSettings(
                file(Setting.ALERTS_RULES),
                file(Setting.SITES),
                webhook.flatMap(address -> secret.map(path -> new AlertSettings.Webhook(URI.create(address), path))),
                mail(),
                url(Setting.STAFF_URL));
    }

    private Optional<AlertSettings.Mail> mail() {
        String server = text(Setting.ALERTS_MAIL_SERVER);
        List<String> to = list(Setting.ALERTS_MAIL_TO);
        String from = text(Setting.ALERTS_MAIL_FROM);
        if (server.isBlank()) {
            return Optional.empty();
        }
        if (!server.matches("[^:\\s]+:[0-9]{1,5}") || !from.contains("@") || to.isEmpty()) {
            problems.add("alerts: mail-server must look like mail.example:587, with mail-from and mail-to");
            return Optional.empty();
        }
        String user = text(Setting.ALERTS_MAIL_USER);
        return Optional.of(new AlertSettings.Mail(
                server.replaceFirst(":.*", ""),
                Integer.parseInt(server.replaceFirst(".*:", "")),
                from,
                to,
                user.isBlank() ? Optional.empty() : Optional.of(user),
                file(Setting.ALERTS_MAIL_PASSWORD)));
    }

    private boolean secondStep(Door staff) {
        String value = text(Setting.STAFF_SECOND_STEP);
        return switch (value) {
            case "" -> !staff.isLoopback();
            case "demanded" -> true;
            case "optional" -> false;
            default -> {
                problems.add(Setting.STAFF_SECOND_STEP.key() + ": \"" + value
                        + "\" is neither; write demanded or optional, or leave it out");
                yield true;
            }
        };
    }

    private Door door(Setting bind, Setting port, Setting keystore, Setting password) {
        return new Door(text(bind), port(port), file(keystore), file(password));
    }

    private String text(Setting setting) {
        String value = values.getOrDefault(setting, setting.fallback());
        if (value.isBlank() && !setting.fallback().isEmpty()) {
            problems.add(setting.key() + ": is empty; leave it out for " + setting.fallback());
        }
        return value;
    }

    private Optional<BackupPlan> backup() {
        BackupPlan plan = new BackupPlan(
                Path.of(text(Setting.BACKUP_FOLDER)),
                number(Setting.BACKUP_HOUR, 0, 23),
                number(Setting.BACKUP_KEEP, 1, 10_000));
        return Optional.of(plan).filter(one -> !one.folder().toString().isEmpty());
    }

    private int port(Setting setting) {
        return number(setting, 0, 65_535);
    }

    private int number(Setting setting, int least, int most) {
        String value = text(setting);
        if (value.matches("[0-9]{1,5}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
            return Integer.parseInt(value);
        }
        problems.add(setting.key() + ": \"" + value + "\" is not it; write a number from " + least + " to " + most);
        return least;
    }

    private Optional<Path> file(Setting setting) {
        String value = text(setting);
        if (value.isBlank()) {
            return Optional.empty();
        }
        Path file = Path.of(value);
        if (!Files.isReadable(file)) {
            problems.add(
                    setting.key() + ": the file " + file.toAbsolutePath() + " cannot be read; check name and rights");
        }
        return Optional.of(file);
    }

    private Optional<String> url(Setting setting) {
        String value = text(setting);
        if (value.isBlank()) {
            return Optional.empty();
        }
        boolean sound;
        try {
            URI uri = URI.create(value);
            sound = uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            sound = false;
        }
        if (!sound || value.endsWith("/")) {
            problems.add(setting.key() + ": \"" + value
                    + "\" must look like https://verify.example.gov.cn, without a slash at the end");
        }
        return Optional.of(value);
    }

    private static Optional<Setting> settingOf(String key) {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.key().equals(key))
                .findFirst();
    }

    private static boolean isGroup(String key) {
        return Arrays.stream(Setting.values()).anyMatch(setting -> setting.key().startsWith(key + "."));
    }

    private ConfigFile() {}
}
