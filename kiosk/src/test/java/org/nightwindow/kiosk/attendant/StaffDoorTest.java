package org.nightwindow.kiosk.attendant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.kiosk.attendant.StaffDoor.Admission;
import org.nightwindow.kiosk.attendant.StaffDoor.Why;
import org.nightwindow.kiosk.bench.PlayedCertificates;
import org.nightwindow.kiosk.journey.identify.UsedCodes;

/// Who is let in at the kiosk itself, with nothing but what it has on its disk.
class StaffDoorTest {
    private static final Instant NOW = Instant.parse("2026-11-20T19:40:00Z");
    private static PlayedCertificates console;

    @TempDir
    Path folder;

    private Optional<Instant> time = Optional.of(NOW);

    @BeforeAll
    static void open() throws Exception {
        console = new PlayedCertificates(java.time.Clock.systemUTC());
    }

    private StaffDoor door() throws Exception {
        var self = Optional.of(console.identity());
        return new StaffDoor(() -> self, new UsedCodes(folder.resolve("used-staff-codes")), () -> time);
    }

    private static Why why(Admission admission) {
        assertThat(admission).isInstanceOf(Admission.Refused.class);
        return ((Admission.Refused) admission).why();
    }

    @Test
    void aGoodCodeOpensOnce_alsoWhenThePowerWasCutBetween() throws Exception {
        String code = console.staffCode("990101-K03", "S-1f0c99ab", NOW);
        assertThat(door().check(code)).isEqualTo(new Admission.Welcome("S-1f0c99ab"));
        assertThat(why(door().check(code))).isEqualTo(Why.USED);
    }

    @Test
    void everyOtherCodeIsRefusedForItsOwnReason() throws Exception {
        StaffDoor door = door();
        assertThat(why(door.check("https://example.org/"))).isEqualTo(Why.NOT_A_CODE);
        assertThat(why(door.check(console.ticket()))).isEqualTo(Why.NOT_A_CODE);
        assertThat(door.check(console.staffCode("990101-K04", "S-1f0c99ab", NOW)))
                .isEqualTo(new Admission.Refused(Why.OTHER_KIOSK, "990101-K04"));
        assertThat(why(door.check(console.staffCode("990101-K03", "S-1f0c99ab", NOW.minusSeconds(700)))))
                .isEqualTo(Why.EXPIRED);
        assertThat(why(door.check(console.staffCode("990101-K03", "S-1f0c99ab", NOW.plusSeconds(60)))))
                .isEqualTo(Why.CLOCKS_DIFFER);
        PlayedCertificates another = new PlayedCertificates(java.time.Clock.systemUTC());
        assertThat(why(door.check(another.staffCode("990101-K03", "S-1f0c99ab", NOW))))
                .isEqualTo(Why.NOT_OURS);
    }

    @Test
    void withoutTheTimeOrWithoutADisk_nobodyIsLetIn_andTheCodeStaysGood() throws Exception {
        String code = console.staffCode("990101-K03", "S-1f0c99ab", NOW);
        time = Optional.empty();
        assertThat(why(door().check(code))).isEqualTo(Why.CLOCK_UNKNOWN);
        time = Optional.of(NOW);
        Path file = folder.resolve("used-staff-codes");
        Files.createDirectory(file);
        assertThat(why(door().check(code))).isEqualTo(Why.CANNOT_RECORD);
        Files.delete(file);
        assertThat(door().check(code)).isInstanceOf(Admission.Welcome.class);
    }

    @Test
    void aKioskThatWasNeverEnrolledHasNoDoor() {
        StaffDoor door = new StaffDoor(Optional::empty, new UsedCodes(folder.resolve("used-staff-codes")), () -> time);
        assertThat(door.exists()).isFalse();
    }
}
