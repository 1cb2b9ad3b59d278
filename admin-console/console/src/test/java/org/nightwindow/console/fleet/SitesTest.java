package org.nightwindow.console.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightwindow.hall.Enrolment.HallName;
import org.nightwindow.hall.Text;

class SitesTest {
    private static final String TREE = """
            city: {zh: 样例市, en: Sample}
            north: {zh: 松北区, en: Songbei, in: city}
            street: {zh: 一街, en: First Street, in: north, at: [45.8000, 126.5000], kiosks: [K1, K2]}
            other: {zh: 二街, en: Second Street, in: north, at: [45.8090, 126.5000], kiosks: [K3]}
            nowhere: {zh: 江南区, en: Jiangnan, in: city, kiosks: [K4]}
            """;

    @Test
    void aKioskStandsInItsStreet_itsDistrict_andItsCity() {
        assertThat(sites(TREE).places("K1")).extracting(Text::en).containsExactly("First Street", "Songbei", "Sample");
        assertThat(sites(TREE).places("K9")).isEmpty();
    }

    @Test
    void theNearestIsByMetresWhereTheyAreKnown_elseByTheTree_elseOnlyAnother() {
        Sites sites = sites(TREE);
        assertThat(sites.nearest("K1", kiosks("K3", "K2", "K4"))).hasValueSatisfying(near -> {
            assertThat(near.kiosk().id()).isEqualTo("K2");
            assertThat(near.metres()).hasValue(0);
        });
        assertThat(sites.nearest("K1", kiosks("K4", "K3")))
                .hasValueSatisfying(near -> assertThat(near.metres()).hasValue(1001));
        assertThat(sites.nearest("K4", kiosks("K1"))).hasValueSatisfying(near -> {
            assertThat(near.metres()).isEmpty();
            assertThat(near.isNear()).isTrue();
        });
        assertThat(Sites.NONE.nearest("K1", kiosks("K2")))
                .hasValueSatisfying(near -> assertThat(near.isNear()).isFalse());
        assertThat(sites.nearest("K1", List.of())).isEmpty();
    }

    @Test
    void aFileWithErrorsCountsForNothing() {
        assertThat(Sites.read("""
                        a: {zh: 甲, en: A, in: b, kiosks: [K1]}
                        b: {zh: 乙, en: B, in: a, kiosks: [K1]}
                        c: {zh: 丙, in: gone, at: [200, 1]}
                        """))
                .isInstanceOfSatisfying(
                        Sites.Read.Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .anyMatch(line -> line.contains("goes in a circle"))
                                .anyMatch(line -> line.contains("no place gone"))
                                .anyMatch(line -> line.contains("K1: stands in"))
                                .anyMatch(line -> line.startsWith("c.at"))
                                .anyMatch(line -> line.startsWith("c: needs its name")));
    }

    private static Sites sites(String yaml) {
        return Sites.read(yaml) instanceof Sites.Read.Accepted(Sites sites) ? sites : Sites.NONE;
    }

    private static List<Kiosk> kiosks(String... ids) {
        return Arrays.stream(ids)
                .map(id -> new Kiosk(id, new HallName(id, id), KioskState.WORKING, Optional.empty(), Optional.empty()))
                .toList();
    }
}
