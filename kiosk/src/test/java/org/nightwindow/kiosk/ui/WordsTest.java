package org.nightwindow.kiosk.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:\\.[A-Za-z0-9_-]+)*\\.?)\"");

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(Words.keys(Language.EN)).isEqualTo(Words.keys(Language.ZH));
    }

    @Test
    void everyTextThatIsAskedForExists_andNoneIsLeftOver() throws IOException {
        Set<String> asked = new TreeSet<>();
        Set<String> beginnings = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher literal = KEY.matcher(Files.readString(file));
                while (literal.find()) {
                    String key = literal.group(1);
                    if (key.endsWith(".")) {
                        beginnings.add(key);
                    } else if (key.contains(".")) {
                        asked.add(key);
                    }
                }
            }
        }
        Set<String> keys = Words.keys(Language.ZH);
        Set<String> groups =
                keys.stream().map(key -> key.substring(0, key.indexOf('.') + 1)).collect(Collectors.toSet());
        Set<String> used = asked.stream()
                .filter(key -> groups.contains(key.substring(0, key.indexOf('.') + 1)))
                .filter(key -> !key.endsWith(".yaml") && !key.endsWith(".css"))
                .collect(Collectors.toSet());
        assertThat(keys).as("asked for in the sources").containsAll(used);
        Set<String> unused = keys.stream()
                .filter(key -> !used.contains(key))
                .filter(key -> beginnings.stream().noneMatch(key::startsWith))
                .filter(key -> used.stream().noneMatch(base -> key.startsWith(base + ".")))
                .filter(key -> !key.equals("brand"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unused).as("texts nobody reads").isEmpty();
    }

    @Test
    void aMissingTextIsABug() {
        assertThatThrownBy(() -> new Words(Language.ZH).get("no.such.text")).hasMessageContaining("no.such.text");
    }

    @Test
    void chineseTextsUseChinesePunctuationAndAvoidCommandingTones() {
        for (String key : Words.keys(Language.ZH)) {
            assertThat(new Words(Language.ZH).get(key))
                    .as(key)
                    .doesNotContain("！", "!!", "操作失败", "异常", "请求失败", "系统", ",", "?");
        }
    }
}
