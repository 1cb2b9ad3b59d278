package org.nightwindow.kiosk.journey.review;

import java.util.List;
import java.util.Map;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Declaring;
import org.nightwindow.hall.catalogue.Field;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.kiosk.visit.Step;

/// 请核对: everything that will be declared, field by field, each one touch away from being changed, and what happens
/// after it is handed in.
public final class ReviewStep implements Step {
    private final Item item;
    private final boolean corrects;
    private final Exits exits;
    private List<Line> lines;

    /// One field.
    ///
    /// @param value as the form keeps it; empty where nothing was filled in
    /// @param changeable false for what was read from the card
    public record Line(Field field, String value, boolean changeable) {
        /// Personal data.
        @Override
        public String toString() {
            return "Line[" + field.key() + "]";
        }
    }

    /// Where the step leads.
    public interface Exits {
        /// 都对，去签名
        void confirmed();

        /// 改: back to the form, to this field.
        void change(String key);

        /// 上一步
        void back();
    }

    /// @param values by field key, without problems
    /// @param corrects whether it goes into a case of hers that waits for corrections
    public ReviewStep(Item item, Map<String, String> values, boolean corrects, Exits exits) {
        this.item = item;
        this.corrects = corrects;
        this.exits = exits;
        this.lines = item.fields().stream()
                .map(field -> new Line(
                        field,
                        values.getOrDefault(field.key(), ""),
                        field.prefill().isEmpty()))
                .toList();
    }

    @Override
    public String name() {
        return "review";
    }

    public Text itemName() {
        return item.name();
    }

    /// Whether it goes into a case that was sent back.
    public boolean corrects() {
        return corrects;
    }

    /// In the order of the form; empty after the visit.
    public List<Line> lines() {
        return lines;
    }

    /// Who accepts it, and by when.
    public Declaring declaring() {
        return item.declaring().orElseThrow();
    }

    /// 改
    public void change(Line line) {
        exits.change(line.field().key());
    }

    /// 都对，去签名
    public void confirm() {
        exits.confirmed();
    }

    /// 上一步
    public void back() {
        exits.back();
    }

    @Override
    public void erase() {
        lines = List.of();
    }
}
