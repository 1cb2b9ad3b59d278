package org.nightwindow.kiosk.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightwindow.hall.Text;

/// Every sentence a resident reads, by key, in one language. The files are `texts_zh.properties` and
/// `texts_en.properties` (UTF-8) beside this class.
///
/// `{0}`, `{1}` … stand for what is given; `\n` breaks a line where the sense breaks; `**…**` is bold where the
/// place shows it ([Type#line]). Two words read the languages' own files rather than falling back on each other: a
/// missing text is a bug and throws. A Chinese comma before a broken line is spoken by the line break, and shown
/// only where the text stands on one line.
public final class Words {

    private static final Map<Language, Map<String, String>> BUNDLES = new EnumMap<>(Map.of(
            Language.ZH, load(Language.ZH),
            Language.EN, load(Language.EN)));

    private final Language language;

    public Words(Language language) {
        this.language = language;
    }

    public Language language() {
        return language;
    }

    /// @throws IllegalArgumentException when there is no such text
    public String get(String key, Object... values) {
        return raw(language, key, values).replace("，\n", "\n");
    }

    /// A text of several rows, parted by `|` in the file.
    public List<String> rows(String key, Object... values) {
        return List.of(get(key, values).split("\\|", -1));
    }

    /// The same sentence in the other language, for the small second line.
    public String second(String key, Object... values) {
        String text = raw(language.other(), key, values);
        return text.replace("\n", language.other() == Language.EN ? " " : "");
    }

    public String of(Text text) {
        return language.of(text);
    }

    /// A bilingual text in the other language.
    public String secondOf(Text text) {
        return language.other().of(text);
    }

    /// All keys of one language, for the test that compares the two.
    public static Set<String> keys(Language language) {
        return Set.copyOf(bundle(language).keySet());
    }

    private static String raw(Language language, String key, Object... values) {
        String text = bundle(language).get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key + " in " + language.code());
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    private static Map<String, String> bundle(Language language) {
        Map<String, String> bundle = BUNDLES.get(language);
        if (bundle == null) {
            throw new IllegalStateException("no texts for " + language);
        }
        return bundle;
    }

    private static Map<String, String> load(Language language) {
        String file = "texts_" + language.code() + ".properties";
        Properties properties = new Properties();
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
    }
}
