package org.nightwindow.console.residents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Catalogue;

/// Ratings in words, ready to be drawn.
///
/// @param levels what the five levels are called, best first
/// @param rows all items together first, then each item
public record RatingsPage(String sentence, List<String> levels, List<Row> rows) {
    private static final int LEVELS = 5;

    /// GB/T 39046 A.8.
    private static final List<Text> WORDS = List.of(
            new Text("非常满意", "Very satisfied"),
            new Text("满意", "Satisfied"),
            new Text("基本满意", "Fairly satisfied"),
            new Text("不满意", "Dissatisfied"),
            new Text("非常不满意", "Very dissatisfied"));

    /// @param numbers how often each level was given
    /// @param bars for each level: its part of the row's width, in thousandths, and where it begins
    public record Row(String item, long total, List<Long> numbers, List<Bar> bars) {}

    public record Bar(int level, int from, int width) {}

    static RatingsPage of(Frame frame, List<Ratings.Count> counts, Catalogue catalogue) {
        long[] all = new long[LEVELS];
        Map<String, long[]> items = new LinkedHashMap<>();
        for (Ratings.Count count : counts) {
            all[count.level() - 1] += count.number();
            items.computeIfAbsent(count.item(), _ -> new long[LEVELS])[count.level() - 1] += count.number();
        }
        long total = Arrays.stream(all).sum();
        List<Row> rows = new ArrayList<>();
        if (total > 0) {
            rows.add(row(frame.say("全部", "All"), all));
        }
        items.forEach((item, numbers) -> rows.add(row(name(frame, catalogue, item), numbers)));
        return new RatingsPage(
                total == 0
                        ? frame.say("近 30 天没有评价", "No ratings in the last 30 days")
                        : frame.say("近 30 天 " + total + " 次评价", total + " ratings in the last 30 days"),
                WORDS.stream().map(frame::say).toList(),
                rows);
    }

    private static String name(Frame frame, Catalogue catalogue, String item) {
        return item.isEmpty()
                ? frame.say("没有办事项", "No item")
                : catalogue.item(item).map(found -> frame.say(found.name())).orElse(item);
    }

    private static Row row(String item, long[] numbers) {
        long total = Arrays.stream(numbers).sum();
        List<Bar> bars = new ArrayList<>();
        long before = 0;
        for (int level = 1; level <= LEVELS; level++) {
            int from = (int) (before * 1000 / total);
            before += numbers[level - 1];
            bars.add(new Bar(level, from, (int) (before * 1000 / total) - from));
        }
        return new Row(item, total, Arrays.stream(numbers).boxed().toList(), bars);
    }
}
