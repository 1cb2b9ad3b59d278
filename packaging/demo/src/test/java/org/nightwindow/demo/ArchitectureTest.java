package org.nightwindow.demo;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rooms of the house and the doors between them.
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.nightwindow");

    private static final String API = "org.nightwindow.driver";
    private static final String HOST = "org.nightwindow.driver.host..";
    private static final String STANDARD = "org.nightwindow.driver.standard..";
    private static final String TESTKIT = "org.nightwindow.driver.testkit..";
    private static final String HALL = "org.nightwindow.hall..";
    private static final String CONSOLE = "org.nightwindow.console..";
    private static final String KIOSK = "org.nightwindow.kiosk..";
    private static final String DEMO = "org.nightwindow.demo..";
    private static final String BENCHMARKS = "org.nightwindow.benchmarks..";

    /// The parts of the program by package, with how many classes there are at least: a rule over an empty scan holds
    /// always and means nothing.
    @Test
    void theScanSawEveryModule() {
        record Room(String prefix, int atLeast) {}
        List<Room> rooms = List.of(
                new Room("org.nightwindow.driver.host", 10),
                new Room("org.nightwindow.driver.standard", 10),
                new Room("org.nightwindow.driver.testkit", 10),
                new Room("org.nightwindow.hall", 20),
                new Room("org.nightwindow.console", 30),
                new Room("org.nightwindow.kiosk", 50),
                new Room("org.nightwindow.demo", 3));
        for (Room room : rooms) {
            assertThat(ALL.stream().filter(c -> c.getPackageName().startsWith(room.prefix())))
                    .as(room.prefix())
                    .hasSizeGreaterThan(room.atLeast());
        }
        assertThat(ALL.stream().filter(c -> c.getPackageName().equals(API))).hasSizeGreaterThan(30);
    }

    static List<ArchRule> doors() {
        return List.of(
                classes()
                        .that()
                        .resideInAPackage(API)
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage("java..", "org.jspecify..", API)
                        .because("a vendor compiles against the driver API with nothing but a JDK"),
                noClasses()
                        .that()
                        .resideInAPackage(HOST)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(STANDARD, TESTKIT, HALL, CONSOLE, KIOSK, DEMO, BENCHMARKS)
                        .because("the host knows drivers only through the API"),
                noClasses()
                        .that()
                        .resideInAPackage(STANDARD)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(HOST, TESTKIT, HALL, CONSOLE, KIOSK, DEMO, BENCHMARKS)
                        .because("our own drivers get no privilege a vendor's driver does not have"),
                noClasses()
                        .that()
                        .resideInAPackage(TESTKIT)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(STANDARD, HALL, CONSOLE, KIOSK, DEMO, BENCHMARKS)
                        .because("a simulator written with our own codec would hide a bug they share"),
                noClasses()
                        .that()
                        .resideInAPackage(HALL)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.nightwindow.driver..", CONSOLE, KIOSK, DEMO, BENCHMARKS)
                        .because("kiosk and console share words, not machinery"),
                noClasses()
                        .that()
                        .resideInAPackage(CONSOLE)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.nightwindow.driver..", KIOSK, DEMO, BENCHMARKS, "javafx..")
                        .because("the console speaks to kiosks over the wire only"),
                noClasses()
                        .that()
                        .resideInAPackage(KIOSK)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(STANDARD, TESTKIT, CONSOLE, DEMO, BENCHMARKS)
                        .because("the kiosk finds drivers at run time and reaches the console over the wire"),
                noClasses()
                        .that()
                        .resideInAPackage(KIOSK)
                        .and()
                        .resideOutsideOfPackage("org.nightwindow.kiosk.hall..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.net.http..", "javax.net.ssl..")
                        .because("only the hall package talks to the console"),
                noClasses()
                        .that()
                        .resideInAnyPackage("org.nightwindow.kiosk.journey..", "org.nightwindow.kiosk.visit..")
                        .and(drawNothing())
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "javafx.scene..", "javafx.stage..", "javafx.application..", "javafx.animation..")
                        .because("steps hold state and rules and are tested without a screen"),
                noClasses()
                        .that()
                        .resideInAnyPackage("org.nightwindow.kiosk.ledger..", "org.nightwindow.kiosk.hall..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx..", "org.nightwindow.kiosk.ui..", "org.nightwindow.kiosk.journey..")
                        .because("what must never be lost does not wait for what is painted"),
                noClasses()
                        .that()
                        .resideInAPackage(KIOSK)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.bouncycastle.cms..", "org.apache.pdfbox.pdmodel.interactive.digitalsignature..")
                        .because("documents are sealed only at the console"));
    }

    /// A screen, or a view that screens share; with what is inside it.
    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> drawNothing() {
        return com.tngtech.archunit.base.DescribedPredicate.describe(
                "are no XScreen and no XView",
                c -> !c.getName().replaceAll("\\$.*", "").matches(".*(Screen|View)"));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void theArrowsAreAsTheHouseAllowsThem(ArchRule rule) {
        rule.check(ALL);
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        slices().matching("org.nightwindow.(**)")
                .should()
                .beFreeOfCycles()
                .because("what changes together lives together, and a circle cannot be read from either end")
                .check(ALL);
    }

    @Test
    void nobodyWritesToStandardOutputInALibrary() {
        noClasses()
                .that(resideInAnyPackage(HOST, STANDARD, HALL)
                        .or(resideInAnyPackage("org.nightwindow.kiosk.ledger..", "org.nightwindow.kiosk.hall..")))
                .and()
                .doNotHaveFullyQualifiedName(
                        "org.nightwindow.driver.host.vendor.Main") // a program, for who signs drivers
                .should()
                .accessField(System.class, "out")
                .because("a log has levels, times and no personal data; standard output has none of it")
                .check(ALL);
    }
}
