package org.nightwindow.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RareCharactersTest {
    @Test
    void whatIsShownHasAPicture_andWhatHasAPictureIsShown_forEveryChineseCharacterThereIs(@TempDir Path folder)
            throws IOException, FontFormatException {
        Font regular =
                Font.createFont(Font.TRUETYPE_FONT, HallFonts.REGULAR.in(folder).toFile());
        Font bold =
                Font.createFont(Font.TRUETYPE_FONT, HallFonts.BOLD.in(folder).toFile());
        List<String> holes = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        int asked = 0;
        for (int c = 0x2E80; c < 0x40000; c++) {
            int type = Character.getType(c);
            if (type == Character.SURROGATE || !(Character.isIdeographic(c) || type == Character.PRIVATE_USE)) {
                continue;
            }
            asked++;
            String shown = RareCharacters.shown(Character.toString(c));
            int there = shown.codePointAt(0);
            if (!regular.canDisplay(there) || !bold.canDisplay(there)) {
                holes.add("U+%04X".formatted(c));
            }
            if (shown.equals(RareCharacters.MARK)
                    && regular.canDisplay(c)
                    && bold.canDisplay(c)
                    && type != Character.UNASSIGNED) {
                hidden.add("U+%04X".formatted(c));
            }
        }
        assertThat(asked).isGreaterThan(100_000);
        assertThat(holes).isEmpty();
        assertThat(hidden).isEmpty();
    }

    @Test
    void everyDayTextStaysAsItIs_andTheRestIsMarked() {
        assertThat(RareCharacters.shown("样·Abc 娜䶮 8 号楼")).isEqualTo("样·Abc 娜䶮 8 号楼");
        assertThat(RareCharacters.shown("样\uE0F3䶮𠮷")).isEqualTo("样〓䶮〓");
    }

    @Test
    void whereOthersMayRead_onlyTheFirstCharacterStands() {
        assertThat(RareCharacters.masked("样若溪")).isEqualTo("样**");
        assertThat(RareCharacters.masked("𠮷")).isEqualTo("〓**");
        assertThat(RareCharacters.masked("𬱖田")).isEqualTo("𬱖**");
        assertThat(RareCharacters.masked("")).isEmpty();
    }

    @Test
    void staffReadTheNumberOfWhatNobodyCanShow() {
        assertThat(RareCharacters.named("样\uE0F3䶮𠮷")).isEqualTo("样〔U+E0F3〕䶮𠮷");
    }
}
