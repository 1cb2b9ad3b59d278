package org.nightwindow.kiosk.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class StoreTest {
    @TempDir
    Path home;

    @Test
    void aBugInTheMiddleOfATransaction_leavesNothingForTheNextCommitToWrite() throws Exception {
        LedgerFolder folder = new LedgerFolder(LedgerBench.settings(home), new Random(), LedgerBench.clock());
        Store store = new Store(folder.open(), CommitWatch.NONE, Duration.ZERO, () -> {});
        try {
            assertThatThrownBy(() -> store.commit("bug", c -> {
                        ActTable.insert(c, Act.planned("P-half", Act.Kind.PRINT, "TAX-01", LedgerBench.NOW));
                        throw new IllegalStateException("a bug");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            store.commit("next", c -> {
                ActTable.insert(c, Act.planned("P-whole", Act.Kind.PRINT, "TAX-01", LedgerBench.NOW));
                return true;
            });
            assertThat(store.read(ActTable::all)).extracting(Act::key).containsExactly("P-whole");
        } finally {
            store.close();
        }
    }
}
