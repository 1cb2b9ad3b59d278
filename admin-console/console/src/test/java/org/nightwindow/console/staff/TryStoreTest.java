package org.nightwindow.console.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.FreshData;
import org.nightwindow.console.database.Database;

/// Tries that overlap: checking a password takes long enough for many codes to be tried meanwhile.
class TryStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-22T19:00:00Z");

    @TempDir
    Path folder;

    private final TryStore tries = new TryStore();
    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(FreshData.databaseIn(folder), FreshData.BOOT_PASSWORD);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoKnowsThePassword_andTriesCodesWhileItIsChecked_isLockedAllTheSame() {
        int codes = 0;
        while (true) {
            TryStore.Tries password = count();
            if (password.isLocked(NOW) || count().isLocked(NOW)) {
                break;
            }
            codes++;
            takeBack(password);
            assertThat(codes).isLessThan(TryStore.FREE);
        }
        assertThat(codes).isPositive();
    }

    @Test
    void aLockThatCameWhileThePasswordWasChecked_stays() {
        TryStore.Tries password = count();
        for (int guess = 0; guess < TryStore.FREE; guess++) {
            count();
        }
        takeBack(password);
        assertThat(count().isLocked(NOW)).isTrue();
    }

    @Test
    void aRightPasswordAlone_costsNothing_howeverOften() {
        for (int signIn = 0; signIn < 3 * TryStore.FREE; signIn++) {
            TryStore.Tries password = count();
            assertThat(password).isEqualTo(new TryStore.Tries(0, 0));
            takeBack(password);
        }
    }

    private TryStore.Tries count() {
        return jdbi().inTransaction(transaction -> tries.count(transaction, "lin", NOW));
    }

    private void takeBack(TryStore.Tries before) {
        jdbi().useTransaction(transaction -> tries.takeBack(transaction, "lin", before));
    }

    private Jdbi jdbi() {
        return database.jdbi();
    }
}
