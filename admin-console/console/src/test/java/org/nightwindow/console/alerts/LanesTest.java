package org.nightwindow.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightwindow.console.alerts.AlertNight.K03;
import static org.nightwindow.console.alerts.AlertNight.K07;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In which order messages leave by one channel: who is on watch reads first what cannot wait, and the newest of that,
/// however much lies there since a long outage.
class LanesTest {
    @TempDir
    Path folder;

    private AlertNight night;
    private final List<String> left = new ArrayList<>();

    @BeforeEach
    void begin() {
        night = new AlertNight(folder);
    }

    @AfterEach
    void end() {
        night.close();
    }

    /// @param happens while the first message is on its way
    private void send(Runnable happens) {
        Channel channel = new Channel() {
            @Override
            public String name() {
                return "mail";
            }

            @Override
            public Delivery deliver(Notice notice) {
                left.add(notice.kiosk() + " " + notice.rule());
                if (left.size() == 1) {
                    happens.run();
                }
                return new Delivery.Done();
            }
        };
        try (Messenger messenger = night.messenger(night.database.jdbi(), channel)) {
            messenger.sendDue();
        }
    }

    private void look() {
        night.watch("mail").look();
    }

    @Test
    void whatIsUrgentLeavesBeforeWhatCanWait_andTheNewestOfItFirst() {
        night.clock.turn(Duration.ofHours(8)); // by day everything is told
        night.healthy(K07);
        night.slipsLeftAlone(K03);
        look();
        night.jammed(K07);
        look();
        night.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into kiosk_certificate (serial, kiosk_id, issued_at, expires_at) values ('1', ?, 0, ?)",
                        K03,
                        night.clock.instant().plus(Duration.ofDays(3)).toEpochMilli()));
        look();
        send(() -> {});
        assertThat(left)
                .containsExactly(K07 + " service-closed", K03 + " driver-given-up", K03 + " certificate-ending");
    }

    @Test
    void whatBecomesUrgentWhileOthersLeave_isNext() {
        night.slipsLeftAlone(K03);
        night.jammed(K07);
        look();
        send(() -> {
            night.database
                    .jdbi()
                    .useHandle(handle -> handle.execute("insert into act (kiosk_id, act_key, kind, item, outcome,"
                            + " serial, pages, pages_out, evidence, changed_at) values ('" + K03
                            + "', 'P-1', 'PRINT', 'TAX-01', 'UNKNOWN', 'S', 1, 0, '', 5)"));
            look();
        });
        assertThat(left).hasSize(3);
        assertThat(left.get(1)).isEqualTo(K03 + " sheet-unknown");
    }
}
