package org.nightwindow.kiosk.crash;

import java.util.Optional;

/// What is said to each device, as far as it is told apart here. From the byte tables: GA 450 and the readers' serial
/// protocol, RFC 8011 §5.4.15, Epson's ESC/POS reference.
enum Wire {
    READER {
        @Override
        Optional<String> kind(byte[] sent) {
            return sent.length > 8
                    ? Optional.of(
                            switch (sent[7] << 8 | sent[8]) {
                                case 0x2001 -> "find a card";
                                case 0x2002 -> "select the card";
                                case 0x3001 -> "read the card";
                                default -> "ask the reader";
                            })
                    : Optional.empty();
        }
    },
    SCANNER {
        @Override
        Optional<String> kind(byte[] sent) {
            return Optional.of(sent.length > 1 && sent[1] == 0x54 ? "scanner on" : "scanner off");
        }
    },
    PRINTER {
        @Override
        Optional<String> kind(byte[] sent) {
            for (int i = 0; i + 8 < sent.length; i++) {
                boolean begins = (sent[i] == 1 || sent[i] == 2) && sent[i + 2] == 0 && sent[i + 8] == 1;
                if (begins && sent[i + 1] >= 0 && sent[i + 1] <= 2) {
                    switch (sent[i + 3]) {
                        case 0x02, 0x06 -> {
                            return Optional.of(DOCUMENT);
                        }
                        case 0x04 -> {
                            return Optional.of("Validate-Job");
                        }
                        case 0x05 -> {
                            return Optional.of("Create-Job");
                        }
                        case 0x08 -> {
                            return Optional.of("Cancel-Job");
                        }
                        case 0x09 -> {
                            return Optional.of("Get-Job-Attributes");
                        }
                        case 0x0A -> {
                            return Optional.of("Get-Jobs");
                        }
                        case 0x0B -> {
                            return Optional.of("Get-Printer-Attributes");
                        }
                        default -> {
                            // No operation.
                        }
                    }
                }
            }
            return Optional.empty();
        }
    },
    RECEIPTS {
        @Override
        Optional<String> kind(byte[] sent) {
            boolean dots = sent.length > 3 && sent[0] == 0x1D && sent[1] == 0x76 && sent[2] == 0x30;
            return Optional.of(
                    dots ? ends(sent) ? "the end of the slip" : "the first band of the slip" : "ask the slips");
        }

        // GS V, within what follows the last row.
        private boolean ends(byte[] sent) {
            for (int i = Math.max(8, sent.length - TAIL); i + 1 < sent.length; i++) {
                if (sent[i] == 0x1D && sent[i + 1] == 0x56) {
                    return true;
                }
            }
            return false;
        }
    };

    static final String DOCUMENT = "the document";

    /// A cut and a mark.
    private static final int TAIL = 20;

    /// Empty for what is the rest of a message, or its head alone.
    abstract Optional<String> kind(byte[] sent);
}
