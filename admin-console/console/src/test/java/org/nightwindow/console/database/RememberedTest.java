package org.nightwindow.console.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.FreshData;

/// The table of [Remembered], on a real Derby.
class RememberedTest {
    @TempDir
    Path folder;

    private final Remembered<String, String> names = new Remembered<>();
    private final AtomicInteger looks = new AtomicInteger();
    private Database database;
    private Jdbi jdbi;

    @BeforeEach
    void open() {
        database = Database.open(FreshData.databaseIn(folder), FreshData.BOOT_PASSWORD);
        jdbi = database.jdbi();
        jdbi.useHandle(handle -> handle.execute("insert into kiosk (id, name_zh, name_en) values ('K07', 'old', '')"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Optional<String> look(String id) {
        looks.incrementAndGet();
        return jdbi.withHandle(handle -> handle.createQuery("select name_zh from kiosk where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
    }

    private void rename(String name) {
        jdbi.useTransaction(transaction -> {
            names.forgetAfter(transaction, each -> each.getKey().equals("K07"));
            transaction.execute("update kiosk set name_zh = ? where id = 'K07'", name);
            assertThat(names.get("K07", id -> Optional.of("nobody asks")))
                    .as("not committed yet")
                    .contains("old");
        });
    }

    @Test
    void whatWasFoundIsNotAskedAgain_untilAChangeOfItIsCommitted() {
        assertThat(names.get("K07", this::look)).contains("old");
        assertThat(names.get("K07", this::look)).contains("old");
        assertThat(looks).hasValue(1);
        rename("new");
        assertThat(names.get("K07", this::look)).as("at once").contains("new");
        assertThat(names.get("K07", this::look)).contains("new");
        assertThat(looks).hasValue(2);
    }

    @Test
    void whatWasFoundBeforeACommit_andComesBehindIt_isNotKept() {
        assertThat(names.get("K07", this::look)).contains("old");
        rename("new");
        Optional<String> late = names.get("K07", id -> {
            Optional<String> before = look(id);
            jdbi.useTransaction(transaction -> {
                names.forgetAfter(transaction, _ -> true);
                transaction.execute("update kiosk set name_zh = 'newest' where id = 'K07'");
            });
            return before;
        });
        assertThat(late).as("answered with what was true when it was asked").contains("new");
        assertThat(names.get("K07", this::look)).contains("newest");
    }

    @Test
    void whatIsNotThereIsAskedForAgain_andAChangeThatFailsChangesNothing() {
        assertThat(names.get("K08", this::look)).isEmpty();
        assertThat(names.get("K08", this::look)).isEmpty();
        assertThat(looks).hasValue(2);
        assertThat(names.get("K07", this::look)).contains("old");
        assertThatThrownBy(() -> jdbi.useTransaction(transaction -> {
                    names.forgetAfter(transaction, _ -> true);
                    transaction.execute("update kiosk set name_zh = 'new' where id = 'K07'");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(names.get("K07", this::look)).contains("old");
    }

    @Test
    void commitAndRollbackBothFail_theDatabaseIsAsked_becauseTheCommitMayHaveComeThrough() {
        assertThat(names.get("K07", this::look)).contains("old");
        Jdbi cut =
                Jdbi.create((ConnectionFactory) () -> answersNothing(jdbi.open().getConnection()));
        assertThatThrownBy(() -> cut.useTransaction(transaction -> {
                    names.forgetAfter(transaction, each -> each.getKey().equals("K07"));
                    transaction.execute("update kiosk set name_zh = 'new' where id = 'K07'");
                }))
                .hasMessage("Failed to commit transaction");
        assertThat(names.get("K07", this::look)).contains("new");
    }

    /// It commits, and neither that nor a rollback is answered.
    private static Connection answersNothing(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                RememberedTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        real.commit();
                    }
                    if (method.getName().matches("commit|rollback")) {
                        throw new SQLException("the line is cut");
                    }
                    return method.invoke(real, arguments);
                });
    }
}
