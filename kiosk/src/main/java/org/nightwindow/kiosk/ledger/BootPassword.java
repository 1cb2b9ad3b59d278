package org.nightwindow.kiosk.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// The key of the ledger: 256 random bits in a file that only the kiosk may read, made at the first start.
final class BootPassword {
    private static final int BYTES = 32;
    private static final int SHORTEST = 8; // Derby refuses less

    static String readOrMake(Path file, RandomGenerator random) throws IOException {
        if (Files.exists(file)) {
            String kept = Files.readString(file).strip();
            if (kept.length() >= SHORTEST) {
                return kept;
            }
        }
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        String made = HexFormat.of().formatHex(key);
        PrivateFile.write(file, made);
        return made;
    }

    private BootPassword() {}
}
