package org.nightwindow.driver.standard.receipt;

import java.util.ArrayDeque;

/// Places in what was sent that the printer has not yet come to, oldest first. Owner thread only.
///
/// An id must not have been used lately: one of a process that died may still wait in the printer and would confirm
/// what is not printed. So ids go up from the time of day, 78 million of them, faster than any printer prints.
final class Marks {
    private static final int FIRST_LETTER = 0x21;
    private static final int LETTERS = 0x7E - FIRST_LETTER + 1;
    private static final int ID_LENGTH = 4;

    private final Confirming confirming;
    private final ArrayDeque<String> outstanding = new ArrayDeque<>();
    private long next;

    /// @param start the time in milliseconds
    Marks(Confirming confirming, long start) {
        this.confirming = confirming;
        next = start;
    }

    /// Another place.
    ///
    /// @return what to send there
    byte[] add() {
        String id = id(next++);
        outstanding.add(id);
        return switch (confirming) {
            case PROCESS_ID -> EscPos.confirm(id);
            case QUEUED_STATUS -> EscPos.queuedStatus();
        };
    }

    /// The printer came to this place; it had come to all before it.
    void confirmed(String id) {
        if (confirming == Confirming.PROCESS_ID && outstanding.contains(id)) {
            while (!outstanding.remove().equals(id)) {
                // Its answer was lost on the way.
            }
        }
    }

    /// The printer came to the oldest place.
    ///
    /// @return false when nothing was asked: the answer is to a question of an earlier slip
    boolean queued() {
        return confirming != Confirming.QUEUED_STATUS || outstanding.poll() != null;
    }

    int outstanding() {
        return outstanding.size();
    }

    void forget() {
        outstanding.clear();
    }

    private static String id(long number) {
        StringBuilder id = new StringBuilder();
        long rest = number;
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append((char) (FIRST_LETTER + (int) Math.floorMod(rest, (long) LETTERS)));
            rest = Math.floorDiv(rest, (long) LETTERS);
        }
        return id.toString();
    }
}
