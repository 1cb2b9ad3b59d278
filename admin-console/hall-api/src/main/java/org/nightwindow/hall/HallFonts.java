package org.nightwindow.hall;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The face of everything we show and print: Noto Sans SC (SIL OFL 1.1). It covers all of GB 18030's two-byte part
/// and most of CJK Extension A.
///
/// JavaFX and PDFBox read a font much faster from a file than from a jar, so it is unpacked once.
public enum HallFonts {
    REGULAR("NotoSansSC-Regular.ttf", "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16"),
    BOLD("NotoSansSC-Bold.ttf", "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96");

    /// The family name for style sheets.
    public static final String FAMILY = "Noto Sans SC";

    private final String file;
    private final String sha256;

    HallFonts(String file, String sha256) {
        this.file = file;
        this.sha256 = sha256;
    }

    /// The font as a file in `folder`, unpacked there first when it is not there. A copy is checked against its
    /// SHA-256 before it gets its name, so a file with this name is whole.
    ///
    /// @throws UncheckedIOException when `folder` cannot be written
    public Path in(Path folder) {
        Path font = folder.resolve(sha256.substring(0, 8) + "-" + file);
        if (Files.exists(font)) {
            return font;
        }
        try (InputStream jar = HallFonts.class.getResourceAsStream("fonts/" + file)) {
            if (jar == null) {
                throw new IllegalStateException("the font " + file + " is missing from hall-api");
            }
            byte[] bytes = jar.readAllBytes();
            if (!Sha256.hex(bytes).equals(sha256)) {
                throw new IllegalStateException("the font " + file + " is not the one that was checked in");
            }
            Files.createDirectories(folder);
            Path copy = Files.createTempFile(folder, "font", ".part");
            Files.write(copy, bytes);
            return Files.move(copy, font, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack the font to " + folder, e);
        }
    }
}
