package org.nightwindow.kiosk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The colours as they stand in the style sheet, by WCAG 2.2: text at least 4.5:1, signs at least 3:1.
class ContrastTest {

    private static final Pattern TOKEN = Pattern.compile("(-nw-[a-z0-9-]+):\\s*(#[0-9A-Fa-f]{6})");

    @ParameterizedTest
    @CsvSource({
        ".root, ink, pane, 4.5", ".root, ink2, pane, 4.5", ".root, ink2, white, 4.5", ".root, ink, unlit, 4.5",
        ".root, ink2, unlit, 4.5", ".root, ink2, glow, 4.5", ".root, on-blue, blue, 4.5", ".root, blue, white, 4.5",
        ".root, blue, pane, 4.5", ".root, blue, blue-1, 4.5", ".root, ok, ok-1, 4.5", ".root, warn, warn-1, 4.5",
        ".root, err, err-1, 4.5", ".root, mist, night, 4.5", ".root, lamp, night, 4.5", ".root, on-lamp, lamp, 4.5",
        ".root, lamp-soft, night, 4.5", ".root, on-night, night-3, 4.5", ".root, field, white, 3",
                ".root, future, pane, 3",
        ".root, field, pane, 3", ".root, warn-line, pane, 3", ".elder, ink2, pane, 7", ".elder, ok, ok-1, 7",
        ".elder, warn, warn-1, 7", ".elder, err, err-1, 7", ".contrast, ink, pane, 7", ".contrast, blue, pane, 7",
        ".contrast, on-blue, blue, 7", ".contrast, err, err-1, 7", ".contrast, mist, night, 7"
    })
    void textAndSignsStandOutFromTheirGround(String mode, String front, String ground, double least) throws Exception {
        Map<String, Color> tokens = tokens(".root");
        if (!mode.equals(".root")) {
            tokens.putAll(tokens(mode));
        }
        double ratio = ratio(token(tokens, front), token(tokens, ground));
        assertThat(ratio).as("%s: %s on %s", mode, front, ground).isGreaterThanOrEqualTo(least);
    }

    private static Color token(Map<String, Color> tokens, String name) {
        return Objects.requireNonNull(tokens.get("-nw-" + name), name);
    }

    private static Map<String, Color> tokens(String selector) throws IOException {
        try (InputStream in = Objects.requireNonNull(Theme.class.getResourceAsStream("kiosk.css"))) {
            String sheet = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int from = sheet.indexOf("\n" + selector + " {");
            String block = sheet.substring(from, sheet.indexOf('}', from));
            Map<String, Color> tokens = new HashMap<>();
            Matcher token = TOKEN.matcher(block);
            while (token.find()) {
                tokens.put(token.group(1), Color.web(token.group(2)));
            }
            return tokens;
        }
    }

    private static double ratio(Color one, Color two) {
        double a = luminance(one) + 0.05;
        double b = luminance(two) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
