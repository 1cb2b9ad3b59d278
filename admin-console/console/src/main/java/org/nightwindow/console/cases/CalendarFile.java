package org.nightwindow.console.cases;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightwindow.console.cases.WorkingDays.Year;

/// Reads working days from YAML: `2027: {source: …, off: [2027-01-01..2027-01-03], work: [2027-01-10]}`. Every
/// problem is found at once; with one the file counts for nothing.
final class CalendarFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    sealed interface Read {
        record Accepted(WorkingDays days) implements Read {}

        record Rejected(List<String> problems) implements Read {}
    }

    private final List<String> problems = new ArrayList<>();

    static Read read(String yaml) {
        CalendarFile file = new CalendarFile();
        Map<Integer, Year> years = file.years(yaml);
        return file.problems.isEmpty() ? new Read.Accepted(new WorkingDays(years)) : new Read.Rejected(file.problems);
    }

    private Map<Integer, Year> years(String yaml) {
        Map<Integer, Year> years = new HashMap<>();
        try {
            JsonNode tree = YAML.readTree(yaml);
            if (tree == null || !tree.isObject()) {
                problems.add("the file is no map of years");
                return years;
            }
            tree.properties().forEach(entry -> year(entry.getKey(), entry.getValue(), years));
        } catch (JsonProcessingException e) {
            problems.add("no YAML: " + e.getOriginalMessage());
        }
        return years;
    }

    private void year(String name, JsonNode node, Map<Integer, Year> years) {
        if (!name.matches("20[0-9]{2}") || !node.isObject()) {
            problems.add(name + ": must be a year with source, off and work");
            return;
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!Set.of("source", "off", "work").contains(key)) {
                problems.add(name + "." + key + ": there is no such key");
            }
        });
        int year = Integer.parseInt(name);
        String source = node.path("source").asText("");
        if (source.isBlank()) {
            problems.add(name + ".source: say which notice it is from");
        }
        Set<LocalDate> off = days(name + ".off", node.path("off"), year);
        Set<LocalDate> work = days(name + ".work", node.path("work"), year);
        if (off.isEmpty()) {
            problems.add(name + ".off: no year is without holidays");
        }
        for (LocalDate day : work) {
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            if (!weekend || off.contains(day)) {
                problems.add(name + ".work: " + day + " is no weekend day that is worked");
            }
        }
        years.put(year, new Year(source, off, work));
    }

    /// `2027-01-01` or `2027-01-01..2027-01-03`.
    private Set<LocalDate> days(String path, JsonNode list, int year) {
        Set<LocalDate> days = new HashSet<>();
        if (!list.isArray()) {
            problems.add(path + ": must be a list of days");
            return days;
        }
        for (JsonNode each : list) {
            String[] ends = each.asText().split("\\.\\.", 2);
            try {
                LocalDate first = LocalDate.parse(ends[0]);
                LocalDate last = LocalDate.parse(ends[ends.length - 1]);
                if (first.getYear() != year || last.getYear() != year || last.isBefore(first)) {
                    problems.add(path + ": " + each.asText() + " does not lie in " + year);
                } else {
                    first.datesUntil(last.plusDays(1)).forEach(days::add);
                }
            } catch (DateTimeParseException e) {
                problems.add(path + ": " + each.asText() + " is no day such as 2027-01-01");
            }
        }
        return days;
    }
}
