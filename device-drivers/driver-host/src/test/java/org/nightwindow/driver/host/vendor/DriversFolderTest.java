package org.nightwindow.driver.host.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.host.HostEnvironment;
import org.nightwindow.driver.host.Supervisor;
import org.nightwindow.driver.host.child.Children;
import org.nightwindow.driver.host.child.VendorJar;
import org.nightwindow.driver.host.vendor.DriversFolder.Findings;
import org.nightwindow.driver.host.vendor.DriversFolder.Problem;

/// What technicians put into `drivers/`, looked at by real processes.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DriversFolderTest {
    @TempDir
    private static Path shop;

    private static PublisherKey key;

    @TempDir
    Path work;

    private Path drivers;

    @BeforeAll
    static void vendorsBuildTheirDrivers() throws Exception {
        key = PublisherKey.make();
        VendorJar.make(shop, "NaughtyPrinter", List.of("NaughtyPrinter"));
    }

    @BeforeEach
    void open() {
        drivers = work.resolve("drivers");
    }

    @AfterEach
    void theirProcessesAreGone() {
        Children.areGone();
    }

    private void deliver(String vendor) throws Exception {
        Path folder = Files.createDirectories(drivers.resolve(vendor));
        Files.copy(shop.resolve("NaughtyPrinter.jar"), folder.resolve("NaughtyPrinter.jar"));
        Signing.sign(folder, vendor, "1", Optional.empty(), key);
    }

    private Findings look(String... taken) {
        Trust trust = new Trust(List.of(Publisher.of("shop", key.publicBase64())), false, false);
        return DriversFolder.look(drivers, work.resolve("run"), trust, List.of(taken)::contains);
    }

    @Test
    void nothingThere_isNothingFound() throws Exception {
        assertThat(look()).isEqualTo(new Findings(List.of(), List.of(), List.of()));
        Files.createDirectories(drivers.resolve(".git"));
        assertThat(look()).isEqualTo(new Findings(List.of(), List.of(), List.of()));
    }

    @Test
    void oneIsGood_oneWasAltered_oneHoldsNoDriver_oneJarLiesBeside_eachIsToldByName() throws Exception {
        deliver("acme");
        deliver("broken");
        Files.writeString(drivers.resolve("broken/NaughtyPrinter.jar"), "no jar at all");
        Path empty = Files.createDirectories(drivers.resolve("empty"));
        Files.writeString(empty.resolve("x.jar"), "no jar at all");
        Signing.sign(empty, "empty", "1", Optional.empty(), key);
        Files.writeString(drivers.resolve("lonely.jar"), "");
        Findings found = look();
        assertThat(found.drivers()).extracting(driver -> driver.info().id()).containsExactly("naughty.printer");
        assertThat(found.problems())
                .hasSize(3)
                .anySatisfy(it -> assertThat(it.text()).contains("lonely.jar", "a folder of its own"))
                .anySatisfy(it -> assertThat(it.text()).contains("broken", "was altered"))
                .anySatisfy(it -> assertThat(it.text()).contains("empty", "is not used: no jar in"))
                .allSatisfy(it -> assertThat(it).isInstanceOf(Problem.NotUsed.class));
    }

    /// Decision 0046.
    @Test
    void whatWasFoundAtTheStart_staysAsItWas_whateverHappensToTheFolder() throws Exception {
        deliver("acme");
        Findings found = look();
        Files.writeString(drivers.resolve("acme/NaughtyPrinter.jar"), "another jar, copied while the kiosk runs");
        Files.delete(drivers.resolve("acme/manifest.json"));
        try (Supervisor printer = Supervisor.start(
                "document-printer", found.drivers().getFirst(), Map.of(), HostEnvironment.system(work))) {
            await().atMost(Duration.ofSeconds(20)).until(() -> printer.status().usable());
        }
        assertThat(look().drivers()).as("at the next start").isEmpty();
    }

    @Test
    void twoVendorsClaimOneId_nobodyGuesses_andADriverInTheBoxIsNeverReplaced() throws Exception {
        deliver("acme");
        deliver("acme-old");
        Findings both = look();
        assertThat(both.drivers()).isEmpty();
        assertThat(both.problems())
                .singleElement()
                .isInstanceOfSatisfying(
                        Problem.ClaimedTwice.class,
                        it -> assertThat(it.text()).contains("naughty.printer", "acme-old", "remove all but one"));
        Findings taken = look("naughty.printer");
        assertThat(taken.drivers()).isEmpty();
        assertThat(taken.problems())
                .singleElement()
                .isInstanceOfSatisfying(
                        Problem.ClaimedTwice.class,
                        it -> assertThat(it.text()).contains("belongs to a driver in the box"));
    }

    private void deliverWithLibrary(String vendor, String library, String call) throws Exception {
        Path folder = drivers.resolve(vendor);
        VendorJar.make(folder, "Plain", """
                package vendor;

                import org.nightwindow.driver.*;

                public class Plain implements DriverProvider {
                    @Override
                    public DriverInfo info() {
                        return new DriverInfo("%s.plain", "", "", %s, DeviceKind.CODE_SCANNER, true);
                    }

                    @Override
                    public ConfigSchema configSchema() {
                        return ConfigSchema.of();
                    }

                    @Override
                    public Outcome<Device> open(DeviceContext context, Call call) {
                        return Outcome.cancelled();
                    }
                }

                class Library {
                    %s
                }
                """.formatted(vendor, call, library), List.of("Plain"));
        Signing.sign(folder, vendor, "1", Optional.empty(), key);
    }

    /// One name, two things that cannot be one: each vendor's code sees its own.
    @Test
    void twoVendorsCarryConflictingLibraries_bothWork() throws Exception {
        deliverWithLibrary("acme", "static String version() { return \"1.0.0\"; }", "Library.version()");
        deliverWithLibrary("bolt", "static int version() { return 2; }", "Library.version() + \".0.0\"");
        assertThat(look().drivers())
                .extracting(driver -> driver.info().id() + " " + driver.info().version())
                .containsExactlyInAnyOrder("acme.plain 1.0.0", "bolt.plain 2.0.0");
    }
}
