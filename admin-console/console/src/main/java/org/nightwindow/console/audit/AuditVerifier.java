package org.nightwindow.console.audit;

import java.util.Optional;

/// Reads a chain from its first row and finds the first that does not fit. One use, one thread.
public final class AuditVerifier {
    /// What was found.
    public sealed interface Finding {
        /// Every row fits to the end.
        record Sound(AuditChain.Head head) implements Finding {}

        /// @param seq the first row that cannot be believed; everything before it holds
        /// @param why in one sentence
        record Broken(long seq, String why) implements Finding {}
    }

    private AuditChain.Head last = new AuditChain.Head(0, AuditEntry.BEGINNING);
    private Optional<Finding> broken = Optional.empty();

    /// The next row.
    ///
    /// @param told as [AuditEntry#told]
    void row(long seq, String told, String hash) {
        if (broken.isPresent()) {
            return;
        }
        if (seq != last.seq() + 1) {
            broken(last.seq() + 1, "row " + seq + " follows row " + last.seq());
        } else if (!AuditEntry.hash(last.hash(), told).equals(hash)) {
            broken(seq, "its content, or the row before it, is not what its hash was made of");
        } else {
            last = new AuditChain.Head(seq, hash);
        }
    }

    /// Something that is no row stands where one should.
    void broken(long seq, String why) {
        if (broken.isEmpty()) {
            broken = Optional.of(new Finding.Broken(seq, why));
        }
    }

    /// The row that must come next.
    long next() {
        return last.seq() + 1;
    }

    /// Compares with a head that was noted elsewhere. To be asked when its row has just been read.
    void compare(AuditChain.Head noted) {
        if (noted.seq() == last.seq() && !noted.hash().equals(last.hash())) {
            broken(noted.seq(), "it is not the row whose hash was noted; it or an earlier one was written anew");
        }
    }

    /// @param head where the chain is said to end
    Finding end(AuditChain.Head head) {
        if (last.seq() != head.seq()) {
            broken(
                    Math.min(last.seq(), head.seq()) + 1,
                    "the chain ends with row " + last.seq() + " but must end with row " + head.seq());
        } else {
            compare(head);
        }
        return broken.orElseGet(() -> new Finding.Sound(last));
    }
}
