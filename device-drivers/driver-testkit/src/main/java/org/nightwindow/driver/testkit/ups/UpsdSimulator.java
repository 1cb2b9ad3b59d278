package org.nightwindow.driver.testkit.ups;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.nightwindow.driver.testkit.wire.LineSimulator;
import org.nightwindow.driver.testkit.wire.SerialLine;

/// `upsd` with one power supply called `kups` (RFC 9271: `GET VAR`, `LIST UPS`, `VER`, `LOGOUT`). All methods may
/// be called from any thread.
public final class UpsdSimulator extends LineSimulator<NutFault> {
    /// The name of the supply.
    public static final String UPS = "kups";

    private final SerialLine line = new SerialLine(this::received, this::newcomer);
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final StringBuilder pending = new StringBuilder();

    private UpsdSimulator() {
        variables.put("ups.status", "OL CHRG");
        variables.put("battery.charge", "100");
        variables.put("ups.model", "Smart \"2\" \\ 1500");
    }

    /// On mains, the battery full.
    public static UpsdSimulator start() {
        return new UpsdSimulator();
    }

    /// `ups.status` from now on: `OL`, `OB DISCHRG`, `OB LB` …
    public synchronized void status(String words) {
        variables.put("ups.status", words);
    }

    /// `battery.charge` from now on.
    public synchronized void charge(String percent) {
        variables.put("battery.charge", percent);
    }

    /// A supply that does not measure this.
    public synchronized void without(String variable) {
        variables.remove(variable);
    }

    @Override
    protected SerialLine line() {
        return line;
    }

    private void newcomer() {
        synchronized (pending) {
            pending.setLength(0);
        }
    }

    private void received(byte[] bytes) {
        for (byte one : bytes) {
            String question;
            synchronized (pending) {
                pending.append((char) one);
                question = one == '\n' ? pending.toString().strip() : "";
                pending.setLength(one == '\n' ? 0 : pending.length());
            }
            if (one == '\n') {
                answer(question);
            }
        }
    }

    private void answer(String question) {
        NutFault fault = strike();
        String answer = truth(question) + "\n";
        switch (fault) {
            case null -> send(answer);
            case NutFault.Refused(String error) -> send("ERR " + error + "\n");
            case NutFault.Silent() -> {}
            case NutFault.Late(Duration by) -> {
                LockSupport.parkNanos(by.toNanos());
                send(answer);
            }
            case NutFault.Half() -> send(answer.substring(0, answer.length() / 2));
            case NutFault.Another() -> send("VAR " + UPS + " input.voltage \"231.0\"\n");
            case NutFault.Endless() -> send("VAR ".repeat(1000));
        }
    }

    private synchronized String truth(String question) {
        String[] words = question.split(" ", -1);
        return switch (words[0]) {
            case "VER" -> "Network UPS Tools upsd 2.8.0 - http://www.networkupstools.org/";
            case "LOGOUT" -> "OK Goodbye";
            case "LIST" -> "BEGIN LIST UPS\nUPS " + UPS + " \"kiosk\"\nEND LIST UPS";
            case "GET" -> {
                if (words.length != 4 || !words[1].equals("VAR")) {
                    yield "ERR INVALID-ARGUMENT";
                }
                if (!words[2].equals(UPS)) {
                    yield "ERR UNKNOWN-UPS";
                }
                String value = variables.get(words[3]);
                yield value == null
                        ? "ERR VAR-NOT-SUPPORTED"
                        : "VAR " + UPS + " " + words[3] + " \""
                                + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            }
            default -> "ERR UNKNOWN-COMMAND";
        };
    }

    private void send(String text) {
        line.send(text.getBytes(StandardCharsets.UTF_8));
    }
}
