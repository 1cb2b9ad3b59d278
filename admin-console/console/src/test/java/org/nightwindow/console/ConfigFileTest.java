package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigFileTest {
    @Test
    void anEmptyFileIsAllDefaults_andSoIsTheDocumentedOne() {
        assertThat(accepted("", Map.of())).isEqualTo(accepted(ConfigFile.documented(), Map.of()));
        assertThat(accepted("", Map.of()).staff().bind()).isEqualTo("127.0.0.1");
    }

    @Test
    void everyProblemIsListedAtOnce_withWhatToDo() {
        var read =
                ConfigFile.read("""
                kiosk: {port: 99999, names: []}
                staf: {port: 1}
                staff: {port: 8080, colour: blue, keystore: /no/such/file.p12}
                public: {url: verify.example, proxies: [10.0.0.0/8, proxy.example]}
                issuers: {app: short}
                """, Map.of("NIGHTWINDOW_CONSOLE_KIOSK_PROT", "1", "NIGHTWINDOW_KIOSK_ELSEWHERE", "x"));
        assertThat(read).isInstanceOf(ConfigFile.Read.Rejected.class);
        List<String> problems = ((ConfigFile.Read.Rejected) read).problems();
        assertThat(problems).hasSize(9);
        assertThat(String.join("\n", problems))
                .contains(
                        "kiosk.port",
                        "kiosk.names",
                        "staf",
                        "staff.colour",
                        "staff.keystore",
                        "public.url",
                        "public.proxies: \"proxy.example\"",
                        "issuers.app")
                .contains("NIGHTWINDOW_CONSOLE_KIOSK_PROT");
    }

    @Test
    void brokenYamlSaysWhere() {
        var read = ConfigFile.read("kiosk:\n  port: [1", Map.of());
        assertThat(((ConfigFile.Read.Rejected) read).problems().getFirst()).contains("line");
    }

    @Test
    void theEnvironmentOverridesTheFile() {
        ConsoleConfig config = accepted(
                "staff: {port: 1}",
                Map.of(
                        "NIGHTWINDOW_CONSOLE_STAFF_PORT", "2",
                        "NIGHTWINDOW_CONSOLE_KIOSK_NAMES", "hall.example, 10.0.0.1",
                        "NIGHTWINDOW_CONSOLE_ISSUERS", "app=" + "A".repeat(59) + "="));
        assertThat(config.staff().port()).isEqualTo(2);
        assertThat(config.kioskNames()).containsExactly("hall.example", "10.0.0.1");
        assertThat(config.issuers()).containsEntry("app", "A".repeat(59) + "=");
    }

    private static ConsoleConfig accepted(String yaml, Map<String, String> environment) {
        return switch (ConfigFile.read(yaml, environment)) {
            case ConfigFile.Read.Accepted(ConsoleConfig config) -> config;
            case ConfigFile.Read.Rejected(List<String> problems) -> throw new AssertionError(problems);
        };
    }
}
