package org.nightwindow.kiosk.ui.keyboard;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What is being typed into one field, and what each key does to it. Knows no control; [KeyboardView] draws it, and
/// a new view for another language or mode finds everything as it was.
///
/// A word in pinyin is first [#composing()] and becomes [#text()] when it is chosen, by a candidate, the space key or
/// 确定. What does not fit any more is not written, and [#full()] says so; nothing is ever cut off.
///
/// Personal data: call [#clear()] when the visit ends. Screen thread only, or one thread of a test.
public final class Keyboard {
    private final Kind kind;
    private final int mostCharacters;
    private final CompletableFuture<PinyinDictionary> dictionary;
    private final PinyinComposer composer;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
    private final ReadOnlyStringWrapper reading = new ReadOnlyStringWrapper(this, "reading", "");
    private final ReadOnlyStringWrapper composing = new ReadOnlyStringWrapper(this, "composing", "");
    private final ReadOnlyObjectWrapper<List<String>> candidates =
            new ReadOnlyObjectWrapper<>(this, "candidates", List.of());
    private final ReadOnlyBooleanWrapper full = new ReadOnlyBooleanWrapper(this, "full");
    private final ReadOnlyObjectWrapper<KeyLayout> layout;
    private Script script;
    private boolean capitals;
    private boolean signs;
    private boolean hides;
    private Runnable onDone = () -> {};
    private Runnable onHide = () -> {};

    /// What a field takes.
    public enum Kind {
        /// 0 to 9.
        DIGITS,
        /// 0 to 9 and X.
        ID_NUMBER,
        /// Yuan with at most two decimals.
        MONEY,
        /// Codes: letters (capitals first), digits, `-` and `/`.
        LETTERS,
        /// Chinese, by pinyin.
        CHINESE,
        /// Chinese by pinyin, and with 中 / 英 Latin letters.
        TEXT
    }

    /// What the letter keys write.
    public enum Script {
        PINYIN,
        LATIN
    }

    /// @param mostCharacters code points that fit, at least 1
    public Keyboard(Kind kind, int mostCharacters) {
        this(kind, mostCharacters, chinese(kind) ? PinyinDictionary.shared() : new CompletableFuture<>());
    }

    Keyboard(Kind kind, int mostCharacters, CompletableFuture<PinyinDictionary> dictionary) {
        if (mostCharacters < 1) {
            throw new IllegalArgumentException("a field takes at least one character, not " + mostCharacters);
        }
        this.kind = kind;
        this.mostCharacters = mostCharacters;
        this.dictionary = dictionary;
        this.composer = new PinyinComposer(dictionary);
        this.script = chinese(kind) ? Script.PINYIN : Script.LATIN;
        this.capitals = kind == Kind.LETTERS;
        this.layout = new ReadOnlyObjectWrapper<>(this, "layout", arranged());
    }

    private static boolean chinese(Kind kind) {
        return kind == Kind.CHINESE || kind == Kind.TEXT;
    }

    public Kind kind() {
        return kind;
    }

    /// Code points that fit.
    public int mostCharacters() {
        return mostCharacters;
    }

    /// What has been written.
    public ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /// `nong'shang`: the letters of the word that is not chosen yet; empty when there is none.
    public ReadOnlyStringProperty reading() {
        return reading.getReadOnlyProperty();
    }

    /// 农商: what is written when she goes on without choosing. A field shows it underlined behind the text.
    public ReadOnlyStringProperty composing() {
        return composing.getReadOnlyProperty();
    }

    /// The words to choose from, best first.
    public ReadOnlyObjectProperty<List<String>> candidates() {
        return candidates.getReadOnlyProperty();
    }

    /// Whether the last key wrote nothing because the field is full. False again after the next key.
    public ReadOnlyBooleanProperty full() {
        return full.getReadOnlyProperty();
    }

    /// Which keys there are now.
    public ReadOnlyObjectProperty<KeyLayout> layout() {
        return layout.getReadOnlyProperty();
    }

    public Script script() {
        return script;
    }

    /// Whether letters are written large.
    public boolean capitals() {
        return capitals;
    }

    /// Whether digits and signs stand where the letters were.
    public boolean signs() {
        return signs;
    }

    /// What 确定 does when nothing is composing any more.
    public void onDone(Runnable act) {
        onDone = act;
    }

    /// What 收起键盘 does. Without this the keyboard has no such key.
    public void onHide(Runnable act) {
        onHide = act;
        hides = true;
        layout.set(arranged());
    }

