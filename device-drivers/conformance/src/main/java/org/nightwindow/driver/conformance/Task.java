package org.nightwindow.driver.conformance;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/// What an examination is about, as one process tells it to the other, in a file.
///
/// @param jars the folder with the vendor's jars
/// @param driver the id of the driver; empty when the jars hold only one
/// @param address of a real device; empty for our simulator
/// @param settings of the driver
/// @param ask whether somebody stands at the device
/// @param clauses to be judged, in this order
record Task(Path jars, String driver, String address, Map<String, String> settings, boolean ask, List<String> clauses) {

    Task only(List<String> some) {
        return new Task(jars, driver, address, settings, ask, some);
    }

    void write(Path file) throws IOException {
        Properties all = new Properties();
        all.setProperty("jars", jars.toString());
        all.setProperty("driver", driver);
        all.setProperty("address", address);
        all.setProperty("ask", Boolean.toString(ask));
        all.setProperty("clauses", String.join(",", clauses));
        settings.forEach((key, value) -> all.setProperty("set." + key, value));
        StringWriter text = new StringWriter();
        all.store(text, null);
        Files.writeString(file, text.toString());
    }

    static Task read(Path file) throws IOException {
        Properties all = new Properties();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            all.load(text);
        }
        Map<String, String> settings = all.stringPropertyNames().stream()
                .filter(name -> name.startsWith("set."))
                .collect(Collectors.toMap(
                        name -> name.substring("set.".length()),
                        all::getProperty,
                        (one, other) -> one,
                        LinkedHashMap::new));
        return new Task(
                Path.of(all.getProperty("jars")),
                all.getProperty("driver"),
                all.getProperty("address"),
                settings,
                Boolean.parseBoolean(all.getProperty("ask")),
                List.of(all.getProperty("clauses").split(",")));
    }
}
