package org.nightwindow.hall.constraint;

import java.util.Optional;
import java.util.function.IntPredicate;
import org.nightwindow.hall.Text;

/// In which characters a text is written.
public enum Script implements Constraint {
    /// Chinese characters, and the middle dot between the parts of a name: 阿依古丽·买买提.
    HAN(
            c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN || c == '·',
            new Text("只能填汉字和间隔点“·”", "Chinese characters and the middle dot only"));

    private final IntPredicate allowed;
    private final Text hint;

    Script(IntPredicate allowed, Text hint) {
        this.allowed = allowed;
        this.hint = hint;
    }

    @Override
    public Optional<Text> check(String value, FormValues form, CheckContext now) {
        return value.codePoints().allMatch(allowed) ? Optional.empty() : Optional.of(hint);
    }

    @Override
    public Mark mark(String value, CheckContext now) {
        return Mark.stranger(allowed, value);
    }
}
