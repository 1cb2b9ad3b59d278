package org.nightwindow.kiosk;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import org.nightwindow.hall.HallFonts;
import org.nightwindow.kiosk.config.ConfigReader;
import org.nightwindow.kiosk.config.KioskConfig;
import org.nightwindow.kiosk.ledger.LedgerExport;
import org.nightwindow.kiosk.ledger.LedgerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// The kiosk's programs:
///
/// - `run --config FILE` serves residents until it is stopped (SIGTERM). A wrong configuration does not end it: the
///   screen says that this machine is not open, and what to correct.
/// - `export-ledger --config FILE --out FILE` writes what the ledger says of every act, as JSON, while the kiosk does
///   not run.
///
/// Exit codes: 0 done, 1 not done and why is printed, 2 wrong use.
public final class Main {
    private static final String USAGE = """
            usage: kiosk run --config FILE
                   kiosk export-ledger --config FILE --out FILE""";

    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true"); // pages are drawn in memory; the window is JavaFX's
        Optional<Map<String, Path>> options = options(arguments);
        String program = arguments.length == 0 ? "" : arguments[0];
        if (options.isPresent()
                && program.equals("run")
                && options.get().keySet().equals(Set.of("--config"))) {
            var _ = JavaFx.runs(); // meanwhile the log and the configuration are made ready
            oneLog();
            run(options.get().get("--config"));
        } else if (options.isPresent()
                && program.equals("export-ledger")
                && options.get().keySet().equals(Set.of("--config", "--out"))) {
            oneLog();
            System.exit(export(options.get().get("--config"), options.get().get("--out")));
        } else {
            System.err.println(USAGE);
            System.exit(2);
        }
    }

    /// What libraries log by `java.util.logging` lands where all the rest does.
    private static void oneLog() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private static Optional<Map<String, Path>> options(String[] arguments) {
        Map<String, Path> options = new HashMap<>();
        for (int i = 1; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--")
                    || i + 1 == arguments.length
                    || options.put(arguments[i], Path.of(arguments[i + 1])) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(options);
    }

    private static void run(Path file) {
        Logger log = LoggerFactory.getLogger(Main.class);
        Curtain curtain = new Curtain(Platform::runLater);
        Seams seams = Seams.real(curtain);
        Profiles profiles = new Profiles(profile -> ConfigReader.read(file, profile, System.getenv()), seams.drivers());
        KioskConfig.Read read = profiles.start();
        Optional<KioskConfig> config = read instanceof KioskConfig.Read.Accepted(KioskConfig accepted)
                ? Optional.of(accepted)
                : Optional.empty();
        Path fonts = fonts(config.map(KioskConfig::data));
        ZoneId zone = config.map(KioskConfig::zone).orElse(ZoneId.systemDefault());
        boolean fullScreen = config.map(it -> it.screen().fullScreen()).orElse(true);
        Kiosk[] kiosk = new Kiosk[1];
        KioskApplication window;
        try {
            window = KioskApplication.start(fonts, Clock.system(zone), System::nanoTime, fullScreen, () -> {
                kiosk[0] = Kiosk.start(read, profiles, seams);
                JavaFx.runs().join();
                curtain.raise();
                return kiosk[0];
            });
        } catch (RuntimeException | Error bug) {
            log.error("the kiosk cannot be started", bug);
            System.exit(1); // whoever supervises it starts it again; without a window nobody would know
            return;
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            kiosk[0].close(); // waits for an act that runs
                            window.stop();
                        },
                        "kiosk-stop"));
        log.info("kiosk {} runs", Kiosk.SOFTWARE);
    }

    /// Where the fonts are unpacked: with the kiosk's data; or elsewhere when that cannot be written, because the
    /// screen
    /// that says so needs them too.
    private static Path fonts(Optional<Path> data) {
        Path elsewhere = Path.of(System.getProperty("java.io.tmpdir"), "fonts");
        Path usual = data.orElse(elsewhere.getParent()).resolve("fonts");
        try {
            for (HallFonts font : HallFonts.values()) {
                var _ = font.in(usual);
            }
            return usual;
        } catch (UncheckedIOException e) {
            LoggerFactory.getLogger(Main.class).warn("{}; they are unpacked to {}", e.getMessage(), elsewhere);
            return elsewhere;
        }
    }

    private static int export(Path file, Path out) {
        return switch (ConfigReader.read(file, System.getenv())) {
            case KioskConfig.Read.Rejected(List<KioskConfig.Problem> problems) -> {
                problems.forEach(problem -> System.err.println(problem));
                yield 1;
            }
            case KioskConfig.Read.Accepted(KioskConfig config) ->
                switch (LedgerExport.write(LedgerSettings.under(config.data()), out)) {
                    case LedgerExport.Exported.Done(int acts) -> {
                        System.out.println(acts + " acts written to " + out);
                        yield 0;
                    }
                    case LedgerExport.Exported.Failed(String why) -> {
                        System.err.println(why);
                        yield 1;
                    }
                };
        };
    }
}
