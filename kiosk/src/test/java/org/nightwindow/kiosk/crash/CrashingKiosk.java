package org.nightwindow.kiosk.crash;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nightwindow.driver.host.InstalledDrivers;
import org.nightwindow.driver.host.SystemWires;
import org.nightwindow.kiosk.Kiosk;
import org.nightwindow.kiosk.Seams;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.bench.ScreenThread;
import org.nightwindow.kiosk.config.ConfigReader;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.file.FiledStep;
import org.nightwindow.kiosk.journey.form.FormStep;
import org.nightwindow.kiosk.journey.interrupted.InterruptedStep;
import org.nightwindow.kiosk.journey.paper.DoneStep;
import org.nightwindow.kiosk.journey.paper.PreviewStep;
import org.nightwindow.kiosk.journey.progress.ProgressStep;
import org.nightwindow.kiosk.journey.progress.TrackStep;
import org.nightwindow.kiosk.journey.review.ReviewStep;
import org.nightwindow.kiosk.journey.sign.SignStep;
import org.nightwindow.kiosk.journey.slip.SlipOffer;
import org.nightwindow.kiosk.visit.Step;

/// The program that dies: a whole kiosk without a screen, whose resident has laid her card on the reader and holds
/// her phone under the scanner. Ends by itself when she has left and everything is said.
///
/// Arguments: the configuration with the devices' true addresses, the deadly point, what she does (`print`, `file` or
/// `correct`), and the query code of what she corrects.
final class CrashingKiosk {
    static final int KILLED = 77;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final CrashPoints points;
    private final ScreenThread screen = new ScreenThread();
    private final Kiosk kiosk;

    private CrashingKiosk(String config, CrashPoints points) {
        this.points = points;
        Seams seams = new Seams(
                screen,
                Clock.systemUTC(),
                System::nanoTime,
                new SystemWires(),
                InstalledDrivers.onClassPath(),
                new SecureRandom(),
                points,
                Seams.Limits.USUAL);
        kiosk = screen.get(() -> Kiosk.start(ConfigReader.read(config, Map.of()), seams));
    }

    public static void main(String[] arguments) throws Exception {
        CrashPoints points = new CrashPoints(arguments[1]);
        points.arm(true);
        String config = Files.readString(Path.of(arguments[0]));
        for (Wire wire : Wire.values()) {
            URI address = URI.create(config.lines()
                    .filter(line -> line.startsWith("# " + wire + " "))
                    .findFirst()
                    .orElseThrow()
                    .substring(wire.name().length() + 3));
            int port = new CrashingProxy(wire, address.getPort(), points).port();
            config = config.replace("127.0.0.1:" + address.getPort(), "127.0.0.1:" + port);
        }
        new CrashingKiosk(config, points).live(arguments[2], arguments[3]);
        System.exit(0);
    }

    private void live(String visit, String code) {
        Thread.ofVirtual().start(this::paint);
        reaches(HomeStep.class);
        HomeStep home = see(HomeStep.class);
        switch (visit) {
            case "print" -> print(home);
            case "file" -> file(home);
            case "correct" -> correct(home, code);
            default -> throw new IllegalArgumentException("no such visit: " + visit);
        }
        reaches(AttractStep.class);
        points.arm(false);
        kiosk.close();
        points.passed().forEach(point -> System.out.println("PASSED " + point));
    }

    /// She clicks away what she is told of the life before: at once, or, when she was quicker than the ledger, after
    /// her visit.
    private void reaches(Class<? extends Step> kind) {
        until(() -> {
            if (kiosk.desk().step().get() instanceof InterruptedStep interrupted) {
                interrupted.understood();
            }
            return kind.isInstance(kiosk.desk().step().get());
        });
    }

    private void file(HomeStep home) {
        until(() -> Resident.tile(home, "declare").lit());
        screen.run(() -> home.choose(
                Resident.tile(home, "declare"),
                Resident.tile(home, "declare").items().getFirst()));
        handIn();
    }

    private void correct(HomeStep home, String code) {
        until(() -> Resident.tile(home, "track").lit());
        screen.run(() -> home.choose(Resident.tile(home, "track")));
        TrackStep track = see(TrackStep.class);
        screen.run(() -> {
            track.keyboard().type(code);
            track.look();
        });
        ProgressStep progress = see(ProgressStep.class);
        until(() -> progress.state().get() instanceof ProgressStep.State.One);
        screen.run(progress::correct);
        handIn();
    }

    private void handIn() {
        FormStep form = see(FormStep.class);
        screen.run(() -> Resident.fillsInDeclaration(form));
        screen.run(see(ReviewStep.class)::confirm);
        SignStep sign = see(SignStep.class);
        screen.run(() -> Resident.signs(sign));
        FiledStep filed = see(FiledStep.class);
        until(() -> filed.told().get().slip().state().get() == SlipOffer.State.TAKE_IT);
        leaves(filed::leave);
    }

    private void print(HomeStep home) {
        until(() -> Resident.taxTile(home).lit());
        screen.run(() -> home.choose(Resident.taxTile(home)));
        FormStep form = see(FormStep.class);
        screen.run(() -> {
            form.fill(Resident.field(form, "purpose"), "贷款");
            form.next();
        });
        PreviewStep preview = see(PreviewStep.class);
        until(() -> preview.state().get() instanceof PreviewStep.State.Ready);
        screen.run(preview::print);
        DoneStep done = see(DoneStep.class);
        until(() -> done.slip().state().get() == SlipOffer.State.TAKE_IT);
        leaves(done::leave);
    }

    /// Who has said so has read her result.
    private void leaves(Runnable touch) {
        System.out.println("LEAVES");
        System.out.flush();
        screen.run(touch);
    }

    private void paint() {
        try {
            while (true) {
                screen.execute(() -> {
                    kiosk.painted();
                    kiosk.tick();
                });
                Thread.sleep(50); // the view's frames
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <S extends Step> S see(Class<S> kind) {
        until(() -> kind.isInstance(kiosk.desk().step().get()));
        return screen.get(() -> kind.cast(kiosk.desk().step().get()));
    }

    private void until(Callable<Boolean> fact) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> screen.get(fact));
    }
}