    /// When the dictionary has been read, or has failed to be; at once for kinds that need none. Its completion does
    /// not come on the screen thread: hand [#dictionaryRead()] over to it.
    public CompletableFuture<?> dictionary() {
        return chinese(kind) ? dictionary : CompletableFuture.completedFuture(null);
    }

    /// Finds the words of letters that were typed before the dictionary was there.
    public void dictionaryRead() {
        composer.refresh();
        compose();
    }

    /// Puts a value into the field as it is, for a field that has one already. Nothing is composing then.
    public void replace(String value) {
        composer.clear();
        compose();
        full.set(false);
        text.set(value);
    }

    /// A key was pressed.
    public void press(Key key) {
        full.set(false);
        switch (key) {
            case Key.Write(String written) -> write(written);
            case Key.Act act -> act(act);
        }
    }

    /// Writes as if each character were a key; what the kind does not take is left out. Full-width digits and letters
    /// count as what they stand for.
    public void type(String characters) {
        full.set(false);
        characters.codePoints().forEach(point -> write(Character.toString(point)));
    }

    /// Takes a candidate; letters it does not stand for stay.
    ///
    /// @param index in [#candidates()]; nothing happens when there is none
    public void choose(int index) {
        full.set(false);
        if (index < 0 || index >= candidates.get().size()) {
            return;
        }
        if (!fits(candidates.get().get(index))) {
            full.set(true);
            return;
        }
        composer.choose(index).ifPresent(word -> text.set(text.get() + word));
        compose();
    }

    /// Takes the last letter of the composing word away, else the last character.
    public void backspace() {
        full.set(false);
        if (!composer.isEmpty()) {
            composer.backspace();
            compose();
        } else if (!text.get().isEmpty()) {
            String now = text.get();
            text.set(now.substring(0, now.offsetByCodePoints(now.length(), -1)));
        }
    }

    /// Empties the field and forgets what was composing.
    public void clear() {
        replace("");
    }

    /// 确定: takes the first candidate while a word is composing, so that she sees it, else [#onDone].
    public void done() {
        full.set(false);
        if (composer.isEmpty()) {
            onDone.run();
        } else {
            settle();
        }
    }

    /// The field is left: what is composing is written as [#composing()] showed it.
    ///
    /// @return whether it was; when it does not fit it stays
    public boolean settle() {
        return written(composer.unchosen());
    }

    /// Writes `word` for what is composing, or says that it does not fit.
    private boolean written(String word) {
        if (!fits(word)) {
            full.set(true);
            return false;
        }
        if (!composer.isEmpty()) {
            composer.clear();
            compose();
            text.set(text.get() + word);
        }
        return true;
    }

    private boolean fits(String word) {
        return word.isEmpty() || points(text.get()) + points(word) <= mostCharacters;
    }

    private void act(Key.Act act) {
        switch (act) {
            case BACKSPACE -> backspace();
            case CLEAR -> clear();
            case SPACE -> space();
            case LAYER -> signs = !signs;
            case SHIFT -> capitals = !capitals;
            case SCRIPT -> switchScript();
            case HIDE -> onHide.run();
            case DONE -> done();
        }
        KeyLayout arranged = arranged();
        if (!arranged.equals(layout.get())) {
            layout.set(arranged);
        }
    }

    private void space() {
        if (composer.isEmpty()) {
            becomes(text.get() + " ");
        } else if (candidates.get().isEmpty()) {
            settle();
        } else {
            choose(0);
        }
    }

    /// Letters that are not chosen yet stay as letters when she goes on in Latin.
    private void switchScript() {
        String letters = composer.letters();
        if (!written(letters)) {
            return;
        }
        script = script == Script.PINYIN ? Script.LATIN : Script.PINYIN;
        signs = false;
        capitals = false;
    }

    private void write(String written) {
        boolean reads = script == Script.PINYIN && !signs && PinyinComposer.accepts(written);
        if (reads) {
            if (!composer.type(written.charAt(0)) && !written.equals("'")) {
                full.set(true);
            }
            compose();
        } else if (settle()) {
            becomes(FieldText.after(kind, text.get(), written));
        }
    }

    private void becomes(String next) {
        if (points(next) > mostCharacters && points(next) > points(text.get())) {
            full.set(true);
        } else {
            text.set(next);
        }
    }

    private static int points(String string) {
        return string.codePointCount(0, string.length());
    }

    private void compose() {
        candidates.set(
                composer.candidates().stream().map(PinyinSearch.Candidate::word).toList());
        composing.set(composer.unchosen());
        reading.set(composer.reading());
    }

    private KeyLayout arranged() {
        return KeyLayout.of(kind, script, capitals, signs, hides);
    }

    @Override
    public String toString() {
        return "Keyboard[" + kind + "]";
    }
}
