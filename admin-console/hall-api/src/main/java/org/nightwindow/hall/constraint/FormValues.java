package org.nightwindow.hall.constraint;

import java.util.Map;
import org.nightwindow.hall.Text;

/// The other fields of a form, by key.
///
/// @param values what was filled in; a missing key counts as empty
/// @param labels what the fields are called, for explanations
public record FormValues(Map<String, String> values, Map<String, Text> labels) {
    public FormValues {
        values = Map.copyOf(values);
        labels = Map.copyOf(labels);
    }

    public String value(String key) {
        return values.getOrDefault(key, "");
    }

    public Text label(String key) {
        return labels.getOrDefault(key, new Text(key, key));
    }

    /// What was filled in may be personal.
    @Override
    public String toString() {
        return "FormValues" + values.keySet();
    }
}
